"""Web pages and PDF files give their text as one record, with what they say of headline, author and day."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest

from flows.reading import Limits, Record, Reject, read_records
from flows.reading.markup import page_text
from flows.sources import list_sources

DAY = date(1998, 7, 4)


def one(path: Path) -> Record | Reject:
    ((source,), _) = list_sources([str(path)])
    (found,) = read_records(source, Limits())
    return found


def only(path: Path) -> Record:
    found = one(path)
    assert isinstance(found, Record)
    return found


def reason(path: Path) -> str:
    found = one(path)
    assert isinstance(found, Reject)
    return found.reason


WEB_PAGE = """<!DOCTYPE html><html><head><meta charset="{declared}"><title>渡口新桥通车</title>
<meta name="author" content="陆川">
<meta property="article:published_time" content="1998-07-04T06:00:00+08:00">
</head><body><nav><a href="/">首页</a> <a href="/2">上一版</a></nav><article><h1>渡口新桥通车</h1>
<p>渡口新桥昨日通车，全长820米，双向四车道。过去渡河要等四十分钟，如今只要两分钟。</p>
<p>市民说：“出门方便多了。”据了解，第二座桥将在明年开工，届时两岸往来更加便捷。</p></article>
<footer>版权所有</footer></body></html>"""


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [("utf-8", "utf-8"), ("big5", "utf-8"), ("utf-8", "gb18030"), ("gbk", "gb18030"), ("gbk", "utf-16-le")],
)
def test_a_web_page_gives_headline_byline_day_and_text(tmp_path: Path, declared: str, encoding: str) -> None:
    data = WEB_PAGE.replace("{declared}", declared).encode(encoding)
    (tmp_path / "a.html").write_bytes(data)
    record = only(tmp_path / "a.html")
    assert record.text is not None
    lines = record.text.splitlines()
    assert lines[:3] == [
        "渡口新桥通车",
        "作者：陆川",
        "渡口新桥昨日通车，全长820米，双向四车道。过去渡河要等四十分钟，如今只要两分钟。",
    ]
    assert "版权" not in record.text
    assert (record.data, record.encoding, record.published_on) == (data, encoding, DAY)


def test_a_web_page_without_a_day_gets_none(tmp_path: Path) -> None:
    lines = [line for line in WEB_PAGE.splitlines() if "published_time" not in line]
    (tmp_path / "a.html").write_text("\n".join(lines).replace("去", "去2003年"))
    assert only(tmp_path / "a.html").published_on is None


def test_a_web_page_without_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<html><body><script>var a = 1;</script></body></html>")
    assert reason(tmp_path / "a.html") == "no_text"


@pytest.mark.parametrize(
    ("title", "author", "body", "text"),
    [
        ("通车", None, "新桥\n通车\n昨日开通。", "新桥\n通车\n昨日开通。"),
        (None, "陆川", "昨日开通。", "作者：陆川\n昨日开通。"),
        ("通车", "陆川", "（记者 陆川）昨日开通。", "通车\n（记者 陆川）昨日开通。"),
        ("通车", "本报记者 陆川", "昨日开通。", "通车\n本报记者 陆川\n昨日开通。"),
        ("通车", "石门晚报社", "昨日开通。", "通车\n昨日开通。"),
        ("通车", "admin", "昨日开通。", "通车\n昨日开通。"),
    ],
)
def test_what_a_body_opens_with_is_not_said_twice(title: str, author: str, body: str, text: str) -> None:
    assert page_text(title, author, body) == text


def pdf(pages: Iterable[str]) -> bytes:
    """A PDF with a text layer: a font without shapes whose characters map to Unicode."""
    texts = list(pages)
    kids = " ".join(f"{5 + 2 * i} 0 R" for i in range(len(texts)))
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def "
        "1 begincodespacerange <0000> <FFFF> endcodespacerange "
        "1 beginbfrange <0000> <FFFF> <0000> endbfrange endcmap end end"
    )
    glyphs = (
        "/DescendantFonts[<</Type/Font/Subtype/CIDFontType2/BaseFont/F/DW 1000"
        "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>]"
    )
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(texts)}>>",
        f"<</Type/Font/Subtype/Type0/BaseFont/F/Encoding/Identity-H/ToUnicode 4 0 R{glyphs}>>",
        f"<</Length {len(cmap)}>>stream\n{cmap}\nendstream",
    ]
    for i, text in enumerate(texts):
        shown = " 0 -20 Td ".join(f"<{line.encode('utf-16-be').hex()}> Tj" for line in text.splitlines())
        content = f"BT /F 12 Tf 50 700 Td {shown} ET"
        resources = "/MediaBox[0 0 600 800]/Resources<</Font<</F 3 0 R>>>>"
        objects += [
            f"<</Type/Page/Parent 2 0 R{resources}/Contents {6 + 2 * i} 0 R>>",
            f"<</Length {len(content)}>>stream\n{content}\nendstream",
        ]
    body, places = "%PDF-1.4\n", []
    for n, content in enumerate(objects, 1):
        places.append(f"{len(body):010} 00000 n \n")
        body += f"{n} 0 obj\n{content}\nendobj\n"
    size = len(objects) + 1
    table = f"xref\n0 {size}\n0000000000 65535 f \n{''.join(places)}"
    return f"{body}{table}trailer\n<</Root 1 0 R/Size {size}>>\nstartxref\n{len(body)}\n%%EOF\n".encode()


def test_a_pdf_gives_its_text_layer_page_by_page(tmp_path: Path) -> None:
    data = pdf(["渡口新桥通车\n双向四车道", "山村小学添书屋"])
    (tmp_path / "a.pdf").write_bytes(data)
    record = only(tmp_path / "a.pdf")
    assert record.text is not None
    assert [page.split() for page in record.text.split("\f")] == [
        ["渡口新桥通车", "双向四车道"], ["山村小学添书屋"]
    ]  # fmt: skip
    assert record.data == data


@pytest.mark.parametrize(("data", "why"), [(pdf([""]), "no_text_layer"), (b"%PDF-1.4\nrubbish", "damaged")])
def test_a_pdf_without_text_is_refused(tmp_path: Path, data: bytes, why: str) -> None:
    (tmp_path / "a.pdf").write_bytes(data)
    assert reason(tmp_path / "a.pdf") == why
