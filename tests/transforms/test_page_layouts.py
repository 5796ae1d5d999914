"""How papers of several decades set a page: each case is a page and the genres and titles on it.

The pages stand in test_page_layouts.txt: `===` and a name, a line `-> genre: title` for each article,
an empty line, then the page, in which {bridge} and {plant} stand for two reports.
"""

import csv
import re
from pathlib import Path

import pytest

from transforms.page import PageReader
from transforms.parts import Page
from transforms.text import RawText

HERE = Path(__file__).parent
with (HERE.parents[1] / "seeds" / "reference" / "surnames.csv").open(encoding="utf-8") as file:
    READER = PageReader({row["surname"]: float(row["frequency"]) for row in csv.DictReader(file)})
TRADITIONAL = {ord(a): b for a, b in zip("報訊專記橋車兩來鐘廠產萬", "报讯专记桥车两来钟厂产万", strict=True)}
REPORTS = {
    "{bridge}": "本报讯（记者 李明）青石大桥昨日通车，两岸居民往来只需五分钟。\n大桥全长八百米，工期两年。",
    "{plant}": "本报讯（记者 王小川）南屏水厂日前投产，日供水五万吨，十万居民喝上放心水。",
}


def load() -> dict[str, tuple[str, list[tuple[str, str]]]]:
    cases = {}
    for case in (HERE / "test_page_layouts.txt").read_text(encoding="utf-8").split("=== ")[1:]:
        head, text = case.split("\n\n", 1)
        name, *expected = head.split("\n")
        for word, report in REPORTS.items():
            text = text.replace(word, report)
        pairs = [line.removeprefix("-> ").split(": ", 1) for line in expected]
        cases[name] = (text.rstrip("\n"), [(title, genre) for genre, title in pairs])
    return cases


LAYOUTS = load()


def read(text: str) -> Page:
    return READER.read(RawText.fold(text, TRADITIONAL))


@pytest.mark.parametrize("name", LAYOUTS)
def test_layout(name: str) -> None:
    text, expected = LAYOUTS[name]
    assert [(article.title, article.genre) for article in read(text).articles] == expected


@pytest.mark.parametrize("name", LAYOUTS)
def test_layout_with_an_empty_line_after_every_line(name: str) -> None:
    """Text layers often come so; space then says nothing."""
    text, expected = LAYOUTS[name]
    spread = re.sub(r"\n+", "\n\n", text)
    assert [article.title for article in read(spread).articles] == [title for title, _ in expected]


@pytest.mark.parametrize("name", LAYOUTS)
def test_layout_of_windows_lines_and_wide_margins(name: str) -> None:
    text, expected = LAYOUTS[name]
    padded = "\ufeff" + "\r\n".join(f"\t{line}\u3000" if line else "" for line in text.split("\n"))
    assert [article.title for article in read(padded).articles] == [title for title, _ in expected]
