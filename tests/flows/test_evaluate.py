"""Scoring counts what agrees, what is missing and what is extra."""

from typing import Any

import pytest

from flows.evaluate import Ruler, Score, placed


def test_a_score_is_precision_and_recall_in_one() -> None:
    assert Score(3, 4, 6).f1 == pytest.approx(0.6)
    assert Score(0, 0, 0).f1 == 1.0
    assert Score(0, 2, 0).f1 == 0.0
    assert Score(1, 2, 3) + Score(1, 1, 1) == Score(2, 3, 4)


def row(start: int, end: int) -> dict[str, Any]:
    return {"start": start, "end": end}


def test_layout_does_not_count_as_a_difference() -> None:
    ruler = Ruler("江岸\n\n日报 创刊")
    assert ruler.span(row(0, 6)) == (0, 4)
    assert ruler.span(row(4, 9)) == ruler.span(row(2, 9)) == (2, 6)


@pytest.mark.parametrize(("other", "share"), [((0, 4), 1.0), ((0, 2), 0.5), ((2, 6), 1 / 3), ((4, 6), 0.0)])
def test_overlap_is_the_shared_part(other: tuple[int, int], share: float) -> None:
    assert Ruler("江岸日报创刊").overlap(row(0, 4), row(*other)) == pytest.approx(share)


def test_an_annotation_by_lines_is_given_offsets() -> None:
    text = "报头\n题目\n副题\n正文。\n"
    lines = {"first_line": 2, "last_line": 4, "title_lines": [2, 3]}
    article = placed(lines, text)
    assert text[article["start"] : article["end"]] == "题目\n副题\n正文。"
    assert article["title"] == "题目 副题"
