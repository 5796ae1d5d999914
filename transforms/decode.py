"""Raw bytes to text: which encoding they are in, and whether they are text at all.

Legacy Chinese encodings overlap: most Big5 bytes are also legal GB18030, and decode into rubbish
without an error. So the decision is made on the likelihood of the decoded text, not on whether
decoding succeeds.
"""

import codecs
from dataclasses import dataclass

# The characters that newspaper text uses most, in both scripts. Between them they make up over a
# third of any real text longer than a sentence; of text decoded by the wrong legacy encoding, under
# a twentieth, since wrong pairs of bytes fall all over the plane of rare characters.
COMMON = frozenset(
    "的一是不了在人有我他这个上们来到时大地为子中你说生国年着就那和要她出也得里后自以会家可下而过天去能对"
    "小多然于心学么之都好看起发当没成只如事把还用第样道想作种开美总从无情己面最女但现前些所同日手又行意动"
    "方期它头经长儿回位分爱老因很给名法间知世什两次使身者被高已其进此话常与活正感月报本记新市工业全社电讯"
    "部政府建产员会加主区县党民群众工作企重要实公司京省军东西南北产品量水平教育科技术理安保关系经济改革"
    "這個們來時為說國著裡後會過對學麼發當沒還樣種開總從無現與動經長兒愛給間兩親進話業報記產東車電務員區縣黨"
    "貿議爭運動機關處實幹勞農場廠鐵軍戰華萬億號"
    "，。、：；“”（）「」！？"
)
SAMPLE = 20_000
MINIMUM_LIKELIHOOD = 0.12
BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
LEGACY = ("gb18030", "big5", "cp950", "big5hkscs")
WIDE = ("utf-16-le", "utf-16-be")
# Controls that real text holds: tab, line feed, vertical tab, form feed, carriage return, and the
# end-of-file mark of old DOS files.
TEXT_CONTROLS = frozenset("\t\n\v\f\r\x1a")


class DecodeError(ValueError):
    """Bytes that are not usable text: a short reason code and what to do about it."""

    def __init__(self, reason: str, detail: str) -> None:
        self.reason, self.detail = reason, detail
        super().__init__(f"{reason}: {detail}")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text as read, without a byte order mark, and the encoding it was read by."""

    text: str
    encoding: str


def decode(data: bytes) -> Decoded:
    """Decode raw bytes.

    Raises:
        DecodeError: the bytes are empty, blank, binary, or text in no supported encoding.

    >>> decode("新華社臺北電，記者說。".encode("big5"))
    Decoded(text='新華社臺北電，記者說。', encoding='big5')
    """
    if not data:
        raise DecodeError("empty", "The file has no bytes. Remove it or fetch it again.")
    decoded = _by_mark(data) or _by_likelihood(data)
    if not decoded.text.strip():
        raise DecodeError("blank", "The file holds nothing but white space.")
    _reject_binary(decoded.text)
    return decoded


def likelihood(text: str) -> float:
    """Share of common characters among the non-ASCII ones of a sample, from 0 to 1.

    >>> likelihood("记者说，大会在北京开。") > 0.5 > likelihood("锟斤拷烫屯")
    True
    """
    foreign = [c for c in text[:SAMPLE] if c > "\x7f"]
    return sum(c in COMMON for c in foreign) / len(foreign) if foreign else 1.0


def _by_mark(data: bytes) -> Decoded | None:
    for mark, encoding in BOMS:
        if data.startswith(mark):
            text = _strict(data[len(mark) :], encoding)
            if text is None:
                raise DecodeError(
                    "broken_encoding",
                    f"The file is marked as {encoding} but breaks its rules; it may be cut off or mixed.",
                )
            return Decoded(text, encoding)
    return None


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _by_likelihood(data: bytes) -> Decoded:
    if b"\0" not in data:
        # Multi-byte UTF-8 is so constrained that text of any other encoding almost never passes.
        text = _strict(data, "utf-8")
        if text is not None:
            return Decoded(text, "utf-8")
    best = max(_candidates(data), key=lambda c: likelihood(c.text), default=None)
    if best is None or likelihood(best.text) < MINIMUM_LIKELIHOOD:
        if b"\0" in data:
            raise DecodeError("binary", "The file holds zero bytes and is no UTF-16: it is not a text file.")
        raise DecodeError(
            "unknown_encoding",
            "The bytes are no Chinese text in UTF-8, UTF-16, GB18030 or Big5; the file may be binary or "
            "damaged. Convert it to UTF-8 and load it again.",
        )
    return best


def _candidates(data: bytes) -> list[Decoded]:
    encodings = WIDE if b"\0" in data else LEGACY + WIDE
    texts = ((_strict(data, encoding), encoding) for encoding in encodings)
    return [Decoded(text, encoding) for text, encoding in texts if text is not None]


def _reject_binary(text: str) -> None:
    controls = sum(1 for c in text[:SAMPLE] if c < " " and c not in TEXT_CONTROLS)
    if controls:
        raise DecodeError(
            "binary",
            f"The file holds {controls} control characters that no text has; it is probably not a text file.",
        )
    if text.count("\ufffd") * 100 > len(text):
        raise DecodeError(
            "mojibake",
            "More than one character in a hundred is U+FFFD: the text was damaged by an earlier conversion. "
            "Load the original instead.",
        )
