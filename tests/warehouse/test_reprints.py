"""Reprints across loads: one original for each text, whatever the order and split of the loads."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from transforms.duplicates import comparable, sign
from warehouse import reprints
from warehouse.checks import scan
from warehouse.gate import to_arrow, write
from warehouse.publish import Change, publish
from warehouse.reference import variants
from warehouse.reprints import Clusters, find_reprints
from warehouse.store import Snapshot, Store
from warehouse.tables import ARTICLE_SIGNATURES, ARTICLES, EXTRACTED

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)

BRIDGE = """青石岭乡的跨河铁桥昨天合龙。
桥长320米，连接两岸十一个村子，从前村民过河要坐小船，遇到山洪便断了来往。
施工队在河心打下六个桥墩，最深的一个入水14米。队长说，枯水期只有四个月，大家分三班昼夜轮换，才赶在汛期以前把桥架了起来。
通车以后，山里的木材和药材当天可以运到县城。县里的客运公司已经答应，每天早晚各开一班汽车进山。
县委书记在合龙仪式上说，全县还有七个乡要靠渡船出山，今后五年内每年修一座桥，修到最后一个村子为止。
岸边的老人们捧着花生和米酒来看桥。一位摆渡三十年的船工说，他把船桨留下来，给孙子讲故事的时候用。"""

SCHOOL = """白塔镇新办的夜校上月开课。
第一批学员有85人，大多是附近纱厂和砖瓦厂的青年工人，年纪最大的一位今年五十二岁。
夜校每周上课三晚，教语文、算术和机械制图。教室借用镇小学，教员由县中学的老师兼任，不取报酬，只由厂里供应一顿晚饭。
纱厂工会主席说，去年推行新式布机的时候，许多工人看不懂图纸，厂里这才下决心办学。学满一年并且考试及格的，可以参加技工定级。
学员小吴白天看二十台织机，晚上骑车四里路来上课。她说，从前图纸像天书，如今自己能画出梭箱的三面图。
镇上的书店也为夜校延长了营业时间，算术课本头一个星期就卖完了，新书已经从省城发运。"""

NOTICE = (
    "供水公司通知：{}月{}日{}时至{}时检修{}干管，沿线各街巷停水，请居民预先储水，并关好水龙头，以免受淹。"
)

HABIT = (
    "停水期间，消防栓仍由专人看守，送水车每隔一刻钟沿街供水，行动不便的老人可以请居民小组代领。"
    "恢复供水之初水色发黄，放流片刻即清，不影响饮用。给各位带来不便，敬请谅解，并望互相转告。"
)


@dataclass(frozen=True)
class Printed:
    """One page with one piece on it."""

    title: str
    body: str
    day: date | None = None

    @property
    def text(self) -> str:
        return f"{self.title}\n{self.body}"

    @property
    def document_id(self) -> str:
        return hashlib.sha256(f"{self.text}{self.day}".encode()).hexdigest()[:16]

    @property
    def article_id(self) -> str:
        return f"{self.document_id}-a000"

    def rows(self) -> dict[str, dict[str, Any]]:
        place = {"document_id": self.document_id, "article_id": self.article_id, "ordinal": 0}
        shared = {
            **place, "published_on": self.day, "published_on_basis": self.day and "given", "start": 0,
            "sha256": self.document_id * 4, "source_uri": self.text[:9], "encoding": "utf-8",
            "byte_count": 1, "char_count": len(self.text), "extractor_version": "1", "load_id": "first",
            "end": len(self.text), "title": self.title, "headline": self.title, "genre": "report",
            "rule": "test", "confidence": 1.0,
        }  # fmt: skip
        rows = {"documents": shared | {"text": self.text}, "articles": shared | {"text": self.body}}
        if piece := comparable(self.title, self.body, variants()):
            rows["article_signatures"] = place | asdict(sign(piece))
        return rows


def stage(pages: Sequence[Printed], folder: Path) -> Path:
    """Staged files as a load leaves them, one for each extracted table."""
    folder.mkdir(parents=True)
    for table in EXTRACTED:
        rows = [page.rows()[table.name] for page in pages if table.name in page.rows()]
        filled = [{name: row.get(name) for name in table.column_names} for row in rows]
        write(to_arrow(table, filled), folder / f"{table.name}.parquet")
    return folder


def load(store: Store, number: int, batches: Sequence[Sequence[Printed]], **gone: Printed) -> Snapshot:
    """Publish one load; `gone` names sources, by their page's id, that now hold another page."""
    load_id = f"load{number}"
    folder = store.staging / load_id
    staged = [stage(pages, folder / f"batch{i:04d}") for i, pages in enumerate(batches)]
    held = {page.document_id: page for pages in batches for page in pages} | gone
    sources = [
        {
            "source_uri": f"file:///{name}", "document_id": page.document_id, "byte_count": 1,
            "modified_at": NOON, "given_publication": None, "given_published_on": None,
            "extractor_version": "1", "first_load_id": load_id, "last_load_id": load_id, "status": "current",
        }
        for name, page in held.items()
    ]  # fmt: skip
    record = {
        "load_id": load_id, "started_at": NOON, "finished_at": NOON, "status": "completed",
        "extractor_version": "1", "counts": json.dumps({}), "parameters": json.dumps({}),
    }  # fmt: skip
    return publish(store, Change(load_id, tuple(staged), tuple(sources), (), record))


def marked(snapshot: Snapshot) -> dict[str, str]:
    query = (
        f"SELECT article_id, duplicate_of FROM {scan(snapshot.paths('articles'))} WHERE duplicate_of <> ''"
    )
    return dict(duckdb.sql(query).fetchall())


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = Store(tmp_path / "warehouse")
    store.create()
    return store


FIRST = Printed("铁桥合龙", BRIDGE, date(1986, 4, 2))
LATER = Printed("青石岭架起铁桥", BRIDGE.rsplit("\n", 1)[0], date(1986, 4, 5))
UNDATED = Printed("两岸十一村从此不用摆渡", BRIDGE.replace("昨天", "日前"))
OTHER = Printed("夜校开课", SCHOOL, date(1986, 4, 2))


def test_the_earliest_is_the_original_whenever_it_is_loaded(store: Store) -> None:
    assert marked(load(store, 1, [[UNDATED, OTHER]])) == {}
    assert marked(load(store, 2, [[LATER]])) == {UNDATED.article_id: LATER.article_id}
    assert marked(load(store, 3, [[FIRST]])) == {
        LATER.article_id: FIRST.article_id,
        UNDATED.article_id: FIRST.article_id,
    }


def test_of_two_on_one_day_the_lesser_id_is_the_original(store: Store) -> None:
    twin = Printed("铁桥昨天合龙", BRIDGE, FIRST.day)
    low, high = sorted((FIRST.article_id, twin.article_id))
    assert marked(load(store, 1, [[FIRST], [twin]])) == {high: low}


def test_a_removed_original_promotes_the_next(store: Store) -> None:
    load(store, 1, [[FIRST], [LATER, UNDATED]])
    left = load(store, 2, [[OTHER]], **{FIRST.document_id: OTHER})
    assert marked(left) == {UNDATED.article_id: LATER.article_id}
    assert marked(load(store, 3, [], **{LATER.document_id: OTHER})) == {}


def test_only_files_whose_rows_change_are_written_anew(store: Store) -> None:
    before = load(store, 1, [[UNDATED], [OTHER]]).data_files("articles")
    after = load(store, 2, [[FIRST]]).data_files("articles")
    kept = {file.sha256 for file in before} & {file.sha256 for file in after}
    assert (len(before), len(after), len(kept)) == (2, 3, 1)
    assert len({file.name for file in before} | {file.name for file in after}) == 4


PAGES = (
    FIRST, LATER, UNDATED, OTHER,
    Printed("工人夜校", SCHOOL.replace("85", "86"), date(1986, 4, 2)),
    Printed("夜校受欢迎", SCHOOL, None),
    Printed("停水", NOTICE.format(4, 2, 8, 15, "东门"), date(1986, 4, 1)),
    Printed("停水", NOTICE.format(4, 9, 8, 15, "东门"), date(1986, 4, 8)),
    Printed("停水通知", NOTICE.format(4, 2, 8, 15, "东门"), date(1986, 4, 2)),
)  # fmt: skip
REPRINTED = {
    LATER.article_id: FIRST.article_id,
    UNDATED.article_id: FIRST.article_id,
    PAGES[5].article_id: min(OTHER.article_id, PAGES[4].article_id),
    max(OTHER.article_id, PAGES[4].article_id): min(OTHER.article_id, PAGES[4].article_id),
    PAGES[8].article_id: PAGES[6].article_id,
}


@given(st.permutations(PAGES), st.lists(st.integers(0, 2), min_size=len(PAGES), max_size=len(PAGES)))
@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_order_and_split_of_loads_gives_the_same(pages: list[Printed], loads: list[int]) -> None:
    with TemporaryDirectory() as folder:
        store = Store(Path(folder) / "warehouse")
        store.create()
        for number in sorted(set(loads)):
            part = [page for page, place in zip(pages, loads, strict=True) if place == number]
            snapshot = load(store, number, [part[::2], part[1::2]])
        assert marked(snapshot) == REPRINTED


def find(pages: Sequence[Printed], folder: Path) -> dict[str, str]:
    files: dict[str, list[Path]] = {}
    for table in (ARTICLES, ARTICLE_SIGNATURES):
        rows = [page.rows()[table.name] for page in pages if table.name in page.rows()]
        filled = [{name: row.get(name) for name in table.column_names} for row in rows]
        files[table.name] = [folder / f"{table.name}.parquet"]
        write(to_arrow(table, filled), files[table.name][0])
    return find_reprints(files, folder)


@given(st.lists(st.sampled_from(PAGES), unique=True))
@settings(max_examples=25, deadline=None)
def test_a_part_of_the_pages_gives_the_same_clusters(pages: list[Printed]) -> None:
    with TemporaryDirectory() as folder:
        found = find(pages, Path(folder))
    for one in pages:
        for other in pages:
            together = found.get(one.article_id, one.article_id) == found.get(
                other.article_id, other.article_id
            )
            assert together == (
                REPRINTED.get(one.article_id, one.article_id)
                == REPRINTED.get(other.article_id, other.article_id)
            )


def test_a_crowd_of_one_wording_is_not_compared_two_by_two(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """336 notices share their bands; every sixth was printed again, a sentence longer."""
    notices = [
        Printed(
            f"停水通知{i}",
            HABIT + NOTICE.format(1 + i % 12, 1 + i // 12, 6 + i % 5, 12 + i % 7, "东西南北"[i % 4] + "门"),
        )
        for i in range(336)
    ]
    copies = [Printed("又讯", notice.body + "特此再告。") for notice in notices[::6]]
    verdicts = []

    def counted(one: Any, other: Any) -> bool:
        verdicts.append((one, other))
        return is_reprint(one, other)

    is_reprint = reprints.is_reprint
    monkeypatch.setattr(reprints, "is_reprint", counted)
    found = find(notices + copies, tmp_path)
    assert len(verdicts) < len(notices + copies) * 32 * reprints.NEIGHBOURS < 336 * 335
    pairs = zip(notices[::6], copies, strict=True)
    assert {frozenset(pair) for pair in found.items()} == {
        frozenset((notice.article_id, copy.article_id)) for notice, copy in pairs
    }


def test_pairs_of_many_chunks_are_decided_like_those_of_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reprints, "CHUNK", 1)
    assert find(PAGES, tmp_path) == REPRINTED


def test_no_articles_give_no_reprints(tmp_path: Path) -> None:
    assert find([], tmp_path) == {}


@given(st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)), max_size=20))
def test_clusters_are_the_connected_components(links: list[tuple[int, int]]) -> None:
    clusters = Clusters()
    component = {i: {i} for i in range(13)}
    for one, other in links:
        clusters.join(f"{one:02d}", f"{other:02d}")
        merged = component[one] | component[other]
        component |= dict.fromkeys(merged, merged)
    for article, root in clusters.members.items():
        assert root == f"{min(component[int(article)]):02d}"
