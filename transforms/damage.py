"""How bytes and texts get damaged, and how that is told.

Files are cut off, joined from two encodings, or decoded wrongly once and saved again (mojibake).

Every finding ends in a `DecodeError` with a short reason code and what to do about it. Reading what
is whole is `transforms.decode`'s work.
"""

import codecs
from collections.abc import Iterable, Iterator

from transforms.likelihood import window_likelihood

WINDOW = 100
"""Characters looked at together: two or three sentences."""
SUSPECT_BELOW = 0.4
REREAD_ABOVE = 0.45
REREAD_MARGIN = 0.2
SENSELESS_BELOW = 0.24
"""UTF-8 read as Big5 with what is illegal left out lies at 0.18 to 0.21 and cannot be read back; a list of
uncommon names lies at 0.41."""
FEWEST_EVIDENT = 8  # characters beyond ASCII; fewer read as Chinese by chance

READABLE = ("utf-8", "gb18030", "cp950", "big5hkscs")
SAVED_WRONGLY = ("cp1252", "gb18030", "cp950")
"""How programs of the West, the mainland and Taiwan read what they do not know."""

REPLACED_PER_TEXT = 0.01
REPLACED = ("\ufffd", "锟斤拷", "烫烫烫烫", "屯屯屯屯")
"""U+FFFD; the same saved as UTF-8 and read as GBK; fresh memory read as GBK (debug builds fill it with
0xCC and 0xCD)."""

# CP1252 leaves five bytes undefined that programs pass through as control characters.
TO_WESTERN = {ord(bytes([b]).decode("cp1252", "replace")): chr(b) for b in range(0x80, 0xA0)} | {
    b: chr(b) for b in range(0x80, 0xA0)
}


class DecodeError(ValueError):
    """Bytes that are not usable text: a short reason code and what to do about it."""

    def __init__(self, reason: str, detail: str) -> None:
        self.reason, self.detail = reason, detail
        super().__init__(f"{reason}: {detail}")


def explain(data: bytes, encoding: str | None) -> DecodeError:
    """Why bytes cannot be read; `encoding` is what they look like, None where they look like no text.

    >>> explain("记者说".encode()[:-1], "utf-8").reason
    'cut_off'
    """
    zeros = data.count(0)
    if zeros and encoding and not encoding.startswith("utf-16"):
        return DecodeError("nul", f"The text holds {zeros} zero bytes; remove them or load the original.")
    if encoding is None:
        return _no_text(zeros)
    try:
        text = codecs.getincrementaldecoder(encoding)("strict").decode(data, final=False)
        reject_other_encoding(text, encoding)
    except UnicodeDecodeError as error:
        return _broken_at(data, encoding, error.start)
    except DecodeError as found:
        return found
    return DecodeError(
        "cut_off",
        f"The {encoding} text ends inside a character: the file was cut off. Fetch it again.",
    )


def _no_text(zeros: int) -> DecodeError:
    if zeros:
        return DecodeError("binary", "The file holds zero bytes and is no UTF-16: it is not a text file.")
    return DecodeError(
        "unknown_encoding",
        "The bytes are no Chinese text in UTF-8, UTF-16, GB18030 or Big5; the file may be binary or "
        "damaged. Convert it to UTF-8 and load it again.",
    )


def _broken_at(data: bytes, encoding: str, start: int) -> DecodeError:
    if encoding == "utf-8" and _has_surrogates(data):
        return DecodeError(
            "lone_surrogate",
            f"Byte {start} begins half of a two-part character; it was cut or joined wrongly. "
            "Load the original.",
        )
    others = tuple(e for e in READABLE if e != encoding)
    # The error may have swallowed the first byte of a character in the other encoding.
    starts = (start, start + 1, 0, max(0, len(data) - 3 * WINDOW))
    for part in (data[first : first + 3 * WINDOW] for first in starts):
        own = window_likelihood(part.decode(encoding, "replace"))
        other = _best_reading(part, others)
        if other and other[0] > max(REREAD_ABOVE, own + REREAD_MARGIN):
            return _mixed(encoding, other[1])
    return DecodeError(
        "broken_encoding",
        f"The file reads as {encoding} but breaks its rules at byte {start}; it is damaged. Fetch it again.",
    )


def _has_surrogates(data: bytes) -> bool:
    try:
        data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return False
    return True


def _mixed(encoding: str, other: str) -> DecodeError:
    return DecodeError(
        "mixed_encoding",
        f"The file is partly in {encoding} and partly in {other}. Split it where that changes and load both.",
    )


def reject_other_encoding(text: str, encoding: str) -> None:
    """Refuse a text whose bytes change encoding half-way without breaking the first one's rules.

    Raises:
        DecodeError: `mixed_encoding`.
    """
    others = tuple(
        e for e in READABLE if e != encoding and not {e, encoding} <= {"cp950", "big5", "big5hkscs"}
    )
    for _, window in _suspects(text):
        found = _best_reading(window.encode(encoding, "replace"), others)
        if found and found[0] > max(REREAD_ABOVE, window_likelihood(window) + REREAD_MARGIN):
            raise _mixed(encoding, found[1])


def reject_mojibake(text: str) -> None:
    """Refuse text that was read by a wrong encoding and saved again, or lost its characters that way.

    Raises:
        DecodeError: `mojibake`, naming the two encodings where they can be told.

    >>> try:
    ...     reject_mojibake("记者昨日在现场看到".encode().decode("gb18030", "replace"))
    ... except DecodeError as error:
    ...     error.reason
    'mojibake'
    """
    lost = sum(text.count(sign) * len(sign) for sign in REPLACED)
    if lost > len(text) * REPLACED_PER_TEXT:
        raise DecodeError(
            "mojibake",
            "More than one character in a hundred was lost in an earlier conversion (U+FFFD or 锟斤拷). "
            "Load the original instead.",
        )
    for position, window in _suspects(text):
        if origin := _misread(window):
            raise DecodeError(
                "mojibake", f"From character {position} on the text is {origin}. Load the original instead."
            )


def _misread(window: str) -> str | None:
    """What wrong reading made a stretch of text, in words; None where none did."""
    own = window_likelihood(window)
    for wrong in SAVED_WRONGLY:
        found = _best_reading(_saved(window, wrong), (e for e in READABLE if e != wrong))
        if found and found[0] > max(REREAD_ABOVE, own + REREAD_MARGIN):
            return f"{found[1]} that was read as {wrong} and saved again"
    han = sum("\u3400" <= c <= "\u9fff" for c in window)
    if own < SENSELESS_BELOW and han >= WINDOW // 2:
        return "rare characters without sense, as a lossy conversion leaves them"
    return None


def _suspects(text: str) -> Iterator[tuple[int, str]]:
    """Windows that do not look like Chinese, with their positions."""
    for position in range(0, len(text), WINDOW):
        window = text[position : position + WINDOW]
        if not window.isascii() and window_likelihood(window) < SUSPECT_BELOW:
            yield position, window


def _saved(text: str, encoding: str) -> bytes:
    """The bytes that a text had before it was read by an encoding."""
    if encoding == "cp1252":
        return text.translate(TO_WESTERN).encode("latin-1", "replace")
    return text.encode(encoding, "replace")


def _best_reading(data: bytes, encodings: Iterable[str]) -> tuple[float, str] | None:
    """The likeliest reading of some bytes and how likely it is; None where no reading has enough to go by."""
    readings = []
    for encoding in encodings:
        text = data.decode(encoding, "replace")
        if sum(c > "\x7f" for c in text) >= FEWEST_EVIDENT:
            readings.append((window_likelihood(text), encoding))
    return max(readings, default=None)
