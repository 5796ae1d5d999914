"""What a blob is, by its first bytes. Its name is asked only where content leaves it open."""

import csv
import json
import re
import tarfile
from typing import Literal

from flows.reading.columns import text_column
from flows.reading.names import CSV_ENDINGS, HTML_ENDINGS, JSONL_ENDINGS, ending
from transforms.decode import DecodeError, sniff

Format = Literal[
    "text", "html", "pdf", "json", "jsonl", "csv", "parquet", "zip", "tar", "gzip", "zstd", "bzip2", "xz"
]
HEAD = 1 << 16
"""Bytes that are looked at: more than the header of any table or page."""
TAR_BLOCK = 512

MAGIC: tuple[tuple[bytes, Format], ...] = (
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"\x1f\x8b\x08", "gzip"),
    (b"\x28\xb5\x2f\xfd", "zstd"),
    (b"\xfd7zXZ\0", "xz"),
    (b"PAR1", "parquet"),
    (b"%PDF-", "pdf"),
)
BZIP2 = re.compile(rb"BZh[1-9]1AY&SY")
HTML_START = re.compile(
    rb"(?:<\?xml[^>]*>|<!--.*?-->|\s)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
HTML_TAG = re.compile(rb"<(?:html|head|body|meta|title|div|p|br|table|span)\b[^>]*>", re.IGNORECASE)
MARKS = b"\xef\xbb\xbf\xff\xfe"
DELIMITERS = ",\t;"
LONGEST_COLUMN_NAME = 40


def detect(head: bytes, name: str) -> Format:
    r"""The format of a blob that begins with these bytes.

    >>> detect(b"PK\x03\x04...", "pages.txt"), detect("本报讯".encode(), "a.pdf")
    ('zip', 'text')
    """
    found = next((form for magic, form in MAGIC if head.startswith(magic)), None)
    if found:
        return found
    if BZIP2.match(head):
        return "bzip2"
    if _is_tar(head):
        return "tar"
    # UTF-16 with its zero bytes taken out shows its tags.
    start = head.lstrip(MARKS).replace(b"\0", b"").lstrip()
    if start.startswith(b"%PDF-"):
        return "pdf"
    if HTML_START.match(start) or (ending(name) in HTML_ENDINGS and HTML_TAG.search(start)):
        return "html"
    return _text_format(head, start, name)


def _is_tar(head: bytes) -> bool:
    """Whether the first block is a header whose checksum is right."""
    try:
        tarfile.TarInfo.frombuf(head[:TAR_BLOCK], "utf-8", "surrogateescape")
    except tarfile.HeaderError:
        return False
    return True


def _text_format(head: bytes, start: bytes, name: str) -> Format:
    if start[:1] in (b"{", b"["):
        return _json_format(head, start, name)
    if delimiter(head, named_table=ending(name) in CSV_ENDINGS):
        return "csv"
    return "text"


def _json_format(head: bytes, start: bytes, name: str) -> Format:
    """One object a line, JSON of another shape, or text that happens to open with a bracket."""
    line, end, _ = start.partition(b"\n")
    if not end and len(head) >= HEAD:  # the first row is longer than what is looked at
        return "jsonl" if re.match(rb'\{\s*"', line) else "text"
    try:
        first = _text(head).partition("\n")[0]
        return "jsonl" if isinstance(json.loads(first), dict) else "json"
    except (ValueError, RecursionError):
        pass
    if ending(name) in JSONL_ENDINGS:
        return "jsonl"
    return "json" if re.match(rb'[\[{]\s*(?:[\[{]\s*)*"', start) else "text"


def _text(head: bytes) -> str:
    """The first bytes as text.

    Raises:
        DecodeError: they are none.
    """
    return head.decode(sniff(head), "ignore").lstrip("\ufeff")


def delimiter(head: bytes, *, named_table: bool) -> str | None:
    """What separates the columns of a table with a header line; None where the bytes are no such table.

    A file whose name says that it is a table is believed; of others the header must name a text
    column among short and different names.
    """
    if not named_table and not any(mark.encode() in head.partition(b"\n")[0] for mark in DELIMITERS):
        return None
    try:
        text = _text(head)
    except DecodeError:
        return None
    line = text.partition("\n")[0].rstrip("\r")
    for mark in DELIMITERS:
        names = next(csv.reader([line], delimiter=mark), [])
        if len(names) > 1 and text_column(names) and _is_header(names):
            return mark
    return max(DELIMITERS, key=line.count) if named_table else None


def _is_header(names: list[str]) -> bool:
    return all(0 < len(name) <= LONGEST_COLUMN_NAME for name in names) and len(set(names)) == len(names)
