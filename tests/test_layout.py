"""The repository's shape: package names are ours alone, prose and code agree, nothing leaks in."""

import re
import subprocess
import sys
from importlib import import_module
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
import yaml

from warehouse.dictionary import markdown

ROOT = Path(__file__).parents[1]
PACKAGES = ("flows", "transforms", "warehouse", "seeds")


@pytest.mark.parametrize("package", PACKAGES)
def test_a_package_is_ours_and_no_other_distribution_owns_its_name(package: str) -> None:
    file = import_module(package).__file__
    assert file is not None
    assert Path(file).is_relative_to(ROOT)
    assert set(packages_distributions().get(package, [])) <= {"baoku"}


@pytest.mark.parametrize("package", PACKAGES)
def test_no_module_hides_one_of_the_standard_library(package: str) -> None:
    names = {path.stem for path in (ROOT / package).glob("*.py")} - {"__init__"}
    assert not names & sys.stdlib_module_names


def test_no_test_folder_is_a_package() -> None:
    assert not list((ROOT / "tests").rglob("__init__.py"))


def test_the_data_dictionary_is_the_registrys() -> None:
    assert (ROOT / "docs/tables.md").read_text(encoding="utf-8") == markdown() + "\n"


def test_a_deployment_names_a_flow_and_its_parameters() -> None:
    settings = yaml.safe_load((ROOT / "prefect.yaml").read_text(encoding="utf-8"))
    for deployment in settings["deployments"]:
        module, name = deployment["entrypoint"].rsplit(".", 1)
        getattr(import_module(module), name).validate_parameters(deployment["parameters"])


def test_no_source_file_grows_past_reading() -> None:
    long = {
        str(path.relative_to(ROOT)): count
        for package in PACKAGES
        for path in (ROOT / package).rglob("*.py")
        if (count := len(path.read_text(encoding="utf-8").splitlines())) > 400
    }
    assert not long


def test_the_readmes_commands_exist() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    used = set(re.findall(r"^(?:\.venv/bin/)?baoku (\w+)", text, re.MULTILINE))
    shown = subprocess.run(
        [sys.executable, "-m", "flows.cli", "--help"], capture_output=True, text=True, check=True
    ).stdout
    assert used
    assert all(re.search(rf"^    {command} ", shown, re.MULTILINE) for command in used)
