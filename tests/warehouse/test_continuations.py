"""Parts of one piece on two pages find each other, whichever is loaded first."""

from pathlib import Path

import pytest

from flows.load import DIRECT, run_load
from flows.progress import LogWatcher
from flows.request import make_request
from tests.transforms.test_continuations import BACK, FRONT
from warehouse.catalog import connect
from warehouse.store import Store

OTHER_DAY = BACK.replace("3月2日", "3月3日")
OTHER_PAGE = BACK.replace("第5版", "第6版")


def ties(folder: Path, *loads: list[str]) -> list[tuple[str, str]]:
    """Titles of continued parts and of the parts before them."""
    for pages in loads:
        for page in pages:
            (folder / f"{hash(page)}.txt").write_text(page, encoding="utf-8")
        request = make_request(sources=[str(folder)], warehouse=folder / ".warehouse")
        run_load(request, DIRECT, LogWatcher())
    with connect(Store(folder / ".warehouse")) as connection:
        return connection.execute(
            "SELECT two.continued_from, one.continued_on FROM articles two "
            "JOIN articles one ON two.continuation_of = one.article_id"
        ).fetchall()


@pytest.mark.parametrize("loads", [([FRONT, BACK],), ([FRONT], [BACK]), ([BACK], [FRONT])])
def test_two_parts_are_tied_in_any_order_of_loading(loads: tuple[list[str], ...], tmp_path: Path) -> None:
    assert ties(tmp_path, *loads) == [("1", "5")]


@pytest.mark.parametrize("other", [OTHER_DAY, OTHER_PAGE, FRONT])
def test_parts_of_another_day_or_page_are_not(other: str, tmp_path: Path) -> None:
    assert ties(tmp_path, [FRONT, other]) == []


def test_the_parts_of_a_piece_are_one_text(tmp_path: Path) -> None:
    ties(tmp_path, [FRONT, BACK])
    with connect(Store(tmp_path / ".warehouse")) as connection:
        whole = connection.execute("SELECT text FROM whole_articles WHERE len(part_ids) = 2").fetchall()
        pieces = connection.execute("SELECT count(*) FROM whole_articles").fetchone()
    assert pieces == (2,)
    ((text,),) = whole
    front, back = text.split("\n")
    assert front == "江岸区水厂扩建工程昨日全面开工，工期十八个月，建成后可多供四十万人用水。"
    assert back == "据介绍，扩建后的水厂将采用新的净水工艺，水质好于国家标准，管网也将同步改造。"
