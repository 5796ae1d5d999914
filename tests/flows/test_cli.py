"""The command line as a person meets it: answers, help, and errors that say what to do."""

import csv
import io
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from flows.cli import main, sample_pages
from warehouse.tables import TABLES


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cli") / "库 1"
    assert main(["run", "--direct", "--warehouse", str(folder)]) == 0
    return folder


def test_the_sample_pages_load_without_a_reject(warehouse: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert (
        main(["sql", "--warehouse", str(warehouse), "SELECT count(*) FROM rejects", "--format", "csv"]) == 0
    )
    assert capsys.readouterr().out.split() == ["count_star()", "0"]


def test_a_load_ends_with_what_it_did_and_the_next_command(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["run", sample_pages()[0], "--direct", "--warehouse", str(tmp_path / "w")]) == 0
    out = capsys.readouterr().out
    assert re.search(r"1 documents, \d+ articles, \d+ bylines, \d+ mentions, \d+ statistics, \d+ dates", out)
    assert re.search(r"0 rejects, 0 unchanged; \d+\.\d\d MB in \d+\.\d s, \d+\.\d\d MB/s", out)
    assert f"Next: baoku sql --warehouse {tmp_path / 'w'}" in out


def test_a_second_run_says_that_nothing_is_new(warehouse: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["run", "--direct", "--warehouse", str(warehouse)])
    assert f"Nothing new: {len(sample_pages())} sources are as they were." in capsys.readouterr().out


QUERY = "SELECT title, start, published_on FROM articles ORDER BY title LIMIT 3"


def test_csv_is_read_back(warehouse: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["sql", "--warehouse", str(warehouse), "--format", "csv", QUERY])
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert len(rows) == 3
    assert set(rows[0]) == {"title", "start", "published_on"}


def test_json_is_read_back(warehouse: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["sql", "--warehouse", str(warehouse), "--format", "json", QUERY])
    assert len(json.loads(capsys.readouterr().out)) == 3
    main(["sql", "--warehouse", str(warehouse), "--format", "json", "SELECT 1 WHERE false"])
    assert json.loads(capsys.readouterr().out) == []


def test_the_question_of_the_first_run_has_an_answer(
    warehouse: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    question = (Path(__file__).parents[2] / "seeds" / "question.sql").read_text(encoding="utf-8")
    assert main(["sql", "--warehouse", str(warehouse), "--format", "json", question]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert len(rows) == 12
    assert all(row["value"] and row["what"] for row in rows)


def test_a_table_shows_its_column_names(warehouse: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["sql", "--warehouse", str(warehouse), QUERY])
    assert "published_on" in capsys.readouterr().out


def test_a_query_is_read_from_standard_input(
    warehouse: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("SELECT 6 * 7 AS answer"))
    main(["sql", "--warehouse", str(warehouse), "--format", "csv", "-"])
    assert capsys.readouterr().out.split() == ["answer", "42"]


@pytest.fixture
def in_reach(warehouse: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A working directory of its own, and the warehouse named by the environment."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BAOKU_WAREHOUSE", str(warehouse))


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["sql", "SELEC 1"], "The query failed"),
        (["sql", "SELECT * FROM artikles"], "Did you mean"),
        (["sql", "SELECT 1", "--warehouse", "nowhere"], "holds no warehouse yet"),
        (["tables", "artikles"], "There is no table 'artikles'"),
        (["run", "nowhere.txt", "--direct"], "There is no such file"),
        (["run", "--published-on", "yesterday", "--direct"], "published_on"),
    ],
)
@pytest.mark.usefixtures("in_reach")
def test_an_error_names_what_was_wrong(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 1
    error = capsys.readouterr().err
    assert error.startswith("baoku: ")
    assert said in error
    assert "Traceback" not in error


@pytest.mark.parametrize("command", [[], ["run"], ["sql"], ["tables"]])
def test_help_has_an_example(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([*command, "--help"])
    assert ended.value.code == 0
    assert re.search(r"^examples?:\n  baoku ", capsys.readouterr().out, re.MULTILINE)


def test_the_dictionary_tells_every_table_and_column(capsys: pytest.CaptureFixture[str]) -> None:
    main(["tables"])
    assert set(TABLES) <= set(capsys.readouterr().out.split())
    for table in TABLES.values():
        main(["tables", table.name])
        out = capsys.readouterr().out
        assert all(column.description in out for column in table.columns)


def test_a_reader_that_stops_early_is_no_error(warehouse: Path) -> None:
    query = "SELECT range FROM range(2000000)"
    command = [
        sys.executable,
        "-m",
        "flows.cli",
        "sql",
        "--warehouse",
        str(warehouse),
        "--format",
        "csv",
        query,
    ]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(20) == 0
