"""Every rule of the registry holds on good rows and is broken by a row made to break it."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.warehouse.sample_rows import write_tables
from warehouse.checks import Rule, open_tables, rules, verify, violations
from warehouse.errors import TableError
from warehouse.gate import to_arrow
from warehouse.tables import TABLES

Rows = dict[str, list[dict[str, Any]]]


def _set(value: Any) -> Callable[[Rows, Rule], None]:
    def change(rows: Rows, rule: Rule) -> None:
        rows[rule.table][0][rule.column] = value

    return change


def _twice(rows: Rows, rule: Rule) -> None:
    rows[rule.table].append(dict(rows[rule.table][0]))


def _empty_span(rows: Rows, rule: Rule) -> None:
    rows[rule.table][0]["end"] = rows[rule.table][0]["start"]


# How to break a rule, by the first words of its name.
BREAKS: dict[str, Callable[[Rows, Rule], None]] = {
    "unique key": _twice,
    "start before end": _empty_span,
    "inside the document": _set(100_000),
    "evidence": _set("别的字"),
    "not below value": _set(-1.0),
    "not before": _set(date(1901, 1, 1)),
    "one of": _set("nonsense"),
    "at least": _set(-1),
    "pattern": _set("NOT AN ID"),
    "NULL rather than empty": _set(""),
    "in ": _set("ffffffffffffffff-a999"),
}


def break_rule(rows: Rows, rule: Rule) -> None:
    next(change for name, change in BREAKS.items() if rule.name.startswith(name))(rows, rule)


def test_good_rows_pass(rows: Rows, tmp_path: Path) -> None:
    verify(write_tables(rows, tmp_path))


@pytest.mark.parametrize("rule", list(rules()), ids=lambda r: f"{r.table}.{r.column}: {r.name[:30]}")
def test_every_rule_finds_the_row_that_breaks_it(rule: Rule, rows: Rows, tmp_path: Path) -> None:
    break_rule(rows, rule)
    with open_tables(write_tables(rows, tmp_path)) as connection:
        assert len(violations(connection, rule)) == 1


def test_the_error_names_table_column_rule_key_and_next_step(rows: Rows, tmp_path: Path) -> None:
    rows["statistics"][0]["surface"] = "九座"
    with pytest.raises(TableError) as caught:
        verify(write_tables(rows, tmp_path))
    error = caught.value
    assert (error.table, error.column, error.rule) == ("statistics", "surface", "evidence")
    assert error.keys == (("0123456789abcdef-a000", 0),)
    assert "0123456789abcdef-a000" in str(error)
    assert "baoku tables statistics" in str(error)


def test_every_table_and_column_is_covered_by_good_rows(rows: Rows) -> None:
    assert set(rows) == set(TABLES)
    for name, table in TABLES.items():
        assert set(rows[name][0]) == set(table.column_names)


REQUIRED = [(t.name, c.name) for t in TABLES.values() for c in t.columns if not c.nullable]


@pytest.mark.parametrize(("table", "column"), REQUIRED)
def test_null_is_refused_where_a_value_is_required(table: str, column: str, rows: Rows) -> None:
    rows[table][0][column] = None
    with pytest.raises(TableError, match=f"{table}.{column} breaks the rule 'not null'"):
        to_arrow(TABLES[table], rows[table])


ALL = [(t.name, c.name) for t in TABLES.values() for c in t.columns]


@pytest.mark.parametrize(("table", "column"), ALL)
def test_a_value_of_another_type_is_refused(table: str, column: str, rows: Rows) -> None:
    rows[table][0][column] = object()
    with pytest.raises(TableError, match=f"{table}.{column} breaks the rule 'type"):
        to_arrow(TABLES[table], rows[table])


def test_a_missing_or_unknown_column_is_refused(rows: Rows) -> None:
    rows["dates"][0]["weekday"] = rows["dates"][0].pop("basis")
    with pytest.raises(TableError, match="basis, weekday"):
        to_arrow(TABLES["dates"], rows["dates"])
