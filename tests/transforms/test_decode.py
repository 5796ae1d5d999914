"""Encodings are told apart by the likelihood of the text; what is no text is refused with a reason."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.decode import DecodeError, decode

SIMPLIFIED = (
    "江岸区水务局昨日表示，今年全区新建八座水厂，可供四十万人用水。记者在现场看到，工人正在安装设备。"
)
TRADITIONAL = "本報訊：港務處長昨天說，新碼頭今年內可以開工，將來每年能停靠兩千艘船。市民對這件事很關心。"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (SIMPLIFIED, "utf-8"), (TRADITIONAL, "utf-8"), (SIMPLIFIED, "gb18030"), (TRADITIONAL, "gb18030"),
        (TRADITIONAL, "big5"), (SIMPLIFIED, "utf-16-le"), (SIMPLIFIED, "utf-16-be"),
        (TRADITIONAL, "utf-16-le"), (TRADITIONAL, "utf-16-be"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("repeat", [1, 40])
def test_an_encoding_is_found_without_a_mark(text: str, encoding: str, repeat: int) -> None:
    decoded = decode((text * repeat).encode(encoding))
    assert (decoded.text, decoded.encoding) == (text * repeat, encoding)


@pytest.mark.parametrize(("codec", "encoding"), [("utf-8-sig", "utf-8"), ("utf-16", "utf-16-le")])
def test_a_byte_order_mark_decides_and_is_removed(codec: str, encoding: str) -> None:
    decoded = decode(SIMPLIFIED.encode(codec))
    assert (decoded.text, decoded.encoding) == (SIMPLIFIED, encoding)


def test_big_endian_mark() -> None:
    assert decode(b"\xfe\xff" + SIMPLIFIED.encode("utf-16-be")).encoding == "utf-16-be"


def test_line_ends_and_full_width_forms_are_kept() -> None:
    text = "第３版\r\n　　增长５％。\r"
    assert decode(text.encode()).text == text


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1))
def test_any_utf8_text_comes_back_unchanged(text: str) -> None:
    if text.strip() and not text.startswith("\ufeff") and text.count("\ufffd") * 100 <= len(text):
        assert decode(text.encode()).text == text


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \n\r\n ", "blank"),
        ("　\n".encode(), "blank"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00\xff\xdb\x00C", "binary"),
        (b"PK\x03\x04\x14\x00\x08\x08" + bytes(range(256)) * 4, "binary"),
        (bytes(range(128, 256)) * 4, "unknown_encoding"),
        (b"%PDF-1.4\n\x01\x02 text \x03", "binary"),
        (SIMPLIFIED.encode() + b"\xe6\x9c" + SIMPLIFIED.encode("gb18030") + b"\xff", "unknown_encoding"),
        (b"\xef\xbb\xbf" + SIMPLIFIED.encode()[:-1], "broken_encoding"),
        (b"\xff\xfe" + SIMPLIFIED.encode("utf-16-le")[:-1], "broken_encoding"),
        ("本报讯\ufffd\ufffd据悉".encode(), "mojibake"),
    ],
)  # fmt: skip
def test_what_is_no_text_is_refused_with_a_reason(data: bytes, reason: str) -> None:
    with pytest.raises(DecodeError) as caught:
        decode(data)
    assert caught.value.reason == reason
    assert caught.value.detail.endswith(".")
