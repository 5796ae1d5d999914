"""How strongly one block looks like the beginning of an article rather than a subheading.

Every weight is in log-odds and says beside it what it rests on. The choice itself is made for the
whole page in `segments`.
"""

import re
from collections.abc import Sequence

from transforms.credit_names import NameReader
from transforms.page.blocks import Block
from transforms.page.columns import is_round_up
from transforms.page.evidence import (
    LIST_TITLE,
    ends_article,
    is_author_line,
    is_credit_line,
    is_labelled,
    is_lead,
    is_note,
    is_notice_title,
    is_numbered,
    is_opening,
    is_photo_title,
    is_row,
    share_told,
)
from transforms.page.mend import is_closed

_DASHED = re.compile(r"[—─–]{2,}")
_SHOT = ("摄", "摄）", "摄)", "攝", "／攝影", "摄影报道")
# A lead is read so far for the words of its title.
_LEAD_LENGTH = 300


def start_weight(blocks: Sequence[Block], i: int, names: NameReader) -> float:
    """Log-odds that block `i` begins an article, from itself and the end of the block before."""
    block = blocks[i]
    before = blocks[i - 1] if i else None
    return _by_title(block, names) + _by_text(block, names) + _by_ending(block, before, names)


def credited(block: Block, names: NameReader) -> bool:
    """Whether a block says who made it: by its opening, by a credit at its end, or under its title."""
    if not block.body:
        return False
    first, last = block.body[0].plain, block.body[-1].plain
    if is_opening(first) or is_credit_line(first, names) or ends_article(last, names):
        return True
    if last.endswith(_SHOT):
        return True
    return is_credit_line(last, names) or any(is_author_line(line.plain, names) for line in block.heads[1:])


def _by_title(block: Block, names: NameReader) -> float:
    if not block.heads:
        return -6.0
    title = block.heads[0].plain
    weight = max(min((len(title) - 11) * 0.15, 1.5), -1.2)
    weight += 1.2 * (len(block.heads) > 1) + 1.0 * (" " in title or "\u3000" in title)
    weight += 3.0 * any(_DASHED.match(line.plain) for line in block.heads[1:])
    weight += 4.0 * (len(block.heads) > 1 and is_author_line(block.heads[-1].plain, names))
    weight += 6.0 * is_photo_title(title) + 1.5 * is_labelled(title) + 2.0 * block.heads[0].marked
    weight += 4.5 * is_round_up(title)
    weight += 3.0 * is_notice_title(title)
    if LIST_TITLE.search(title):
        weight += 6.0 if any(is_row(line.plain) for line in block.body[:3]) else 2.0
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
    if len(block.body) <= 2:
        # A picture's caption and its photographer make a piece of their own; a section has none.
        weight += 4.0 * last.endswith(_SHOT)
    return weight + 2.5 * (_told_again(block) - 0.35)


def _told_again(block: Block) -> float:
    """How much of the title its own lead repeats."""
    lead = " ".join(line.plain for line in block.body[:2])[:_LEAD_LENGTH]
    return share_told(" ".join(line.plain for line in block.heads), lead)


def _by_ending(block: Block, before: Block | None, names: NameReader) -> float:
    if before is None or not before.body:
        return -1.0
    last = before.body[-1].plain
    if is_row(last):
        return 2.5
    if last.endswith(("：", ":")):
        return -3.0
    weight = 2.5 if ends_article(last, names) or is_note(last) or is_credit_line(last, names) else 0.0
    return weight - 2.0 * (not is_closed(last)) + 1.0 * _more_space(block, before)


def _more_space(block: Block, before: Block) -> bool:
    """Whether more empty lines stand above the title than between the paragraphs before it."""
    first = block.heads[0] if block.heads else block.body[0]
    inner = [line.gap for line in before.body[1:]]
    return bool(inner) and first.gap > max(inner)
