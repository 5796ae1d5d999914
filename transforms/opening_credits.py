"""Credits at a paragraph's opening: bracketed, closed by 报道, or running into the sentence.

Where such a credit ends and the text goes on is decided here; a text that is wholly a credit is read
in `bylines`.
"""

import re
from dataclasses import replace

from transforms.bylines import EMPLOYER, LEADING, LONGEST_CREDIT, POST, Credit, leading_role, read_credit
from transforms.credit_names import NameReader, NameSpan

_BOXED = re.compile(r"[（(【〔\[](?P<text>[^（）()【】〔〕\[\]]{2,90})[）)】〕\]]")
_CREDIT_AHEAD = re.compile(
    rf"[、，,\s和及]*(?P<employer>{EMPLOYER})?{POST}*(?P<role>{'|'.join(w for w, _ in LEADING)})[\s:：]*"
)
_CLOSING = re.compile(r"(?:综合|摄影)?(?:报道|报导)[:：，,\s]?|[:：]")
_NAME_SEPARATOR = re.compile(r"[、，\s]+(?!本报|新华社)|和(?=[\u4e00-\u9fff]{2})")
_STRONG_FOLLOW = re.compile(
    r"(?:从|获悉|报道|报导|日前|近日|昨|今|摄|采访|由|自|随|通讯员|本报|新华社|实习|了解到|在|距[\d离今]|[、，：:\s“\d])"
)
_WEAK_FOLLOW = re.compile(r"[来走对就向与于为到前赴获发]")
_FOREIGN_RUNNING = re.compile(
    r"[\u4e00-\u9fff]{2,6}(?:·[\u4e00-\u9fff]{1,6}?)+(?=从|在|报道|报导|[、，：:\s])"
)
# An employer, a role and one name.
_LONGEST_SINGLE = 14
_LEAD_IN = re.compile(r"[:：\s]*")


def opening_credit(plain: str, start: int, names: NameReader) -> tuple[tuple[Credit, ...], int]:
    """Credits that a paragraph opens with, and where its text goes on; none gives `((), start)`.

    Bracketed (（记者 …）, 【本报记者 …报道】), closed by 报道, or running into the sentence.

    >>> reader = NameReader(dict.fromkeys("张李王", 9000))
    >>> line = "记者李明、王小川从市水务局获悉，汛期将至。"
    >>> found, resume = opening_credit(line, 0, reader)
    >>> [c.name for c in found], line[resume:]
    (['李明', '王小川'], '从市水务局获悉，汛期将至。')
    """
    if boxed := _BOXED.match(plain, start):
        found = _shifted(read_credit(boxed["text"], names), boxed.start("text"))
        return (found, _text_after(plain, boxed.end())) if found else ((), start)
    if not _CREDIT_AHEAD.match(plain, start):
        return (), start
    for closing in _CLOSING.finditer(plain, start, start + LONGEST_CREDIT):
        said = "报" in closing.group()
        # 记者敖日格乐报道： vouches for a name of any people; a colon alone does not.
        strict = not (said and closing.start() - start <= _LONGEST_SINGLE)
        found = _shifted(read_credit(plain[start : closing.start()], names, strict=strict), start)
        if found:
            return found, _text_after(plain, closing.end())
    return _running_credit(plain, start, names)


def _running_credit(plain: str, start: int, names: NameReader) -> tuple[tuple[Credit, ...], int]:
    found: list[Credit] = []
    resume = start
    while match := _CREDIT_AHEAD.match(plain, resume):
        spans = _running_names(plain, match.end(), names)
        if not spans:
            break
        employer = match["employer"]
        role = leading_role(match["role"])
        found += [Credit(role, match["role"], n.name, employer, n.start, n.end) for n in spans]
        resume = spans[-1].end
    return tuple(found), resume


def _running_names(plain: str, start: int, names: NameReader) -> list[NameSpan]:
    spans: list[NameSpan] = []
    position = start
    while span := _running_name(plain, position, names):
        spans.append(span)
        if second := _second_name(plain, span, names):
            spans.append(second)
        separator = _NAME_SEPARATOR.match(plain, spans[-1].end)
        if separator is None:
            break
        position = separator.end()
    return spans


def _running_name(plain: str, start: int, names: NameReader) -> NameSpan | None:
    """One name in running text: its end is where a word follows that begins a predicate."""
    if foreign := _FOREIGN_RUNNING.match(plain, start):
        return NameSpan(foreign.group(), start, foreign.end())
    return _name_before_word(plain, start, names) or _name_before_name(plain, start, names)


def _name_before_name(plain: str, start: int, names: NameReader) -> NameSpan | None:
    """The first of two names that stand together without a space: 记者李小明王大川从 …."""
    for end in (start + 3, start + 2):
        name = plain[start:end]
        plainly = names.is_common(name[:1]) and names.is_name(name) and names.is_common(plain[end : end + 1])
        if plainly and _name_before_word(plain, end, names):
            return NameSpan(name, start, end)
    return None


def _second_name(plain: str, first: NameSpan, names: NameReader) -> NameSpan | None:
    """The name grown to the one before; that one ends at a word in all other cases."""
    if _STRONG_FOLLOW.match(plain, first.end) or not names.is_common(plain[first.end : first.end + 1]):
        return None
    return _name_before_word(plain, first.end, names)


def _name_before_word(plain: str, start: int, names: NameReader) -> NameSpan | None:
    for follow, rare_too in ((_STRONG_FOLLOW, True), (_WEAK_FOLLOW, False)):
        for length in (2, 3, 4):
            name = plain[start : start + length]
            known = rare_too or names.is_common(name[:1])
            if known and names.is_name(name) and follow.match(plain, start + length):
                return NameSpan(name, start, start + length)
    return None


def _shifted(found: tuple[Credit, ...], offset: int) -> tuple[Credit, ...]:
    return tuple(replace(c, start=c.start + offset, end=c.end + offset) for c in found)


def _text_after(plain: str, position: int) -> int:
    match = _LEAD_IN.match(plain, position)
    return match.end() if match else position
