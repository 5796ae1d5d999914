"""Title lines and their parts: kicker (引题), headline (主标题), subheadline (副题).

Says which printed part of a title is which. Whether a line is a title at all is weighed in
`page.evidence` and decided for the whole page in `page.segments`.
"""

import re
from collections.abc import Sequence

from transforms.text import Passage, PassageKind, RawText

_PARTS = re.compile(r"[^ \u3000\t]+")
# A dash of two or three characters in front marks the subtitle: ———访……
_DASHED = re.compile(r"[—─–-]{2,}")
# A speaker and his verb lead into what he said: 某某在座谈时强调 ……
_LEADS_IN = re.compile(r"(?:指出|强调|要求|表示|说|提出|认为|宣布|呼吁|寄语|致辞|批示|时|：|:)$")
# A body's name alone leads into what it did.
_BODY_NAME = re.compile(
    r"^[^，、。！？“”]{3,18}(?:中心|公司|集团|工会|协会|学会|委员会|学校|大学|学院|医院|法院|检察院"
    r"|政府|[局厅部委院校社团站所厂行市省县区镇乡村])$"
)
_NOT_A_TITLE_SPACE = re.compile(r"^[^\u4e00-\u9fff]+$")
# A line of clauses set apart by spaces stands over a headline, never under one.
_CLAUSES = re.compile(r"[\u4e00-\u9fff”！？][ \u3000]+[\u4e00-\u9fff“]")
# Headlines are set large: what is half as long again as the line below it, and long, leads into it.
_LONG_KICKER = 14
# 3 characters: shorter stretches beside a space are spaced-out lettering, not parts.
_SHORTEST_PART = 3


def title_spans(plain: str) -> tuple[tuple[int, int], ...]:
    """The parts of one title line that spaces set apart; spaced-out lettering stays whole.

    >>> line = "市职工技协 多层次开展技能培训"
    >>> [line[a:b] for a, b in title_spans(line)]
    ['市职工技协', '多层次开展技能培训']
    >>> title_spans("通　　知")
    ((0, 4),)
    """
    parts = [match.span() for match in _PARTS.finditer(plain)]
    spans: list[tuple[int, int]] = []
    for start, end in parts:
        short = end - start < _SHORTEST_PART or _NOT_A_TITLE_SPACE.match(plain[start:end])
        if spans and (short or spans[-1][1] - spans[-1][0] < _SHORTEST_PART):
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return tuple(spans) or ((0, len(plain)),)


def title_kinds(parts: Sequence[str]) -> tuple[PassageKind, ...]:
    """Which part of a title is which; one of them is the headline, none where there is no part.

    >>> title_kinds(["市总工会主席在座谈时指出", "把温暖送到一线"])
    ('kicker', 'headline')
    >>> title_kinds(["绿了荒山富了村", "———记造林能手老周"])
    ('headline', 'subheadline')
    """
    if not parts:
        return ()
    main = _main_part(parts)
    before: list[PassageKind] = ["kicker"] * main
    after: list[PassageKind] = ["subheadline"] * (len(parts) - main - 1)
    return (*before, "headline", *after)


def _main_part(parts: Sequence[str]) -> int:
    dashed = next((i for i, part in enumerate(parts) if i and _DASHED.match(part)), None)
    if dashed is not None:
        return dashed - 1
    main = 0
    while main < len(parts) - 1 and _is_kicker(parts[main], parts[main + 1]):
        main += 1
    # Three lines without a dash stand as they are set: kicker, headline, subheadline.
    return main or int(len(parts) > 2)


def _is_kicker(part: str, following: str) -> bool:
    """Whether a part leads into the next: by its verb, as a body's name, or set in a row of clauses."""
    wide = len(part) >= _LONG_KICKER and len(part) >= 1.5 * len(following)
    return bool(_LEADS_IN.search(part) or _BODY_NAME.match(part) or _CLAUSES.search(part) or wide)


def _opens_with_kicker(line: str) -> bool:
    spans = title_spans(line)
    first = line[slice(*spans[0])]
    return len(spans) == 2 and bool(_LEADS_IN.search(first) or _BODY_NAME.match(first))


def title_passages(raw: RawText, lines: Sequence[tuple[tuple[int, int], ...]]) -> tuple[Passage, ...]:
    """Title lines as passages of the right kinds, in printed order.

    Each line is given by its raw pieces. A title on one line is split at its spaces; of several
    lines each is a part, but for a body's name that opens one.

    >>> raw = RawText("市技协 开展培训", "市技协 开展培训")
    >>> [(p.kind, p.text) for p in title_passages(raw, [((0, 8),)])]
    [('headline', '市技协'), ('subheadline', '开展培训')]
    """
    parts: list[tuple[tuple[int, int], ...]] = []
    for pieces in lines:
        start, end = pieces[0]
        if len(pieces) > 1 or (len(lines) > 1 and not _opens_with_kicker(raw.plain[start:end])):
            parts.append(pieces)
        else:
            parts.extend(((start + a, start + b),) for a, b in title_spans(raw.plain[start:end]))
    kinds = title_kinds(["".join(raw.plain[a:b] for a, b in part) for part in parts])
    return tuple(raw.passage(kind, part) for kind, part in zip(kinds, parts, strict=True))
