"""Raw bytes to text: which encoding they are in, and whether they are text at all.

Legacy Chinese encodings overlap: most Big5 bytes are also legal GB18030, and decode into rubbish
without an error. So the decision is made on the likelihood of the decoded text, not on whether
decoding succeeds, and never on what a file says of itself. How text got damaged is told in
`transforms.damage`.
"""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass

from transforms.damage import DecodeError, explain, reject_mojibake, reject_other_encoding
from transforms.likelihood import likelihood, window_likelihood

__all__ = ["DecodeError", "Decoded", "check_text", "decode", "sniff"]

MINIMUM_LIKELIHOOD = 0.25
"""Right readings lie above 0.33, wrong ones of more than a line below 0.22 (`transforms.likelihood`)."""

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16's, which is its beginning
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
# On equal likelihood the first wins. Hong Kong's characters are illegal in the other two.
BIG5_FAMILY = ("big5", "cp950", "big5hkscs")
LEGACY = ("gb18030", *BIG5_FAMILY)
WIDE = ("utf-16-le", "utf-16-be")
BEGINNING = 100  # bytes, a sentence or two
LONGEST_CHARACTER = 4  # bytes, in any of them

# Controls that real text holds: tab, line feed, vertical tab, form feed, carriage return, and the
# end-of-file mark of old DOS files.
CONTROL = re.compile(r"[\x01-\x08\x0e-\x19\x1b-\x1f]")
CONTROLS_PER_TEXT = 0.001
"""A stray control or two is a slip of some editor; one character in a thousand is a binary file."""

SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text as read, without a byte order mark, and the encoding it was read by."""

    text: str
    encoding: str


def decode(data: bytes) -> Decoded:
    """Decode raw bytes.

    Raises:
        DecodeError: the bytes are empty, blank, binary, cut off, in several encodings, in none that
            is supported, or hold text that an earlier conversion damaged.

    >>> decode("新華社臺北電，記者說。".encode("big5"))
    Decoded(text='新華社臺北電，記者說。', encoding='big5')
    """
    if not data:
        raise DecodeError("empty", "The file has no bytes. Remove it or fetch it again.")
    decoded = _by_mark(data) or _by_utf8(data) or _by_likelihood(data)
    check_text(decoded.text)
    return decoded


def sniff(sample: bytes) -> str:
    r"""The encoding of a file by its first bytes, which may end inside a character.

    Raises:
        DecodeError: the bytes are no text.

    >>> sniff("日期,正文\n2001-01-02,本报讯".encode("gb18030")[:-1])
    'gb18030'
    """
    for shorter in range(LONGEST_CHARACTER):
        try:
            return decode(sample[: len(sample) - shorter]).encoding
        except DecodeError as error:
            if error.reason != "cut_off":
                raise
    raise DecodeError("unknown_encoding", "The first bytes of the file are text in no supported encoding.")


def check_text(text: str) -> None:
    r"""Refuse a text that holds nothing, is no text, or is the rubbish of an earlier conversion.

    Raises:
        DecodeError: with the reason.

    >>> try:
    ...     check_text("本报讯\ud83d据悉")
    ... except DecodeError as error:
    ...     error.reason
    'lone_surrogate'
    """
    if not text.strip():
        raise DecodeError("blank", "The file holds nothing but white space.")
    if "\0" in text:
        raise DecodeError(
            "nul", f"The text holds {text.count(chr(0))} zero bytes; remove them or load the original."
        )
    if SURROGATE.search(text):
        raise DecodeError(
            "lone_surrogate",
            "The text holds half of a two-part character; it was cut or joined wrongly. Load the original.",
        )
    controls = len(CONTROL.findall(text))
    if controls > len(text) * CONTROLS_PER_TEXT:
        raise DecodeError(
            "binary",
            f"The file holds {controls} control characters that no text has; it is probably not a text file.",
        )
    reject_mojibake(text)


def _by_mark(data: bytes) -> Decoded | None:
    for mark, encoding in BOMS:
        if data.startswith(mark):
            text = _strict(data[len(mark) :], encoding)
            if text is None:
                raise explain(data[len(mark) :], encoding)
            return Decoded(text, encoding)
    return None


def _by_utf8(data: bytes) -> Decoded | None:
    """UTF-8 is so constrained that text of any other encoding almost never passes for it."""
    text = None if b"\0" in data else _strict(data, "utf-8")
    return None if text is None else Decoded(text, "utf-8")


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _by_likelihood(data: bytes) -> Decoded:
    best, best_likelihood = None, MINIMUM_LIKELIHOOD
    for found in _candidates(data):
        value = likelihood(found.text)
        if value > best_likelihood:
            best, best_likelihood = found, value
    if best is None:
        raise explain(data, _closest(data))
    if best.encoding in BIG5_FAMILY:
        best = _of_family(data)
    reject_other_encoding(best.text, best.encoding)
    return best


def _candidates(data: bytes) -> Iterator[Decoded]:
    """Readings without an error, one at a time, so that only two texts are held at once."""
    for encoding in WIDE if b"\0" in data else LEGACY + WIDE:
        text = _strict(data, encoding)
        if text is not None:
            yield Decoded(text, encoding)


def _of_family(data: bytes) -> Decoded:
    """The likeliest of Big5's readings. They differ in a few signs, so that every character counts."""
    texts = {encoding: _strict(data, encoding) for encoding in BIG5_FAMILY}
    readings = {text: encoding for encoding, text in reversed(texts.items()) if text is not None}
    best = max(reversed(readings), key=window_likelihood) if len(readings) > 1 else next(iter(readings))
    return Decoded(best, readings[best])


def _closest(data: bytes) -> str | None:
    """The encoding that bytes which fit none are mostly in or begin in; None where they are no text."""
    for part in (data, data[:BEGINNING]):
        texts = {encoding: part.decode(encoding, "replace") for encoding in ("utf-8", *LEGACY, *WIDE)}
        scores = {e: likelihood(text) for e, text in texts.items() if not text.isascii()}
        best = max(scores, key=scores.__getitem__, default="")
        if best and scores[best] > MINIMUM_LIKELIHOOD:
            return best
    return None
