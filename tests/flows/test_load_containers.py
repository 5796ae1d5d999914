"""Loads of archives and tables: members are documents, and `sources` tells what stands where."""

import json
import os
import zipfile
from pathlib import Path

import fsspec
import pytest

from flows.load import DIRECT, run_load
from flows.outcomes import Ledger, Outcome
from flows.progress import LogWatcher
from flows.reading import Reject
from flows.request import make_request
from tests.flows.loading import ask, load
from warehouse.errors import RequestError
from warehouse.store import Store

PAGES = {
    "a.txt": "江岸区新建八座水厂\n\n本报讯（记者 李明）江岸区水务局昨日宣布，今年新建八座水厂。\n",
    "b.txt": "龙口渔港扩建\n\n本报讯（通讯员 赵海）龙口渔港近日动工扩建，投资约3.5亿元。\n",
    "c.txt": "渡口新桥通车\n\n本报讯（记者 陆川）渡口新桥昨日通车，全长820米，双向四车道。\n",
}
DAY = "1998-07-04"


def states(warehouse: Path) -> dict[str, tuple[object, bool]]:
    """Of every source its status, and whether it stands for a document, by the end of its address."""
    rows = ask(warehouse, "SELECT source_uri, status, document_id IS NOT NULL FROM sources")
    return {str(uri).rpartition("/")[2]: (status, bool(has)) for uri, status, has in rows}


def pack(path: Path, *names: str, **more: str) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name in names:
            archive.writestr(name, PAGES[name])
        for name, text in more.items():
            archive.writestr(f"{name}.txt", text)
    changed = path.stat().st_mtime + len(names)  # a file system may tell seconds only
    os.utime(path, (changed, changed))
    return path


@pytest.fixture
def warehouse(tmp_path: Path) -> Path:
    return tmp_path / "warehouse"


def test_members_load_and_the_archive_has_a_row_of_its_own(warehouse: Path, tmp_path: Path) -> None:
    summary = load(warehouse, pack(tmp_path / "year.zip", *PAGES))
    assert summary.counts["documents"] == 3
    assert states(warehouse) == {
        "year.zip": ("current", False), **dict.fromkeys(PAGES, ("current", True))
    }  # fmt: skip


def test_an_archive_that_has_not_changed_is_not_opened(
    warehouse: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = pack(tmp_path / "year.zip", *PAGES, bad="")
    load(warehouse, path)
    monkeypatch.setattr("flows.batch.read_records", None)
    again = load(warehouse, path)
    assert (again.load_id, again.unchanged) == (None, 1)


def test_a_member_that_is_gone_is_marked_and_a_changed_one_replaced(warehouse: Path, tmp_path: Path) -> None:
    load(warehouse, pack(tmp_path / "year.zip", "a.txt", "b.txt", "c.txt"))
    load(warehouse, pack(tmp_path / "year.zip", "a.txt", b=PAGES["b.txt"].replace("扩建", "新建")))
    assert states(warehouse) == {
        "year.zip": ("current", False), "a.txt": ("current", True),
        "b.txt": ("current", True), "c.txt": ("gone", True),
    }  # fmt: skip
    titles = ask(warehouse, "SELECT title FROM articles ORDER BY title")
    assert titles == [("江岸区新建八座水厂",), ("渡口新桥通车",), ("龙口渔港新建",)]


def test_members_of_an_archive_that_vanished_are_gone_and_come_back(warehouse: Path, tmp_path: Path) -> None:
    path = pack(tmp_path / "year.zip", "a.txt", "b.txt")
    (tmp_path / "c.txt").write_text(PAGES["c.txt"])
    load(warehouse, path)
    path.rename(tmp_path / "away")
    load(warehouse, path, tmp_path / "c.txt")
    assert states(warehouse) == {
        "year.zip": ("gone", False), "a.txt": ("gone", True), "b.txt": ("gone", True),
        "c.txt": ("current", True),
    }  # fmt: skip
    (tmp_path / "away").rename(path)
    load(warehouse, path)
    assert {status for status, _ in states(warehouse).values()} == {"current"}


def test_what_is_bad_in_an_archive_is_told_and_the_rest_loads(warehouse: Path, tmp_path: Path) -> None:
    summary = load(warehouse, pack(tmp_path / "year.zip", "a.txt", empty="", blank=" \n"))
    assert sorted(r.reason for r in summary.rejects) == ["blank", "empty"]
    assert states(warehouse) == {
        "year.zip": ("current", False), "a.txt": ("current", True),
        "empty.txt": ("rejected", False), "blank.txt": ("rejected", False),
    }  # fmt: skip


def test_members_behind_a_damage_are_not_taken_for_gone(warehouse: Path, tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    path.write_text("id,text\n" + "".join(f'1,"{text}"\n' for text in PAGES.values()))
    load(warehouse, path)
    path.write_bytes(path.read_bytes().replace("龙口渔港扩建".encode(), b"\xff\xff"))
    summary = load(warehouse, path)
    assert [r.reason for r in summary.rejects] == ["broken_encoding"]
    assert {status for status, _ in states(warehouse).values()} == {"current"}
    assert ask(warehouse, "SELECT count(*) FROM documents") == [(3,)]


def test_a_file_that_becomes_an_archive_and_back(warehouse: Path, tmp_path: Path) -> None:
    path = tmp_path / "page"
    path.write_text(PAGES["a.txt"])
    load(warehouse, path)
    pack(path, "b.txt")
    load(warehouse, path)
    assert states(warehouse) == {"page": ("current", False), "b.txt": ("current", True)}
    assert ask(warehouse, "SELECT title FROM articles") == [("龙口渔港扩建",)]
    path.write_text(PAGES["a.txt"] + "完工在即。\n")
    load(warehouse, path)
    assert states(warehouse) == {"page": ("current", True), "b.txt": ("gone", True)}


def test_a_row_hashes_as_the_file_of_its_text(warehouse: Path, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": PAGES["a.txt"]}))
    (tmp_path / "a.txt").write_text(PAGES["a.txt"])
    load(warehouse, tmp_path / "a.txt", tmp_path / "a.jsonl")
    assert ask(warehouse, "SELECT count(*) FROM documents") == [(1,)]
    assert states(warehouse) == {
        "a.txt": ("current", True), "a.jsonl": ("current", False), "a.jsonl#0": ("current", True)
    }  # fmt: skip


def test_what_is_given_goes_before_the_sidecar_and_that_before_the_path(
    warehouse: Path, tmp_path: Path
) -> None:
    path = tmp_path / "1990-01-01.txt"
    path.write_text(PAGES["a.txt"])
    known = "SELECT published_on::VARCHAR, published_on_basis, publication, page FROM documents"
    load(warehouse, path)
    assert ask(warehouse, known) == [("1990-01-01", "path", None, None)]
    sidecar = tmp_path / "1990-01-01.meta.json"
    sidecar.write_text(json.dumps({"published_on": DAY, "publication": "江岸日报", "page": "2"}))
    load(warehouse, path)
    assert ask(warehouse, known) == [(DAY, "given", "江岸日报", "2")]
    load(warehouse, path, published_on="2001-02-03")
    assert ask(warehouse, known) == [("2001-02-03", "given", "江岸日报", "2")]


def test_a_changed_sidecar_is_read_again(warehouse: Path, tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "a.txt").write_text(PAGES["a.txt"])
    sidecar = folder / "a.txt.meta.json"
    for n, name in enumerate(("江岸日报", "江岸晚报")):
        sidecar.write_text(json.dumps({"publication": name}))
        os.utime(sidecar, (2_000_000_000 + n, 2_000_000_000 + n))
        load(warehouse, folder)
        assert ask(warehouse, "SELECT publication FROM documents") == [(name,)]
    assert load(warehouse, folder).load_id is None


def test_a_large_archive_is_staged_in_parts(
    warehouse: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = pack(tmp_path / "year.zip", *PAGES, d=PAGES["a.txt"])
    load(tmp_path / "whole", path)
    monkeypatch.setattr("flows.batch.PART_BYTES", 10)
    load(warehouse, path)
    query = "SELECT * EXCLUDE (load_id) FROM documents ORDER BY document_id"
    assert ask(warehouse, query) == ask(tmp_path / "whole", query)
    assert len(list((warehouse / "current" / "articles").iterdir())) == 3


def test_an_attempt_that_died_leaves_nothing(
    warehouse: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = pack(tmp_path / "year.zip", *PAGES)
    monkeypatch.setattr("flows.batch.PART_BYTES", 10)
    request = make_request(sources=[str(path)], warehouse=warehouse)
    store = Store(warehouse)
    store.create()
    plan = DIRECT.plan(request, store)
    assert DIRECT.transform_batch(plan.batches[0]) == DIRECT.transform_batch(plan.batches[0])
    assert DIRECT.finish(plan, store).counts["documents"] == 3


def test_names_of_any_bytes_load(warehouse: Path, tmp_path: Path) -> None:
    name = os.fsdecode("版面#3 50%".encode() + "报.txt".encode("gb18030"))
    (tmp_path / name).write_text(PAGES["a.txt"])
    load(warehouse, tmp_path / name)
    assert states(warehouse) == {"版面%233 50%25%B1%A8.txt": ("current", True)}
    assert load(warehouse, tmp_path / name).unchanged == 1


def test_a_load_from_remote_storage(warehouse: Path) -> None:
    storage = fsspec.filesystem("memory")
    storage.pipe({f"/year/{name}": text.encode() for name, text in PAGES.items()})
    request = make_request(sources=["memory:///year"], warehouse=warehouse)
    assert run_load(request, DIRECT, LogWatcher()).counts["documents"] == 3
    assert run_load(request, DIRECT, LogWatcher()).unchanged == 3
    storage.rm("/year", recursive=True)
    with pytest.raises(RequestError, match="There is nothing to load"):
        run_load(request, DIRECT, LogWatcher())
    assert states(warehouse) == dict.fromkeys(PAGES, ("current", True))


def test_a_member_is_told_from_a_file_with_a_mark_in_its_name() -> None:
    known = {
        uri: {
            "source_uri": uri,
            "document_id": "d",
            "status": "current",
            "first_load_id": "1",
            "last_load_id": "1",
        }
        for uri in ("file:///a%23b.txt", "file:///a#0", "file:///a#1")
    }
    ledger = Ledger("2", known)
    ledger.enter(Outcome("file:///a", kind="container", whole=True))
    ledger.enter(Outcome("file:///a#0", kind="member", document_id="d"))
    rows = {row["source_uri"]: row["status"] for row in ledger.source_rows()}
    assert rows == {"file:///a": "current", "file:///a#0": "current", "file:///a#1": "gone"}


def test_a_listed_reject_is_counted_once() -> None:
    ledger = Ledger("1", {})
    ledger.enter_listed([Reject("file:///a", "missing", "There is no such file.")])
    assert (len(ledger.rejects), [row["status"] for row in ledger.source_rows()]) == (1, ["rejected"])
