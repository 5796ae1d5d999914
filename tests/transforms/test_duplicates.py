"""Reprints are told from pieces that only resemble each other."""

import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.duplicates import BANDS, LONGEST, Comparable, comparable, is_reprint, sign

HARBOUR = """龙口渔港扩建工程上月底动工，计划用一年半建成两座防波堤和一个冷冻仓库。
工程由县水产局和六个渔业合作社共同出资，总投资3.5亿元。
港务处主任说，老码头只能停靠八十条小船，台风来时许多渔民不得不到邻县避风。新港建成以后，可以停靠260条机帆船，大风天也能安全装卸。
沿岸三个村子的居民已经搬进新房。村民们说，孩子上学的路比从前近了一半，最要紧的是夜里涨潮再也不用担心。
县里还打算在港口旁边办一所水产学校，第一批学员从今年秋天起学习捕捞、加工和船机修理，毕业后回到各个合作社工作。"""

ORCHARD = """青石岭的苹果今年又获丰收。
记者在山上看到，一筐筐红苹果从果园运到路边，收购站的秤前排着长队，孩子们也来帮忙。
果农老周算了一笔账：他承包的十二亩果树，去年卖了4万元，今年雨水好，又请农科站的技术员来剪枝、防虫，估计能多收两成。
从前山里没有公路，果子烂在树下。前年修通了到县城的公路，外地客商直接开车上山，有的还同果农签了三年的合同。
镇里正在建一座气调冷库，到明年春节，山里的苹果就可以错开旺季上市了。"""

FERRY = (
    "江北轮渡公司昨日起增开夜航班次，末班船从21时延长到23时30分，票价不变，下夜班的工人不必再绕道大桥回家。"
)

OUTAGE = (
    "供电公司通知：因检修线路，{}月{}日{}时至{}时{}停电，请用户预作准备；检修提前结束时随时供电，不另通知。"
)

HANT = "龍漁擴動劃兩個凍倉庫縣產資億務說靠條颱風來時許鄰"
HANS = "龙渔扩动划两个冻仓库县产资亿务说靠条台风来时许邻"
TO_SIMPLIFIED = {ord(a): b for a, b in zip(HANT, HANS, strict=True)}
TO_TRADITIONAL = {ord(b): chr(a) for a, b in TO_SIMPLIFIED.items()}


def piece(body: str, title: str | None = None) -> Comparable:
    made = comparable(title, body, TO_SIMPLIFIED)
    assert made is not None
    return made


def with_misprints(text: str, every: int) -> str:
    return "".join("甚" if i % every == every - 1 else c for i, c in enumerate(text))


REPRINTS = {
    "the same": HARBOUR,
    "Traditional characters": HARBOUR.translate(TO_TRADITIONAL),
    "full-width digits and corner quotes": HARBOUR.replace("260", "２６０").replace("3.5", "３．５"),
    "other punctuation and line breaks": re.sub("[，、。\n]", " \n", HARBOUR),
    "dateline left in the body": "新华社龙口十一月二日电 " + HARBOUR,
    "without the last paragraph": HARBOUR.rsplit("\n", 1)[0],
    "without the last two paragraphs": HARBOUR.rsplit("\n", 2)[0],
    "one figure misprinted": HARBOUR.replace("260", "280"),
    "two misprints in a hundred characters": with_misprints(HARBOUR, 50),
    "one sentence rewritten": HARBOUR.replace("孩子上学的路比从前近了一半", "到学校只要走十分钟"),
}


@pytest.mark.parametrize("copy", REPRINTS.values(), ids=REPRINTS.keys())
def test_a_second_printing_is_found(copy: str) -> None:
    original, reprint = piece(HARBOUR, "龙口渔港扩建"), piece(copy, "老渔港换新颜")
    assert is_reprint(original, reprint)
    assert is_reprint(reprint, original)
    assert set(sign(original).bands) & set(sign(reprint).bands)


CITIES = ("江岸", "河口", "青石", "龙口", "白塔", "南桥", "石门", "东山")


def forecast(first: int) -> str:
    return "\n".join(f"{city} 晴 {first + i}～{first + 9 + i}℃" for i, city in enumerate(CITIES))


def standings(points: tuple[int, ...]) -> str:
    return "\n".join(f"{city}队 8场 积{n}分" for city, n in zip(CITIES, points, strict=True))


BOND = (
    "为筹集建设资金，财政部决定发行{}年凭证式第{}期国债，现将有关事项公告如下。\n"
    "本期国债发行总额{}亿元，期限{}年，票面年利率{}%，{}月{}日开始发行，当月末结束。\n"
    "本期国债从购买之日起开始计息，到期一次还本付息，不计复利，逾期兑付不加计利息。投资者提前兑取时，按实际持有时间和相应的分档利率计付利息，"
    "经办机构按兑取本金的千分之二收取手续费。\n"
    "本期国债可以记名、挂失，可以质押贷款，但不能更名，也不能流通转让。投资者可以到各承销机构的营业网点购买。"
)

DIFFERENT = {
    "another story": (HARBOUR, ORCHARD),
    "the same news told anew": (
        FERRY,
        "为方便夜班工人过江，江北轮渡公司从昨日起把末班船推迟两个半小时，最晚一班在23时30分开出，票价仍然不变。",
    ),
    "an outage of another day": (OUTAGE.format(3, 5, 9, 17, "城东"), OUTAGE.format(3, 12, 9, 17, "城东")),
    "an outage in another street": (
        OUTAGE.format(3, 5, 9, 17, "城东"), OUTAGE.format(3, 5, 9, 17, "河西大街北段和学院路")
    ),
    "the weather of two days": (forecast(3), forecast(5)),
    "the table of two rounds": (
        standings((20, 19, 17, 12, 11, 9, 7, 4)), standings((21, 19, 18, 13, 11, 9, 8, 4))
    ),
    "two issues of bonds": (
        BOND.format(1998, "一", 450, 3, "7.11", 2, 20), BOND.format(1998, "三", 300, 5, "7.86", 5, 18)
    ),
    "a brief and the report that holds it": (HARBOUR.split("\n", maxsplit=1)[0], HARBOUR),
    "two parts of a film": (
        "今晚八点本台播出纪录片《大河》的第三集《渡口》，明晚同一时间重播，欢迎观众收看并来信提出意见。",
        "今晚八点本台播出纪录片《大河》的第四集《秋汛》，明晚同一时间重播，欢迎观众收看并来信提出意见。",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("one", "other"), DIFFERENT.values(), ids=DIFFERENT.keys())
def test_a_piece_that_only_resembles_another_is_none(one: str, other: str) -> None:
    assert not is_reprint(piece(one), piece(other))
    assert not is_reprint(piece(other), piece(one))


def test_a_short_piece_passes_with_its_last_sentence_cut_but_not_rewritten() -> None:
    assert is_reprint(piece(FERRY), piece(FERRY.replace("，下夜班的工人不必再绕道大桥回家", "")))
    assert not is_reprint(
        piece(FERRY), piece(FERRY.replace("下夜班的工人不必再绕道大桥", "晚归的市民从此可以坐船"))
    )


def test_the_title_counts_only_where_the_body_is_very_short() -> None:
    caption = "图为工人正在安装水轮机。"
    assert is_reprint(piece(caption, "山区小水电站建成发电"), piece(caption, "山区小水电站建成发电"))
    assert not is_reprint(piece(caption, "山区小水电站建成发电"), piece(caption, "江边机械厂扩建车间"))
    assert piece(caption, "山区小水电站建成发电").basis == "title_and_body"
    assert is_reprint(piece(FERRY, "轮渡夜航"), piece(FERRY, "夜归不必绕大桥"))
    assert piece(FERRY).basis == "body"


@pytest.mark.parametrize(
    ("title", "body"), [(None, ""), ("", "……"), ("今日天气", "晴"), (None, "（详见第二版）")]
)
def test_too_little_text_is_never_compared(title: str | None, body: str) -> None:
    assert comparable(title, body, {}) is None


def test_a_book_in_one_line_is_compared_by_its_beginning() -> None:
    endless = HARBOUR * (2 * LONGEST // len(HARBOUR))
    assert len(piece(endless).characters) < LONGEST
    assert sign(piece(endless)) == sign(piece(endless[:LONGEST]))


def test_a_signature_is_the_same_on_every_machine() -> None:
    """A stored band that changes finds nothing any more: such a change raises the extractor's version."""
    signature = sign(piece(HARBOUR))
    assert (signature.fingerprint, signature.shingle_count) == ("fc243fba5e7a489c", 213)
    assert signature.bands[:2] == (4195978438136931036, -2369757171373056232)


TEXTS = st.text(st.sampled_from("一二三百水厂新建工人报道2580.，。\n龍"), min_size=40, max_size=400)


@given(TEXTS, TEXTS)
def test_the_verdict_is_symmetric_and_every_text_reprints_itself(one: str, other: str) -> None:
    first, second = comparable(None, one, TO_SIMPLIFIED), comparable(None, other, TO_SIMPLIFIED)
    if first and second:
        assert is_reprint(first, first)
        assert is_reprint(first, second) == is_reprint(second, first)


@given(TEXTS, st.lists(st.sampled_from(["", "\n", "　", "，", "……"]), min_size=1, max_size=40))
def test_layout_and_script_change_nothing(text: str, layout: list[str]) -> None:
    printed = text.translate(TO_TRADITIONAL)
    spaced = "".join(c + layout[i % len(layout)] for i, c in enumerate(printed))
    plain, other = comparable(None, text, TO_SIMPLIFIED), comparable(None, spaced, TO_SIMPLIFIED)
    assert (plain and plain.characters) == (other and other.characters)


@given(st.text(min_size=0, max_size=300))
def test_any_text_at_all_can_be_signed(text: str) -> None:
    made = comparable(text, text, TO_SIMPLIFIED)
    if made is not None:
        signature = sign(made)
        assert len(signature.bands) == BANDS
        assert all(-(2**63) <= band < 2**63 for band in signature.bands)
        assert 0 < signature.shingle_count <= len(made.characters)


def test_the_share_of_equal_bands_follows_the_share_of_equal_shingles() -> None:
    """With four hashes a band, a band is shared with probability s^4: 0.43 at 0.81."""
    random = np.random.default_rng(5)
    shared = []
    for _ in range(60):
        text = "".join(map(chr, random.integers(0x4E00, 0x9000, 500)))
        cut = piece(text[: int(500 * 0.81)])
        shared.append(len(set(sign(piece(text)).bands) & set(sign(cut).bands)) / BANDS)
    assert float(np.mean(shared)) == pytest.approx(0.43, abs=0.06)
