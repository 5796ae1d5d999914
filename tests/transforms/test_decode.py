"""Encodings are told apart by the likelihood of the text; what is no text is refused with a reason."""

import codecs
import random
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.decode import DecodeError, check_text, decode, sniff
from transforms.likelihood import likelihood

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
        (SIMPLIFIED.encode() + b"\xe6\x9c" + SIMPLIFIED.encode("gb18030") + b"\xff", "mixed_encoding"),
        (SIMPLIFIED.encode() + b"\xff" + SIMPLIFIED.encode(), "broken_encoding"),
        (b"\xef\xbb\xbf" + SIMPLIFIED.encode()[:-1], "cut_off"),
        (b"\xff\xfe" + SIMPLIFIED.encode("utf-16-le")[:-1], "cut_off"),
        (SIMPLIFIED.encode() + b"\0" + SIMPLIFIED.encode(), "nul"),
        (SIMPLIFIED.encode("gb18030") + b"\0" + SIMPLIFIED.encode("gb18030"), "nul"),
        (b"\xef\xbb\xbf" + SIMPLIFIED.encode() + b"\0", "nul"),
        ((SIMPLIFIED + "\ud83d").encode("utf-8", "surrogatepass") + SIMPLIFIED.encode(), "lone_surrogate"),
        ((SIMPLIFIED + "\ud83d" + SIMPLIFIED).encode("utf-16-le", "surrogatepass"), "broken_encoding"),
        ("本报讯\ufffd\ufffd据悉".encode(), "mojibake"),
    ],
)  # fmt: skip
def test_what_is_no_text_is_refused_with_a_reason(data: bytes, reason: str) -> None:
    with pytest.raises(DecodeError) as caught:
        decode(data)
    assert caught.value.reason == reason
    assert caught.value.detail.endswith(".")


# Original sentences; a page of the generator is a random run of them, in lines of random length.
MAINLAND = [
    "本报讯（记者 陆川）渡口新桥昨日通车，全长820米，双向四车道，设计时速60公里。",
    "石门县今年粮食播种面积达到43.6万亩，比去年增加2.1万亩，总产量预计突破15万吨。",
    "“我们要把群众的事当成自己的事来办。”村支部书记何苗说。",
    "会议指出，要进一步深化改革，加快产业结构调整，切实保障和改善民生。",
    "据气象部门预报，未来三天全区以多云为主，最高气温28℃，最低气温19℃。",
    "图为工人们正在车间里检查刚刚下线的拖拉机。　　何 苗摄",
    "新华社江岸3月5日电　江岸市人民政府近日发布通告，自四月一日起实行夏令时间。",
    "中国女排以三比一战胜对手，取得本届邀请赛的第二场胜利。",
    "一九五八年八月，水库工地上五千名民工日夜奋战，提前二十天完成了大坝合龙任务。",
    "责任编辑：陆川　电话：000-0000　本版邮箱 page@example.org",
]
TAIWAN = [
    "【本報訊】港務處長昨天表示，新碼頭今年內可以開工，將來每年能停靠兩千艘船。",
    "市民對這件事很關心，許多團體也向議會反映意見，希望儘速改善交通。",
    "記者何苗／石門報導　縣府宣布自七月起調整公車票價，全票由十五元調為十八元。",
    "「這是多年來的願望。」校長說，新圖書館落成之後，學生讀書的環境將大為改善。",
    "氣象局指出，颱風外圍環流影響，東半部地區明後兩天有局部大雨發生的機會。",
    "中央社三月五日電：經濟部統計，上個月出口總值較去年同月增加百分之六點二。",
    "球隊昨晚以八比三擊敗來訪的對手，教練認為投手的表現是獲勝的關鍵。",
]
HONG_KONG = [
    *TAIWAN,
    "街坊話：「我哋喺度住咗廿年，嗰啲舊樓冇人理，而家終於有人嚟睇嘅。」",
    "佢哋話個天橋起好之後，返工返學都快咗好多，老人家唔使再兜路。",
]
ENCODINGS = {
    "utf-8": MAINLAND, "utf-8-sig": TAIWAN, "utf-16": MAINLAND, "utf-16-le": MAINLAND, "utf-16-be": TAIWAN,
    "gb2312": MAINLAND, "gbk": [*MAINLAND, *TAIWAN], "gb18030": [*MAINLAND, "他姓𠮷，名㛃。"],
    "big5": TAIWAN, "cp950": [*TAIWAN, "‧碁鍠公司：恒裏～墻"], "big5hkscs": HONG_KONG,
}  # fmt: skip
SMALLEST, LARGEST = 200, 200_000
SAMPLES_EACH = 40


def pages(encoding: str, sentences: list[str]) -> Iterator[str]:
    """Pages whose sizes in bytes lie between the bounds, evenly by their logarithms."""
    chance = random.Random(encoding)  # noqa: S311 -- a seed, no secret
    for n in range(SAMPLES_EACH):
        size = SMALLEST * (LARGEST / SMALLEST) ** (n / (SAMPLES_EACH - 1))
        text = ""
        while len(text.encode(encoding)) < size:
            more = "".join(chance.choice(sentences) for _ in range(chance.choice((1, 4, 20))))
            text += more + chance.choice(("\n", "\r\n", "\r", "\n\n", "\n　　"))
        yield _cut(text, encoding, int(size))


def _cut(text: str, encoding: str, size: int) -> str:
    while len(text.encode(encoding)) > max(size, SMALLEST):
        over = len(text.encode(encoding)) - max(size, SMALLEST)
        text = text[: -max(1, over // 4)]
    return text


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_every_page_of_every_encoding_is_read_rightly(encoding: str) -> None:
    wrong = []
    for page in pages(encoding, ENCODINGS[encoding]):
        data = page.encode(encoding)
        assert SMALLEST * 0.9 <= len(data) <= LARGEST * 1.1
        if decode(data).text != page:
            wrong.append(page)
    assert not wrong


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_file_cut_inside_a_character_is_refused(encoding: str) -> None:
    for page in pages(encoding, ENCODINGS[encoding]):
        data = page.rstrip().rstrip("19℃.orgmail@ -0").encode(encoding)[:-1]
        whole = codecs.getincrementaldecoder(encoding)().decode(data)
        if whole.encode(encoding) != data:
            with pytest.raises(DecodeError) as caught:
                decode(data)
            assert caught.value.reason == "cut_off"


CHANGES = [
    ("utf-8", "gb18030"), ("gb18030", "utf-8"), ("utf-8", "cp950"), ("cp950", "utf-8"),
    ("gb18030", "cp950"), ("cp950", "gb18030"), ("utf-16-le", "utf-8"), ("utf-8", "utf-16-le"),
]  # fmt: skip


@pytest.mark.parametrize(("first", "second"), CHANGES)
@pytest.mark.parametrize("lines", [(3, 3), (40, 6), (6, 40), (300, 8)])
def test_a_file_that_changes_encoding_is_refused(first: str, second: str, lines: tuple[int, int]) -> None:
    chance = random.Random(first + second)  # noqa: S311 -- a seed, no secret
    parts = [
        "\n".join(chance.choice(TAIWAN) for _ in range(count)).encode(encoding)
        for encoding, count in zip((first, second), lines, strict=True)
    ]
    with pytest.raises(DecodeError) as caught:
        decode(b"\n".join(parts))
    # A wide half is full of zero bytes to a narrow encoding, which says as much.
    assert caught.value.reason in (
        "mixed_encoding",
        *(("nul", "broken_encoding") if "16" in first + second else ()),
    )


RUINED = [
    ("utf-8", "latin-1"), ("utf-8", "cp1252"), ("utf-8", "gb18030"), ("utf-8", "cp950"),
    ("gb18030", "latin-1"), ("gb18030", "cp1252"), ("gb18030", "cp950"), ("big5", "latin-1"),
    ("big5", "gb18030"),
]  # fmt: skip


@pytest.mark.parametrize(("right", "wrong"), RUINED)
@pytest.mark.parametrize("sound", [0, 5, 60])
def test_text_that_was_read_wrongly_and_saved_is_refused(right: str, wrong: str, sound: int) -> None:
    ruined = "\n".join(TAIWAN).encode(right).decode(wrong, "ignore")
    text = "\n".join([*TAIWAN * sound, ruined])
    with pytest.raises(DecodeError) as caught:
        decode(text.encode())
    assert caught.value.reason == "mojibake"


@pytest.mark.parametrize("sign", ["\ufffd", "锟斤拷", "烫烫烫烫", "屯屯屯屯"])
def test_lost_characters_ruin_a_page_but_one_does_not(sign: str) -> None:
    page = "".join(MAINLAND)
    assert decode((page * 3 + sign).encode()).text.endswith(sign)
    with pytest.raises(DecodeError, match="mojibake"):
        decode(page.replace("。", sign).encode())


@pytest.mark.parametrize(
    "text",
    [
        "The quick brown fox; déjà vu, señor, Ünïcödé.",
        "日本の新聞は朝刊と夕刊を発行している。",
        "Сегодня в городе солнечно.",
        "陈建国 欧阳震华 司马懿 诸葛瑾 夏侯惇 尉迟恭 令狐德棻 慕容垂 宇文恺 綦毋潜 第五伦\n",
    ],
)
def test_other_languages_and_lists_of_names_are_no_mojibake(text: str) -> None:
    assert decode((text * 20).encode()).text == text * 20


def test_a_stray_control_character_is_no_reason_to_refuse_a_page() -> None:
    page = "".join(MAINLAND) * 4 + "\x02"
    assert decode(page.encode()).text == page


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "cp950", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("size", [999, 1000, 1001, 1002])
def test_the_encoding_of_a_beginning_that_may_end_inside_a_character(encoding: str, size: int) -> None:
    assert codecs.lookup(sniff("".join(TAIWAN * 9).encode(encoding)[:size])) in (
        codecs.lookup(encoding), codecs.lookup("big5" if encoding == "cp950" else encoding)
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "reason"), [(" \n", "blank"), ("本报\0讯", "nul"), ("本报\udc80讯", "lone_surrogate")]
)
def test_text_that_never_was_bytes_is_checked_alike(text: str, reason: str) -> None:
    with pytest.raises(DecodeError) as caught:
        check_text(text)
    assert caught.value.reason == reason


@given(st.sampled_from([*MAINLAND, *HONG_KONG]), st.sampled_from(["utf-8", "gb18030", "cp950", "utf-16-be"]))
def test_the_right_reading_is_always_likelier(sentence: str, wrong: str) -> None:
    for right in ("utf-8", "gb18030", "utf-16-le"):
        if right != wrong:
            assert likelihood(sentence) > likelihood(sentence.encode(right).decode(wrong, "replace")) + 0.15
