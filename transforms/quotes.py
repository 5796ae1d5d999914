"""Direct and reported speech, and who speaks.

Direct speech stands in “ ” and is told from slogans, titles and terms by a cue (说, 表示) beside it or
by its own full stop. Reported speech follows a speaker, a cue and a comma. Where names come from and
who holds which post does not belong here.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from transforms.located import Located, in_raw_order, local, located
from transforms.records import Mention
from transforms.speakers import CUES, Speaker, after, ahead
from transforms.text import Passage


@dataclass(frozen=True, slots=True)
class Quote:
    """One stretch of speech, without its quotation marks; offsets are raw."""

    kind: Literal["direct", "reported"]
    text: str
    start: int
    end: int
    speaker: str | None
    speaker_title: str | None
    speaker_entity_id: str | None
    cue: str | None
    rule: str


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Speech inside a passage: half-open positions, and how it was found."""

    kind: Literal["direct", "reported"]
    start: int
    end: int
    rule: str


# “…” with nested ‘…’ inside; a stretch that the paragraph leaves open ends with the paragraph.
DIRECT = re.compile(r"“(?P<said>[^“”]*)(?:”|$)")
ENDED = re.compile(r"[。！？…]$")
# Below this length a quoted stretch without its own full stop is a term even after a cue.
SHORTEST_UNENDED = 12
SHORTEST_SPEECH = 6
SHORTEST_CUED = 2
# Speech without any cue beside it has to be a whole sentence.
SHORTEST_UNCUED = 10
# To the end of its sentence; full stops inside quotation marks end nothing.
REPORTED = re.compile(
    rf"(?:{CUES})(?P<open>[，：:])(?!“)(?P<said>(?:[^“”。！？]|“[^“”]{{0,200}}”)+(?:[。！？]|$))"
)
SENTENCE = re.compile(r"[^。！？]*(?:“[^”]*”[^。！？“]*)*[。！？]?”?")


def find_quotes(passages: Sequence[Passage], mentions: Sequence[Mention]) -> list[Quote]:
    """Speech in the passages of one article, in reading order.

    One row a stretch: speech that a cue splits (“…，”他说，“…”) is one, and so is speech that goes on in
    the next paragraphs. `speaker` is printed without title; speech without a speaker has None.

    >>> text = "王敏说：“我们按时完工。”"
    >>> names = [Mention("person", "王敏", 0, 2, "王敏", None, "p", "", 1.0)]
    >>> [(q.speaker, q.cue, q.text) for q in find_quotes([Passage("body", text, text, ((0, 13),))], names)]
    [('王敏', '说', '我们按时完工。')]
    """
    found: list[Quote] = []
    ordered = in_raw_order(mentions)
    for passage in passages:
        if passage.kind in {"kicker", "headline", "subheadline"}:
            continue
        here = located(passage, ordered)
        direct = _direct(passage, here, goes_on=_left_open(found, passage))
        found += direct
        found += _reported(passage, here, direct)
    return sorted(_continued(found), key=lambda q: q.start)


def _left_open(found: Sequence[Quote], passage: Passage) -> bool:
    return bool(found) and found[-1].rule.endswith("open") and passage.plain.startswith("“")


def _direct(passage: Passage, here: list[Located], *, goes_on: bool) -> list[Quote]:
    quotes: list[Quote] = []
    plain = passage.plain
    for match in DIRECT.finditer(plain):
        start, end = match.span("said")
        if quotes and _split_by_cue(plain, passage, quotes[-1], match.start()):
            quotes[-1] = _extended(passage, quotes[-1], end)
            continue
        closed = plain[end : end + 1] == "”"
        speaker = _speaker(plain, here, match.start(), match.end())
        if not _is_speech(match["said"], speaker, lone=goes_on):
            continue
        rule = "quoted" if closed else "quoted-open"
        quotes.append(_row(passage, _Stretch("direct", start, end, rule), speaker))
    return quotes


def _speaker(plain: str, here: list[Located], opening: int, closing: int) -> Speaker | None:
    """Who speaks: by a cue before the marks, else by one after them."""
    return ahead(plain, here, opening) or after(plain, here, closing)


def _is_speech(said: str, speaker: Speaker | None, *, lone: bool) -> bool:
    """Whether quoted text is speech, and no slogan, title or term."""
    ended = ENDED.search(said) is not None
    if speaker is not None:
        whole = ended or said.endswith("，")
        return len(said) >= (SHORTEST_CUED if whole else SHORTEST_UNENDED)
    return lone or (ended and len(said) >= SHORTEST_UNCUED)


def _split_by_cue(plain: str, passage: Passage, quote: Quote, opening: int) -> bool:
    """“…，”他说，“…”: between the stretches stand only a speaker and a cue."""
    closing = next((p for p in range(opening - 1, max(opening - 40, -1), -1) if plain[p] == "”"), None)
    if closing is None or passage.raw(closing - 1) + 1 != quote.end:
        return False
    between = plain[closing + 1 : opening]
    ended = plain[closing - 1] in "。！？"
    return re.fullmatch(
        rf"[^。！？]{{0,24}}?(?:{CUES})[，：:]|[^。！？]{{0,24}}?(?:{CUES})。", between
    ) is not None and (between[-1] != "。" or not ended or quote.cue is not None)


def _extended(passage: Passage, quote: Quote, end: int) -> Quote:
    """The stretch up to `end`, with what the cue splits it by left inside."""
    start = local(passage, quote.start) or 0
    raw_end = passage.span(start, end)[1]
    return replace(quote, text=passage.text[start:end], end=raw_end, rule="quoted-split")


def _reported(passage: Passage, here: list[Located], direct: Sequence[Quote]) -> list[Quote]:
    """Speaker, cue and comma, then what was said to the end of the sentence."""
    quotes = []
    taken = 0
    for match in REPORTED.finditer(passage.plain):
        start, end = match.span("said")
        speaker = ahead(passage.plain, here, start)
        if start < taken or speaker is None or speaker.cue is None or end - start < SHORTEST_SPEECH:
            continue
        if passage.plain[start : start + 1] == "“" or _inside_quotes(passage.plain, match.start()):
            continue
        stop = end - 1 if passage.plain[end - 1] == "。" else end
        row = _row(passage, _Stretch("reported", start, stop, "reported"), speaker)
        if not any(q.start < row.end and row.start < q.end and q.cue is not None for q in direct):
            quotes.append(row)
            taken = end
    return quotes


def _inside_quotes(plain: str, position: int) -> bool:
    return plain.rfind("“", 0, position) > plain.rfind("”", 0, position)


def _row(passage: Passage, said: _Stretch, speaker: Speaker | None) -> Quote:
    start, end = passage.span(said.start, said.end)
    who = speaker or Speaker(None, None, None, None)
    text = passage.text[said.start : said.end]
    return Quote(said.kind, text, start, end, who.name, who.title, who.entity_id, who.cue, said.rule)


def _continued(found: Sequence[Quote]) -> list[Quote]:
    """Joins a stretch that its paragraph left open with the stretches that go on."""
    joined: list[Quote] = []
    for quote in found:
        last = joined[-1] if joined else None
        if last is not None and last.rule == "quoted-open" and quote.kind == "direct":
            joined[-1] = _joined(last, quote)
        else:
            joined.append(quote)
    return joined


def _joined(first: Quote, then: Quote) -> Quote:
    """One stretch over two paragraphs; the speaker may be named in either."""
    who = first if first.cue is not None else then
    return replace(
        who, kind="direct", text=f"{first.text}\n{then.text}", start=first.start, end=then.end, rule=then.rule
    )
