"""How strongly one block looks like the beginning of an article rather than a subheading.

Every weight is in log-odds and says beside it what it rests on. The choice itself is made for the
whole page in `page_segments`.
"""

import re
from collections.abc import Sequence

from transforms.credit_names import NameReader
from transforms.mend import is_closed
from transforms.page_blocks import Block
from transforms.page_evidence import (
    LIST_TITLE,
    ROUND_UP,
    ends_article,
    is_credit_line,
    is_labelled,
    is_lead,
    is_marked,
    is_note,
    is_numbered,
    is_opening,
    is_photo_title,
    is_row,
)

_DASHED = re.compile(r"[—─–]{2,}")
_PAIR = re.compile(r"(?=([\u4e00-\u9fff]{2}))")


def start_weight(blocks: Sequence[Block], i: int, names: NameReader) -> float:
    """Log-odds that block `i` begins an article, from itself and the end of the block before."""
    block = blocks[i]
    before = blocks[i - 1] if i else None
    return _by_title(block) + _by_text(block, names) + _by_ending(block, before, names)


def _by_title(block: Block) -> float:
    if not block.heads:
        return -6.0
    title = block.heads[0].plain
    weight = max(min((len(title) - 11) * 0.15, 1.5), -1.2)
    weight += 1.2 * (len(block.heads) > 1) + 1.0 * (" " in title or "\u3000" in title)
    weight += 3.0 * any(_DASHED.match(line.plain) for line in block.heads[1:])
    weight += 6.0 * is_photo_title(title) + 1.5 * is_labelled(title) + 1.5 * is_marked(title)
    weight += 4.5 * (ROUND_UP.match(title) is not None)
    weight += 3.0 * (LIST_TITLE.search(title) is not None)
    return weight - 6.0 * is_numbered(title) - 3.0 * is_row(title)


def _by_text(block: Block, names: NameReader) -> float:
    if not block.body or not block.heads:
        return -1.0
    first = block.body[0].plain
    if is_opening(first):
        return 8.0
    weight = 5.0 * is_credit_line(first, names) + 1.0 * is_lead(first)
    last = block.body[-1].plain
    if len(block.body) <= 3:
        weight += 1.0 * (ends_article(last, names) or is_credit_line(last, names))
    return weight + 2.5 * (_told_again(block) - 0.35)


def _told_again(block: Block) -> float:
    """Share of the title's character pairs that its own lead repeats; a lead retells its headline."""
    pairs = set(_PAIR.findall(" ".join(line.plain for line in block.heads)))
    lead = " ".join(line.plain for line in block.body[:2])[:300]
    return sum(pair in lead for pair in pairs) / len(pairs) if pairs else 0.0


def _by_ending(block: Block, before: Block | None, names: NameReader) -> float:
    if before is None or not before.body:
        return -1.0
    last = before.body[-1].plain
    if last.endswith(("：", ":")):
        return -3.0
    weight = 2.5 if ends_article(last, names) or is_note(last) or is_credit_line(last, names) else 0.0
    return weight - 2.0 * (not is_closed(last)) + 1.0 * _more_space(block, before)


def _more_space(block: Block, before: Block) -> bool:
    """Whether more empty lines stand above the title than between the paragraphs before it."""
    first = block.heads[0] if block.heads else block.body[0]
    inner = [line.gap for line in before.body[1:]]
    return bool(inner) and first.gap > max(inner)
