"""Issue date, newspaper, page number and script, from paths and mastheads."""

from datetime import date

import pytest

from transforms.issue import date_in_path, masthead_date, masthead_publication, page_label, script_of
from transforms.records import Furniture, FurnitureKind
from transforms.text import RawText


def printed(text: str, kind: FurnitureKind = "masthead") -> tuple[list[Furniture], RawText]:
    return [Furniture(kind, text, 0, len(text), "test")], RawText.fold(text, {ord("報"): "报"})


@pytest.mark.parametrize(
    ("path", "day"),
    [
        ("/pages/2022-11-02/03.txt", date(2022, 11, 2)),
        ("/pages/2022/11/02/03.txt", date(2022, 11, 2)),
        ("20221102_A03.txt", date(2022, 11, 2)),
        ("江岸日报2022年1月2日第3版.txt", date(2022, 1, 2)),
        ("archive_2001-01-01/2001.01.05.txt", date(2001, 1, 5)),
        ("1946_05_15.txt", date(1946, 5, 15)),
        ("20221302.txt", None),
        ("2022-1102.txt", None),
        ("page_1234567890.txt", None),
        ("120221102.txt", None),
        ("pages.txt", None),
    ],
)
def test_a_date_in_a_path(path: str, day: date | None) -> None:
    assert date_in_path(path) == day


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("江岸日报 2023年5月16日 星期二", date(2023, 5, 16)),
        ("二○○一年三月六日 星期二 第三版", date(2001, 3, 6)),
        ("江岸日报 第3版", None),
    ],
)
def test_a_date_in_a_masthead(line: str, day: date | None) -> None:
    assert masthead_date(*printed(line)) == day


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("第3版", "3"), ("A04版 民生", "A04"), ("第 十二 版", "十二"), ("第十二版", "十二"),
        ("A07 民生", "A07"),
        ("今日16版", None), ("共8版 第2版", "2"), ("江岸日报", None),
    ],
)  # fmt: skip
def test_a_page_number(line: str, label: str | None) -> None:
    assert page_label(*printed(line, "page_number")) == label


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("江岸日报 2023年5月16日", "江岸日报"),
        ("2019年3月28日 江岸晚报", "江岸晚报"),
        ("江岸日報", "江岸日報"),
        ("天气预报 2023年5月16日", None),
        ("2023年5月16日 星期二", None),
    ],
)
def test_a_newspapers_name(line: str, name: str | None) -> None:
    assert masthead_publication(*printed(line)) == name


def test_script_is_told_by_characters_that_one_of_the_two_has() -> None:
    assert script_of(RawText("记者说", "记者说"), frozenset("记说")) == "Hans"
    assert script_of(RawText("記者說", "记者说"), frozenset("记说")) == "Hant"
    assert script_of(RawText("日本", "日本"), frozenset("记说")) is None
