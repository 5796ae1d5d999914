"""Markers of a piece that goes on over a page belong to the right article."""

import pytest

from transforms.continuations import Continuation, find_continuations, page_key
from transforms.page import PageReader
from transforms.text import RawText

FRONT = """江岸日报 2021年3月2日 第1版

江岸区水厂扩建全面开工

本报讯（记者 李明）江岸区水厂扩建工程昨日全面开工，工期十八个月，建成后可多供四十万人用水。
（下转第5版）

龙口渔港迎来新船

本报讯（记者 赵海）龙口渔港昨日迎来三艘新船，船员们说，今年的春汛值得期待。
"""
BACK = """江岸日报 2021年3月2日 第5版

（上接第1版）
江岸区水厂扩建全面开工

据介绍，扩建后的水厂将采用新的净水工艺，水质好于国家标准，管网也将同步改造。
"""


def marks(text: str) -> dict[int, Continuation]:
    raw = RawText.fold(text, {})
    page = PageReader({"李": 1, "赵": 1}).read(raw)
    return dict(find_continuations(page.articles, page.furniture, raw))


def test_a_piece_that_goes_on_is_the_one_before_the_marker() -> None:
    assert marks(FRONT) == {0: Continuation(continued_on="5")}


def test_a_piece_that_comes_from_another_page_is_the_one_after_the_marker() -> None:
    assert marks(BACK) == {0: Continuation(continued_from="1")}


@pytest.mark.parametrize(
    ("label", "key"), [("5", "5"), ("05", "5"), ("A05", "A5"), ("a5", "A5"), ("十一", "11"), ("要闻", "要闻")]
)
def test_all_spellings_of_a_page_are_equal(label: str, key: str) -> None:
    assert page_key(label) == key
