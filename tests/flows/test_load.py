"""Loads on real pages: what is new is loaded, what is bad is told, what was right stays."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

import duckdb
import pandas as pd
import polars as pl
import pytest

from flows import load as load_module
from flows.reading.storage import open_source
from flows.request import make_request
from tests.flows.loading import ask, load
from transforms.document import Extractor, RawDocument, Rows
from warehouse.errors import RequestError, TableError, WarehouseError
from warehouse.store import Store
from warehouse.tables import TABLES

FIRST = """江岸区新建八座水厂

本报讯（记者 李明）江岸区水务局昨日宣布，今年全区新建八座水厂，可供40万人用水。
"""
SECOND = """龙口渔港扩建

本报讯（通讯员 赵海）龙口渔港近日动工扩建，投资约3.5亿元，工期18个月。
"""


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "a.txt").write_text(FIRST, encoding="utf-8")
    (folder / "b.txt").write_text(SECOND, encoding="gb18030")
    return folder


@pytest.fixture
def warehouse(tmp_path: Path) -> Path:
    return tmp_path / "warehouse"


def contents(warehouse: Path) -> dict[str, str]:
    """Every table's rows, but for what names a load."""
    loads = {"load_id", "first_load_id", "last_load_id", "modified_at"}
    tables = {}
    for name, table in TABLES.items():
        if name not in ("loads", "rejects"):
            frame = pd.read_parquet(warehouse / "current" / name)
            kept = frame[[c for c in frame.columns if c not in loads]].astype(str)
            tables[name] = kept.sort_values(list(table.key)).to_csv(index=False)
    return tables


def test_pages_become_rows_of_every_kind(warehouse: Path, pages: Path) -> None:
    summary = load(warehouse, pages)
    assert (summary.counts["documents"], summary.counts["articles"], summary.rejects) == (2, 2, ())
    assert ask(warehouse, "SELECT title FROM articles ORDER BY title") == [
        ("江岸区新建八座水厂",), ("龙口渔港扩建",)
    ]  # fmt: skip
    assert ask(warehouse, "SELECT role, name FROM bylines ORDER BY name") == [
        ("reporter", "李明"), ("correspondent", "赵海")
    ]  # fmt: skip
    assert (3.5e8, "元", "about") in ask(warehouse, "SELECT value, unit, bound FROM statistics")
    assert ask(warehouse, "SELECT count(*) FROM entities")[0][0] == len(
        set(ask(warehouse, "SELECT entity_id FROM mentions"))
    )


def test_loading_the_same_again_changes_nothing(warehouse: Path, pages: Path) -> None:
    first = load(warehouse, pages)
    before = sorted(warehouse.rglob("*.parquet"))
    second = load(warehouse, pages)
    assert (second.snapshot, second.load_id, second.unchanged) == (first.snapshot, None, 2)
    assert sorted(warehouse.rglob("*.parquet")) == before


def test_a_changed_page_replaces_its_old_rows(warehouse: Path, pages: Path) -> None:
    load(warehouse, pages)
    (pages / "a.txt").write_text(FIRST.replace("八座", "九座"), encoding="utf-8")
    assert load(warehouse, pages).unchanged == 1
    titles = ask(warehouse, "SELECT title FROM articles ORDER BY title")
    assert titles == [("江岸区新建九座水厂",), ("龙口渔港扩建",)]
    assert ask(warehouse, "SELECT count(*) FROM documents") == [(2,)]


def test_the_same_content_at_two_places_loads_once(warehouse: Path, pages: Path) -> None:
    (pages / "copy.txt").write_bytes((pages / "a.txt").read_bytes())
    load(warehouse, pages)
    assert ask(warehouse, "SELECT count(*) FROM documents") == [(2,)]
    assert ask(warehouse, "SELECT count(*) FROM sources WHERE status = 'current'") == [(3,)]


def test_a_copy_that_comes_later_adds_a_source_and_no_rows(warehouse: Path, pages: Path) -> None:
    load(warehouse, pages)
    (pages / "0.txt").write_bytes((pages / "a.txt").read_bytes())
    load(warehouse, pages)
    first_read = ask(warehouse, "SELECT source_uri FROM documents ORDER BY source_uri")
    assert [Path(str(uri)).name for (uri,) in first_read] == ["a.txt", "b.txt"]
    assert ask(warehouse, "SELECT count(*) FROM sources") == [(3,)]


def test_two_loads_give_the_tables_of_one(tmp_path: Path, pages: Path) -> None:
    load(tmp_path / "once", pages)
    load(tmp_path / "twice", pages / "b.txt")
    load(tmp_path / "twice", pages)
    assert contents(tmp_path / "once") == contents(tmp_path / "twice")


def test_bad_inputs_are_told_and_good_ones_beside_them_load(warehouse: Path, pages: Path) -> None:
    (pages / "empty.txt").write_bytes(b"")
    (pages / "photo.txt").write_bytes(b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x02\x00\x00\x03")
    (pages / "void").mkdir()
    summary = load(warehouse, pages, pages / "void", pages / "nowhere.txt")
    reasons = {Path(r.source_uri).name: r.reason for r in summary.rejects}
    assert reasons == {
        "empty.txt": "empty", "photo.txt": "binary", "void": "empty_folder", "nowhere.txt": "missing"
    }  # fmt: skip
    assert summary.counts["documents"] == 2
    kept = ask(warehouse, "SELECT reason, detail <> '' FROM rejects")
    assert sorted(kept) == sorted((reason, True) for reason in reasons.values())
    assert load(warehouse, pages, pages / "void", pages / "nowhere.txt").load_id is None


def test_a_rejected_page_loads_once_it_is_mended(warehouse: Path, pages: Path) -> None:
    (pages / "c.txt").write_bytes(b"")
    load(warehouse, pages)
    (pages / "c.txt").write_text(FIRST.replace("江岸", "江汉"), encoding="utf-8")
    assert load(warehouse, pages).counts["documents"] == 1
    assert ask(warehouse, "SELECT count(*) FROM sources WHERE status = 'current'") == [(3,)]


def test_a_page_that_turns_bad_keeps_the_rows_it_gave(warehouse: Path, pages: Path) -> None:
    load(warehouse, pages)
    (pages / "a.txt").write_bytes(b"")
    assert [r.reason for r in load(warehouse, pages).rejects] == ["empty"]
    assert ask(warehouse, "SELECT count(*) FROM documents") == [(2,)]


def test_a_page_that_vanishes_is_marked_and_kept(warehouse: Path, pages: Path) -> None:
    load(warehouse, pages)
    (pages / "a.txt").unlink()
    load(warehouse, pages / "a.txt", pages / "b.txt")
    assert ask(warehouse, "SELECT count(*) FROM documents") == [(2,)]
    gone = ask(warehouse, "SELECT source_uri FROM sources WHERE status = 'gone'")
    assert [Path(str(uri)).name for (uri,) in gone] == ["a.txt"]


def test_a_file_that_cannot_be_opened_after_listing_is_rejected(
    warehouse: Path, pages: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(path: str) -> BinaryIO:
        if path.endswith("a.txt"):
            raise PermissionError(13, "Permission denied")
        return open_source(path)

    monkeypatch.setattr("flows.reading.reader.open_source", locked)
    summary = load(warehouse, pages)
    assert [r.reason for r in summary.rejects] == ["no_permission"]
    assert summary.counts["documents"] == 1


def test_what_is_given_is_written_and_holds_for_later_loads(warehouse: Path, pages: Path) -> None:
    load(warehouse, pages, publication="江岸日报", published_on="2021-05-03")
    (pages / "a.txt").write_text(FIRST + "水厂明年完工。\n", encoding="utf-8")
    load(warehouse, pages)
    given = ask(warehouse, "SELECT publication, published_on::VARCHAR, published_on_basis FROM documents")
    assert given == [("江岸日报", "2021-05-03", "given")] * 2
    assert ask(warehouse, "SELECT date_start::VARCHAR FROM dates WHERE surface = '今年'") == [("2021-01-01",)]


def test_a_newly_given_date_is_applied_to_what_was_loaded(warehouse: Path, pages: Path) -> None:
    load(warehouse, pages)
    assert load(warehouse, pages, published_on="2021-05-03").counts["documents"] == 2
    assert ask(warehouse, "SELECT DISTINCT published_on::VARCHAR FROM articles") == [("2021-05-03",)]


def test_many_batches_give_the_rows_of_one(
    tmp_path: Path, pages: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load(tmp_path / "one", pages)
    monkeypatch.setattr("flows.plan.BATCH_BYTES", 10)
    load(tmp_path / "many", pages)
    assert contents(tmp_path / "one") == contents(tmp_path / "many")


def test_nothing_to_load_is_a_clear_error(warehouse: Path, tmp_path: Path) -> None:
    with pytest.raises(RequestError, match=r"There is nothing to load.*nowhere\.txt: There is no such file"):
        load(warehouse, tmp_path / "nowhere.txt")


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("published_on", "2022-13-01", "published_on"),
        ("published_on", "1022-01-01", "no date of a newspaper"),
        ("publication", "", "publication"),
        ("wharehouse", "x", "wharehouse"),
    ],
)
def test_a_wrong_parameter_is_named(name: str, value: str, said: str) -> None:
    with pytest.raises(RequestError, match=said):
        make_request(sources=["a.txt"], **{name: value})


def test_a_load_that_breaks_a_rule_publishes_nothing(
    warehouse: Path, pages: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load(warehouse, pages / "a.txt")
    monkeypatch.setattr(load_module, "EXTRACTOR_VERSION", "")
    with pytest.raises(TableError, match="NULL rather than empty"):
        load(warehouse, pages)
    assert Store(warehouse).require().number == 1
    assert ask(warehouse, "SELECT count(*) FROM documents") == [(1,)]


def test_a_load_record_says_what_was_asked_and_done(warehouse: Path, pages: Path) -> None:
    summary = load(warehouse, pages, publication="江岸日报")
    ((counts, parameters),) = ask(warehouse, "SELECT counts, parameters FROM loads")
    assert json.loads(str(counts))["articles"] == summary.counts["articles"]
    assert json.loads(str(parameters))["publication"] == "江岸日报"


def test_the_tables_folder_is_exactly_the_current_rows(warehouse: Path, pages: Path) -> None:
    load(warehouse, pages)
    (pages / "a.txt").write_text(SECOND, encoding="utf-8")
    load(warehouse, pages)
    for table in TABLES:
        folder = warehouse / "current" / table
        ((rows,),) = ask(warehouse, f'SELECT count(*) FROM "{table}"')
        assert len(pd.read_parquet(folder)) == pl.read_parquet(folder).height == rows


def test_the_catalog_is_readable_from_anywhere_while_a_load_holds_the_warehouse(
    warehouse: Path, pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load(warehouse, pages)
    (tmp_path / "away").mkdir()
    monkeypatch.chdir(tmp_path / "away")
    with (
        Store(warehouse).lock(print),
        duckdb.connect(os.path.relpath(warehouse / "baoku.duckdb"), read_only=True) as reader,
    ):
        assert reader.execute("SELECT count(*) FROM articles").fetchone() == (2,)


def test_a_folder_of_other_things_is_not_made_a_warehouse(pages: Path) -> None:
    with pytest.raises(WarehouseError, match="holds other things"):
        load(pages, pages / "a.txt")


def faulty(monkeypatch: pytest.MonkeyPatch, spoil: Callable[[Rows], None]) -> None:
    """Make the extractor spoil the rows of pages that speak of a water works."""
    whole = Extractor.extract

    def extract(self: Extractor, raw: RawDocument) -> Rows:
        rows = whole(self, raw)
        if "水厂" in raw.text:
            spoil(rows)
        return rows

    monkeypatch.setattr(Extractor, "extract", extract)


def test_a_fault_in_a_rule_costs_its_page_and_not_the_load(
    warehouse: Path, pages: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_rows: Rows) -> None:
        raise KeyError("大后天")

    faulty(monkeypatch, fail)
    (reject,) = load(warehouse, pages).rejects
    assert reject.reason == "extraction_failed"
    assert "KeyError: '大后天' in fail (test_load.py:" in reject.detail
    assert ask(warehouse, "SELECT title FROM articles") == [("龙口渔港扩建",)]


def test_rows_that_break_a_rule_cost_their_page_and_not_the_load(
    warehouse: Path, pages: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def spoil(rows: Rows) -> None:
        rows["statistics"][0]["value_high"] = -1.0

    faulty(monkeypatch, spoil)
    (reject,) = load(warehouse, pages).rejects
    assert (reject.reason, Path(reject.source_uri).name) == ("broken_rule", "a.txt")
    assert "statistics.value_high: not below value" in reject.detail
    assert ask(warehouse, "SELECT title FROM articles") == [("龙口渔港扩建",)]
    assert ask(warehouse, "SELECT status FROM sources WHERE source_uri LIKE '%a.txt'") == [("rejected",)]
