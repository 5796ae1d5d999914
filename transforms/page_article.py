"""One article put together: title, dateline, bylines and mended paragraphs from its lines.

The article's lines are given; where it begins was decided in `page_segments`. Nothing here looks
beyond the one article.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from transforms.bylines import Credit, opening_credit, read_credit, signature
from transforms.credit_names import NameReader
from transforms.datelines import Dateline, opening_dateline, trailing_dateline
from transforms.headlines import title_passages
from transforms.page_evidence import is_caption, is_label, is_numbered
from transforms.page_genre import genre_of
from transforms.page_lines import Line
from transforms.parts import ArticleParts
from transforms.records import Byline
from transforms.text import Passage, PassageKind, RawText

_BRACKETS = "（）()【】〔〕"
_PHOTOGRAPHER = re.compile(
    r"(?P<text>[。！？”）])[\s\u3000]*(?P<credit>[^。！？，”）]{2,30}(?:摄|摄影|摄影报道|文/图))$"
)
_OPENERS, _CLOSERS = "（([【〔", "）)]】〕"


@dataclass(frozen=True, slots=True)
class Draft:
    """The lines of one article, sorted: title, then text with the subheadings among it."""

    title: tuple[Line, ...]
    text: tuple[tuple[Line, bool], ...]
    """Each line of the text, and whether it is a subheading."""
    banner: str | None
    confidence: float


@dataclass(slots=True)
class _Assembly:
    """What has been read of an article so far."""

    raw: RawText
    names: NameReader
    paragraphs: list[Passage] = field(default_factory=list)
    bylines: list[Byline] = field(default_factory=list)
    dateline: str | None = None
    agency: str | None = None

    def passage(self, kind: PassageKind, line: Line) -> Passage:
        return self.raw.passage(kind, line.pieces)

    def credit(self, passage: Passage, credits_: Sequence[Credit], rule: str) -> None:
        known = {(b.role, b.name) for b in self.bylines}
        for c in credits_:
            if (c.role, c.name) not in known:
                known.add((c.role, c.name))
                start, end = passage.span(c.start, c.end)
                name = passage.text[c.start : c.end].replace(" ", "").replace("\u3000", "")
                self.bylines.append(Byline(c.role, c.role_surface, name, c.employer, start, end, rule))

    def send(self, passage: Passage, found: Dateline) -> None:
        """Keep the first dateline; （新华社发） names a sender but is no dateline."""
        self.agency = self.agency or found.agency
        text = passage.text[found.start : found.end]
        if self.dateline is None and text[-1] in "电電讯訊息":
            self.dateline = text

    def add(self, passage: Passage) -> None:
        if passage.pieces:
            self.paragraphs.append(passage)


def article_parts(raw: RawText, draft: Draft, names: NameReader) -> ArticleParts:
    """Read the parts of one article from its lines."""
    made = _Assembly(raw, names)
    title_lines = list(draft.title)
    if len(title_lines) > 1 and (authors := _authors_under(title_lines[-1].plain, names)):
        line = title_lines.pop()
        made.credit(made.passage("credit", line), authors, "name under headline")
        made.add(made.passage("credit", line))
    title_parts = title_passages(raw, [line.pieces for line in title_lines])
    _read_text(made, draft.text)
    title = " ".join(" ".join(raw.text[line.start : line.end].split()) for line in title_lines)
    every = [*draft.title, *(line for line, _ in draft.text)]
    genre = genre_of("\n".join(line.plain for line in title_lines), made.paragraphs, made.bylines)
    if made.agency is None and genre == "photo":
        made.agency = next((b.employer for b in made.bylines if b.employer), None)
    return ArticleParts(
        start=every[0].start,
        end=every[-1].end,
        banner=draft.banner,
        title=title,
        title_parts=title_parts,
        dateline=made.dateline,
        agency=made.agency,
        genre=genre,
        bylines=tuple(made.bylines),
        paragraphs=tuple(made.paragraphs),
        rule="headline" if title_lines else "no headline",
        confidence=draft.confidence,
    )


def _authors_under(plain: str, names: NameReader) -> Sequence[Credit]:
    """Names alone under a headline stand apart from each other: 张明 李小川, never run together."""
    return signature(plain, names) if all(len(part) <= 3 for part in plain.split()) else ()


def _read_text(made: _Assembly, text: Sequence[tuple[Line, bool]]) -> None:
    captions = False
    for line, is_subheading in text:
        if is_subheading:
            captions = False
            made.add(made.passage("subheading", line))
            continue
        captions = is_label(line.plain) or (captions and is_numbered(line.plain))
        if not _credit_line(made, line):
            kind: PassageKind = "caption" if captions or is_caption(line.plain) else "body"
            _read_paragraph(made, made.passage(kind, line))


def _credit_line(made: _Assembly, line: Line) -> bool:
    """Take a line that is nothing but a credit or a sender in brackets."""
    passage = made.passage("credit", line)
    inner = line.plain.strip(_BRACKETS)
    offset = line.plain.find(inner)
    bracketed = line.plain[0] in _OPENERS
    found = read_credit(inner, made.names) or (signature(inner, made.names) if bracketed else ())
    sender = trailing_dateline(line.plain) if bracketed else None
    if sender and sender.resume == 0:
        made.send(passage, sender)
    elif not found:
        return False
    made.credit(passage.cut(offset, len(passage.plain)), found, "credit line")
    made.add(passage)
    return True


def _read_paragraph(made: _Assembly, passage: Passage) -> None:
    """Cut dateline and credits off both ends of a paragraph; the rest is its text."""
    start = 0
    if opened := opening_dateline(passage.plain):
        made.send(passage, opened)
        start = opened.resume
    found, start = opening_credit(passage.plain, start, made.names)
    made.credit(passage, found, "opening credit")
    end = _cut_trailing(made, passage, start)
    made.add(passage.cut(start, end))
    credit = len(passage.plain) - len(passage.plain[end:].lstrip())
    if credit < len(passage.plain):
        tail = passage.cut(credit, len(passage.plain))
        made.add(Passage("credit", tail.text, tail.plain, tail.pieces))


def _cut_trailing(made: _Assembly, passage: Passage, start: int) -> int:
    """Where the bracketed credits at a paragraph's end begin; there may be two of them."""
    end = len(passage.plain)
    for _ in range(2):
        opened = _trailing_bracket(passage.plain, start, end)
        if opened is None:
            return _before_photographer(made, passage, start, end)
        inner = passage.plain[opened + 1 : end - 1]
        found = read_credit(inner, made.names) or signature(inner, made.names)
        sender = trailing_dateline(passage.plain[opened:end])
        if sender:
            made.send(passage.cut(opened, end), sender)
        elif not found:
            break
        made.credit(passage.cut(opened + 1, end), found, "trailing credit")
        end = opened
    return end


def _before_photographer(made: _Assembly, passage: Passage, start: int, end: int) -> int:
    """Where a photographer's credit without brackets begins: … 通车现场。 李明 摄."""
    match = _PHOTOGRAPHER.search(passage.plain, max(start, end - 40), end)
    if match is None:
        return end
    found = read_credit(match["credit"], made.names)
    made.credit(passage.cut(match.start("credit"), end), found, "photographer at the end")
    return match.end("text") if found else end


def _trailing_bracket(plain: str, start: int, end: int) -> int | None:
    if end <= start or plain[end - 1] not in _CLOSERS:
        return None
    opened = max(plain.rfind(mark, start, end) for mark in _OPENERS)
    return opened if opened > start and end - opened <= 92 else None
