"""The Prefect flow, run as a person runs it: in a process of its own, without a server or network."""

import os
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

from flows.cli import main, sample_pages

TABLES = ("documents", "articles", "statistics", "mentions", "entities")


def run_flow(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """One `baoku` command on a new Prefect home."""
    prefect = {"PREFECT_HOME": str(home), "PREFECT_SERVER_ALLOW_EPHEMERAL_MODE": "true"}
    others = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    command = [sys.executable, "-m", "flows.cli", *arguments]
    return subprocess.run(command, env=others | prefect, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("ingest")


@pytest.fixture(scope="module")
def finished(folder: Path) -> subprocess.CompletedProcess[str]:
    pages = sample_pages()[:3]
    missing = str(folder / "nowhere.txt")
    return run_flow(folder / "home", "run", *pages, missing, "--warehouse", str(folder / "flow"))


def test_the_flow_ends_well_and_says_what_it_did(finished: subprocess.CompletedProcess[str]) -> None:
    assert finished.returncode == 0, finished.stderr
    assert "3 documents" in finished.stdout
    assert "1 missing" in finished.stdout
    assert "Next: baoku sql" in finished.stdout


def test_it_says_in_one_line_that_it_starts_a_server(finished: subprocess.CompletedProcess[str]) -> None:
    assert finished.stderr.splitlines() == [
        "No Prefect server is set: starting a temporary one, 10 to 40 seconds (--direct goes without)."
    ]


def test_the_flow_gives_the_rows_of_the_direct_load(
    folder: Path, finished: subprocess.CompletedProcess[str]
) -> None:
    assert finished.returncode == 0
    main(["run", "--direct", *sample_pages()[:3], "--warehouse", str(folder / "direct")])
    for table in TABLES:
        by_flow, directly = (pd.read_parquet(folder / way / "current" / table) for way in ("flow", "direct"))
        unlike = [c for c in by_flow.columns if c == "load_id"]
        pd.testing.assert_frame_equal(by_flow.drop(columns=unlike), directly.drop(columns=unlike))
