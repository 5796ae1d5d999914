# The tasks that people and CI share. `make help` lists them.
PYTHON ?= python3
BIN := .venv/bin
WAREHOUSE ?= baoku-warehouse

.DEFAULT_GOAL := help
.PHONY: help run test lint format types layers docs check clean

help:  ## list the tasks
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/'

.venv/made:
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade 'pip>=25.1'
	touch $@

.venv/installed: .venv/made pyproject.toml requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable . --constraint requirements.lock
	touch $@

.venv/developing: .venv/installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --group dev --constraint requirements.lock
	touch $@

run: .venv/installed  ## load the sample pages and ask a question
	$(BIN)/baoku run --warehouse $(WAREHOUSE)
	$(BIN)/baoku sql --warehouse $(WAREHOUSE) "$$(cat seeds/question.sql)"

test: .venv/developing  ## run the tests, doctests included
	$(BIN)/pytest --doctest-modules

lint: .venv/developing  ## check style and formatting
	$(BIN)/ruff check
	$(BIN)/ruff format --check

format: .venv/developing  ## put code into its format
	$(BIN)/ruff format
	$(BIN)/ruff check --fix

types: .venv/developing  ## check types
	$(BIN)/mypy

layers: .venv/developing  ## check that imports keep to the floors
	$(BIN)/lint-imports

docs: .venv/installed  ## write docs/tables.md from the registry
	$(BIN)/python -m warehouse.dictionary > docs/tables.md

check: lint types layers test  ## all of the above that can fail

clean:  ## remove the environment and the sample warehouse
	rm -rf .venv baoku-warehouse
