"""Folding keeps lengths; passages translate every position back to the raw text."""

from hypothesis import given
from hypothesis import strategies as st

from transforms.text import RawText

VARIANTS = {ord("國"): "国", ord("臺"): "台"}


@given(st.text())
def test_folding_never_changes_a_length(text: str) -> None:
    assert len(RawText.fold(text, VARIANTS).plain) == len(text)


@given(st.text("国民经济。\n　 ", min_size=2), st.data())
def test_a_passage_maps_every_stretch_back_to_its_characters(text: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), min_size=2, max_size=8)))
    pieces = list(zip(cuts[::2], cuts[1::2], strict=False))
    passage = RawText.fold(text, VARIANTS).passage("body", pieces)
    assert passage.text == "".join(text[a:b] for a, b in pieces)
    for i, character in enumerate(passage.text):
        assert text[passage.raw(i)] == character
    if passage.text:
        start = data.draw(st.integers(0, len(passage.text) - 1))
        end = data.draw(st.integers(start + 1, len(passage.text)))
        part = passage.cut(start, end)
        assert part.text == passage.text[start:end]
        assert (part.start, part.end) == passage.span(start, end)


def test_a_break_between_pieces_is_remembered() -> None:
    passage = RawText.fold("举办培\n\n训班。", VARIANTS).passage("body", [(0, 3), (5, 8)])
    assert passage.breaks == (3,)
    assert passage.span(2, 4) == (2, 6)
