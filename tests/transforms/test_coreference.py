"""Short forms and canonical names."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.coreference import Canon
from transforms.gazetteer import Gazetteer
from transforms.records import MentionKind
from transforms.shortforms import ShortForm, group_name, is_short_for, short_forms
from transforms.spans import Span, longest


@pytest.mark.parametrize(
    ("short", "full", "expected"),
    [
        ("服务中心", "河西职工服务中心", True),
        ("职工中心", "河西职工服务中心", True),
        ("河西养护集团", "河西公路养护集团", True),
        ("河西", "河西养护集团", False),
        ("河西养护集团", "河西养护集团工会", False),
        ("华东机电集团", "中国华东机电（集团）有限公司", True),
        ("心中务服", "河西职工服务中心", False),
        ("河西职工服务中心", "河西职工服务中心", False),
    ],
)
def test_short_forms_keep_order_and_kind(short: str, full: str, *, expected: bool) -> None:
    assert is_short_for(short, full) is expected


@given(st.text(alphabet="甲乙丙丁会团", min_size=1, max_size=8))
def test_no_name_is_short_for_itself(name: str) -> None:
    assert not is_short_for(name, name)


@pytest.mark.parametrize("bracket", ["（以下简称“河西中心”）", "（简称河西中心）", "（下称“河西中心”）"])
def test_explained_short_forms(bracket: str) -> None:
    text = f"河西职工服务中心{bracket}开业"
    assert short_forms(text, [Span(0, 8, "organisation", "x", 1.0)]) == [
        ShortForm("河西中心", "河西职工服务中心")
    ]


def test_an_explanation_after_something_else_is_none() -> None:
    assert short_forms("河西（以下简称“河西中心”）", [Span(0, 1, "organisation", "x", 1.0)]) == []


def test_group_name_needs_a_group() -> None:
    assert group_name("河西养护公司", 0) is None


@pytest.mark.parametrize(
    ("kind", "texts", "text", "name"),
    [
        ("person", ["安娜·洛佩斯", "洛佩斯"], "洛佩斯", "安娜·洛佩斯"),
        ("person", ["安娜·洛佩斯", "玛丽·洛佩斯", "洛佩斯"], "洛佩斯", "洛佩斯"),
        ("organisation", ["河西公路养护集团", "养护集团"], "养护集团", "河西公路养护集团"),
        ("organisation", ["河西养护集团", "河东养护集团", "养护集团"], "养护集团", "养护集团"),
        ("event", ["党的十九大"], "党的十九大", "中国共产党第十九次全国代表大会"),
        ("event", ["“河西杯”大赛"], "“河西杯”大赛", "“河西杯”大赛"),
    ],
)
def test_canonical_names(kind: MentionKind, texts: list[str], text: str, name: str) -> None:
    spans = [(Span(0, len(t), kind, "x", 1.0), t) for t in texts]
    canon = Canon.of(Gazetteer.from_rows(), [spans], [])
    assert canon.name(kind, text) == (name, None)


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(1, 6)), max_size=12))
def test_longest_leaves_no_overlap(cuts: list[tuple[int, int]]) -> None:
    spans = [Span(start, start + size, "place", "x", 0.5) for start, size in cuts]
    kept = longest(spans)
    assert all(a.end <= b.start for a, b in pairwise(kept))
    assert all(any(span.over(other) for other in kept) for span in spans)
