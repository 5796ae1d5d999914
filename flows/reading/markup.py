"""Web pages: the main text with its headline, author and day, without menus and advertisements.

Which stretch of a page is its text is trafilatura's judgement; what its headline and author are, the
page's own metadata say.
"""

import logging
import re
from functools import cache
from html import unescape
from typing import Any

from flows.reading.columns import as_day
from flows.reading.records import Blob, Record, Unusable
from transforms.decode import decode

OPENING = 300
"""Characters among which a text's own headline is looked for."""
SHORTEST_TEXT = 25
"""Characters below which trafilatura falls back to the whole page, menus and all. Its default of 250 is
meant for alphabets: Chinese briefs of two paragraphs stayed under it and came with the menus."""
# Without a day in the page's metadata htmldate guesses, as bad as the first of January of a year in
# the text. The mastheads and datelines that Baoku reads itself are better evidence.
DAY_OPTIONS = {"extensive_search": False, "original_date": True}

# trafilatura drops authors of a single word, which all Chinese names are.
META_AUTHOR = re.compile(
    r"""<meta\s+name=["']?author["']?\s+content=["']([^"'<>]{1,60})["']""", re.IGNORECASE
)
NAMES_A_PERSON = re.compile(r"(?=.*[\u3400-\u9fff])(?!.*(?:报|報|网|網|社|编辑部|編輯部|客户端)$)")
STATES_A_ROLE = re.compile("记者|記者|通讯员|通訊員|作者|编辑|編輯|文/")


def html_record(blob: Blob, data: bytes) -> Record:
    """The record of one web page.

    Raises:
        Unusable: `no_text`, there is no main text in it.
        DecodeError: its bytes are no text. What the page says of its encoding is not believed.
    """
    decoded = decode(data)
    found = _extracted(decoded.text)
    if found is None or not (found.text or "").strip():
        raise Unusable("no_text", "No main text was found in the web page. Save the article as plain text.")
    in_meta = META_AUTHOR.search(decoded.text)
    author = found.author or (unescape(in_meta[1]).strip() if in_meta else None)
    given = blob.metadata
    return Record(
        blob.source_uri,
        data,
        page_text(found.title, author, found.text),
        decoded.encoding,
        given.publication,
        given.published_on or as_day(found.date),
        given.page,
    )


def _extracted(text: str) -> Any:
    from trafilatura import bare_extraction  # noqa: PLC0415 -- a second and a half of imports

    return bare_extraction(
        text,
        with_metadata=True,
        include_comments=False,
        date_extraction_params=DAY_OPTIONS,
        config=_settings(),
    )


@cache
def _settings() -> Any:
    from trafilatura.settings import use_config  # noqa: PLC0415 -- as above

    # What could not be done is told in a Reject, not in a log.
    for name in ("trafilatura", "htmldate"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    settings = use_config()
    settings.set("DEFAULT", "MIN_EXTRACTED_SIZE", str(SHORTEST_TEXT))
    settings.set("DEFAULT", "MIN_OUTPUT_SIZE", "1")
    return settings


def page_text(title: str | None, author: str | None, body: str) -> str:
    r"""Headline, byline and body, a line each; what the body says itself is not said twice.

    >>> page_text("水厂动工", "李明", "水厂动工\n江岸区昨日宣布。")
    '水厂动工\n作者：李明\n江岸区昨日宣布。'
    """
    headline, rest = (title or "").strip(), body.strip()
    if headline and headline in rest[:OPENING]:
        before, rest = rest.split(headline, 1)
        headline, rest = before + headline, rest.strip()
    return "\n".join(part for part in (headline, _byline(author, body), rest) if part)


def _byline(author: str | None, body: str) -> str:
    if not author or author in body or not NAMES_A_PERSON.match(author):
        return ""
    return author if STATES_A_ROLE.search(author) else f"作者：{author}"
