import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.page.lines import Line, printed_lines
from transforms.page.mend import goes_on, is_closed, starts_inside, unwrap
from transforms.text import RawText


def lines_of(text: str) -> tuple[Line, ...]:
    return printed_lines(RawText(text, text))


@pytest.mark.parametrize("plain", ["散会。", "他说：“好！”", "（李明）", "主要做法：", "请看……"])
def test_closed(plain):
    assert is_closed(plain)


@pytest.mark.parametrize("plain", ["大桥通", "大桥，", "实施“双百”", "共12"])
def test_open(plain):
    assert not is_closed(plain)


def test_comma_goes_on_and_punctuation_starts_inside():
    assert goes_on("大桥通车，")
    assert not goes_on("大桥———")
    assert starts_inside("，两岸")
    assert not starts_inside("“两岸”")


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r", "\f"])
def test_lines_of_any_ending(newline):
    made = lines_of(f"　　大桥{newline}{newline}\t通车 {newline}水厂")
    assert [(line.plain, line.indent) for line in made] == [("大桥", True), ("通车", True), ("水厂", False)]


def test_wrapped_column_becomes_paragraphs():
    column = (
        "大桥通车以后，两岸居民\n往来只需五分钟，学生上\n学也不必再等渡船。\n"
        "老船工说，这一天他等了\n整整四十年，如今终于盼\n来了。"
    )
    made = unwrap(lines_of(column), lambda _: False)
    assert [line.plain[-4:] for line in made] == ["等渡船。", "盼来了。"]


def test_hyphen_at_the_edge_is_no_text():
    made = unwrap(
        lines_of("大桥通车以后，两岸居-\n民往来只需五分钟，学-\n生上学也不再等渡船，-\n十分方便。"),
        lambda _: False,
    )
    assert "-" not in made[0].plain


@given(st.lists(st.text(alphabet="桥通车，。 　\n", max_size=30), max_size=8))
def test_pieces_cover_all_that_is_printed(parts):
    text = "\n".join(parts)
    raw = RawText(text, text)
    made = unwrap(printed_lines(raw), lambda _: False)
    kept = "".join(text[a:b] for line in made for a, b in line.pieces)
    assert "".join(kept.split()) == "".join(text.split())
    assert all("\n" not in text[a:b] for line in made for a, b in line.pieces)
