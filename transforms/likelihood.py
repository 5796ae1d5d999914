"""How likely a decoded text is real Chinese: what tells a right reading of bytes from a wrong one.

Characters are weighed and weights averaged; nothing here decodes. `transforms.decode` decides what
to read and what to refuse.
"""

from collections.abc import Iterator
from itertools import chain, product

# The characters that newspaper text uses most, in both scripts. Between them they make up over a
# third of any real text longer than a sentence; of text decoded by the wrong legacy encoding, under
# a twentieth, since wrong pairs of bytes fall all over the plane of rare characters.
COMMON = frozenset(
    "的一是不了在人有我他这个上们来到时大地为子中你说生国年着就那和要她出也得里后自以会家可下而过天去能对"
    "小多然于心学么之都好看起发当没成只如事把还用第样道想作种开美总从无情己面最女但现前些所同日手又行意动"
    "方期它头经长儿回位分爱老因很给名法间知世什两次使身者被高已其进此话常与活正感月报本记新市工业全社电讯"
    "部政府建产员会加主区县党民群众工作企重要实公司京省军东西南北产品量水平教育科技术理安保关系经济改革"
    "這個們來時為說國著裡後會過對學麼發當沒還樣種開總從無現與動經長兒愛給間兩親進話業報記產東車電務員區縣黨"
    "貿議爭運動機關處實幹勞農場廠鐵軍戰華萬億號"
    "，。、：；“”（）「」！？　"
)
COMMON_WEIGHT, FREQUENT_WEIGHT, MARK_WEIGHT = 1.0, 0.35, 0.2

# Blocks that Chinese text hardly uses and wrong readings fill: C1 controls and Latin letters with
# accents, Greek, Cyrillic, box drawing, kana, bopomofo, Hangul, private use, half-width katakana.
FOREIGN = (
    (0x0080, 0x00A0), (0x00C0, 0x00D7), (0x00D8, 0x00F7), (0x00F8, 0x0300), (0x0370, 0x0530),
    (0x0530, 0x2000), (0x2500, 0x2580), (0x3040, 0x3100), (0x3100, 0x3190), (0xA000, 0xD800),
    (0xE000, 0xF900), (0xFB00, 0xFE10), (0xFF61, 0xFFE0),
)  # fmt: skip
FOREIGN_WEIGHT = -0.5
BROKEN_WEIGHT = -1.0  # replacement characters and surrogates: no right reading makes them
BROKEN = ((0xD800, 0xE000), (0xFFFD, 0x10000))
MARKS = ((0x00A0, 0x00C0), (0x2000, 0x2500), (0x2580, 0x2700), (0x3000, 0x3040), (0xFE30, 0xFF61))
# What Big5 and Microsoft's CP950 make of the same bytes; the other one's sign is in use (／ ～ ‧ ﹑ ￥).
RARE_TWINS = "∕∼•､¥‾"

SAMPLE_WINDOWS, SAMPLE_WIDTH = 10, 2_000
"""Characters that decide between readings: spread over the text, since a page may open with a table."""


def _frequent() -> Iterator[str]:
    """The first levels of GB 2312 and Big5: what each standard held to be in common use."""
    levels = (
        ("gb2312", range(0xB0, 0xD8), range(0xA1, 0xFF)),
        ("big5", range(0xA4, 0xC7), chain(range(0x40, 0x7F), range(0xA1, 0xFF))),
    )
    for codec, leads, trails in levels:
        for pair in product(leads, trails):
            yield bytes(pair).decode(codec, "ignore")


def _ranges(blocks: tuple[tuple[int, int], ...], weight: float) -> Iterator[tuple[str, float]]:
    return ((chr(code), weight) for start, end in blocks for code in range(start, end))


WEIGHTS: dict[str, float] = {
    **dict(_ranges(FOREIGN, FOREIGN_WEIGHT)),
    **dict(_ranges(BROKEN, BROKEN_WEIGHT)),
    **dict(_ranges(MARKS, MARK_WEIGHT)),
    **dict.fromkeys(_frequent(), FREQUENT_WEIGHT),
    **dict.fromkeys(RARE_TWINS, 0.0),
    **dict.fromkeys(COMMON, COMMON_WEIGHT),
}


def likelihood(text: str) -> float:
    """Mean weight of a sample's characters beyond ASCII, from -1 to 1; 1 where all are ASCII.

    Measured on news of four sources in both scripts: read rightly, 8,658 stretches of 100 characters
    lie above 0.46; 800 of 30 characters lie above 0.33. Read by a wrong encoding, stretches of 200
    characters lie below 0.22, of 30 below 0.30; of 15,200 pairs of a right and a wrong reading at each
    of four lengths the right one always won.

    >>> likelihood("记者说，大会在北京开。") > 0.5 > 0.2 > likelihood("鏂伴椈璁拌€")
    True
    """
    return window_likelihood("".join(sample_windows(text)))


def sample_windows(text: str) -> Iterator[str]:
    """Stretches spread evenly over a text; the whole of a short one."""
    if len(text) <= SAMPLE_WINDOWS * SAMPLE_WIDTH:
        yield text
        return
    step = len(text) // SAMPLE_WINDOWS
    for start in range(0, step * SAMPLE_WINDOWS, step):
        yield text[start : start + SAMPLE_WIDTH]


def window_likelihood(window: str) -> float:
    r"""Mean weight of every character beyond ASCII; 1 where all are ASCII.

    >>> window_likelihood("abc"), window_likelihood("的"), window_likelihood("的\ufffd")
    (1.0, 1.0, 0.0)
    """
    weights = [WEIGHTS.get(c, 0.0) for c in window if c > "\x7f"]
    return sum(weights) / len(weights) if weights else 1.0
