"""Speech and speakers in original sentences."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.quotes import Quote, find_quotes
from transforms.records import Mention
from transforms.text import Passage

PERSONS = ("周敏", "吴建成")


def passage(text: str, offset: int = 0) -> Passage:
    return Passage("body", text, text, ((offset, offset + len(text)),))


def mentions(text: str, offset: int = 0) -> list[Mention]:
    return [
        Mention("person", name, at + offset, at + offset + len(name), name, None, f"id-{name}", "", 1.0)
        for name in PERSONS
        if (at := text.find(name)) >= 0
    ]


def quotes(text: str) -> list[Quote]:
    return find_quotes([passage(text)], mentions(text))


@pytest.mark.parametrize(
    ("text", "speaker", "cue", "said"),
    [
        ("周敏说：“路修好了，菜就卖得出去。”", "周敏", "说", "路修好了，菜就卖得出去。"),
        ("“路修好了，菜就卖得出去。”周敏说。", "周敏", "说", "路修好了，菜就卖得出去。"),
        ("会后，周敏高兴地告诉记者：“今年收成好。”", "周敏", "告诉记者", "今年收成好。"),
        ("他说：“今年的收成比去年好。”", "他", "说", "今年的收成比去年好。"),
        ("周敏说：“老人常讲‘人勤地不懒’，这话不假。”", "周敏", "说", "老人常讲‘人勤地不懒’，这话不假。"),
        ("“路修好了，菜就卖得出去。”周敏指着新桥说。", "周敏", "说", "路修好了，菜就卖得出去。"),
        (
            "“这样的路，走着放心。”在村口，菜农周敏说起新路，满脸喜色。",
            "周敏",
            "说起",
            "这样的路，走着放心。",
        ),
        ("周敏竖起大拇指：“这路真好！”", "周敏", None, "这路真好！"),
        ("“这儿高了两厘米。”他直起腰说。", "他", "说", "这儿高了两厘米。"),
        ("“今年的收成比去年好得多。”村口很热闹。", None, None, "今年的收成比去年好得多。"),
    ],
)
def test_direct_speech(text: str, speaker: str | None, cue: str | None, said: str) -> None:
    assert [(q.kind, q.speaker, q.cue, q.text) for q in quotes(text)] == [("direct", speaker, cue, said)]


@pytest.mark.parametrize(
    ("text", "speaker", "said"),
    [
        ("周敏表示，明年要再修一条路。", "周敏", "明年要再修一条路"),
        ("村民们纷纷表示，要把果园管好。", "村民们", "要把果园管好"),
        ("工人在参观车间后纷纷表示，要学好技术。", "工人", "要学好技术"),
        ("周敏指出，路不能只修不养。村里又来了三台机器。", "周敏", "路不能只修不养"),
        ("局长周敏则说，水费没有涨。", "周敏", "水费没有涨"),
    ],
)
def test_reported_speech(text: str, speaker: str, said: str) -> None:
    assert [(q.kind, q.speaker, q.text) for q in quotes(text)] == [("reported", speaker, said)]


@pytest.mark.parametrize(
    "text",
    [
        "全县开展“三送三联”活动。",
        "“质量第一”的标语挂在门口。",
        "报告指出，产量增长很快。",
        "据介绍，产量增长很快。",
        "这条路被叫作“幸福路”。",
    ],
)
def test_slogans_terms_and_documents_are_no_speech(text: str) -> None:
    assert quotes(text) == []


def test_a_cue_in_the_middle_splits_nothing() -> None:
    found = quotes("“路修好了，”周敏说，“菜就卖得出去。”")
    assert [(q.speaker, q.start, q.end, q.rule) for q in found] == [("周敏", 1, 19, "quoted-split")]


def test_speech_goes_on_in_the_next_paragraph() -> None:
    first, second = "周敏说：“路修好了。", "“菜也卖得出去了。”"
    page = [passage(first), passage(second, 20)]
    found = find_quotes(page, mentions(first))
    assert [(q.speaker, q.text, q.start, q.end) for q in found] == [
        ("周敏", "路修好了。\n菜也卖得出去了。", 5, 29)
    ]


def test_title_alone_is_no_name() -> None:
    row = quotes("“工期一天也没有耽误过。”南站项目负责人说。")[0]
    assert (row.speaker, row.speaker_title, row.cue) == (None, "南站项目负责人", "说")


def test_title_before_the_name() -> None:
    row = quotes("养路队队长周敏说：“今年不停工，也不放假。”")[0]
    assert (row.speaker, row.speaker_title, row.speaker_entity_id) == ("周敏", "养路队队长", "id-周敏")


@given(st.text(alphabet="周敏说表示：，。“”‘’他的报告指出\n路", max_size=60))
def test_any_text_gives_evidence_inside_the_passage(text: str) -> None:
    for quote in find_quotes([passage(text)] if text else [], mentions(text)):
        assert text[quote.start : quote.end] == quote.text
