"""Whatever a source is, its records come out with their addresses, bytes and metadata."""

import bz2
import csv
import gzip
import io
import json
import lzma
import tarfile
import zipfile
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from flows.reading import Limits, Record, Reject, read_records
from flows.reading.detect import detect
from flows.sources import list_sources

PAGE = "渡口新桥通车\n\n本报讯（记者 陆川）渡口新桥昨日通车，全长820米，双向四车道。\n"
OTHER = "山村小学添书屋\n\n本报讯（通讯员 何苗）石门小学上周添了一间书屋，藏书3000册。\n"
DAY = date(1998, 7, 4)


def read(path: Path, limits: Limits | None = None) -> list[Record | Reject]:
    sources, rejects = list_sources([str(path)])
    return [*(found for source in sources for found in read_records(source, limits or Limits())), *rejects]


def only(path: Path) -> Record:
    (found,) = read(path)
    assert isinstance(found, Record)
    return found


def addresses(found: Iterable[Record | Reject], folder: Path) -> dict[str, str]:
    """What came, by address within the folder: a page's first line, or the reason of a reject."""
    return {
        item.source_uri.removeprefix(f"file://{folder}/"): item.reason
        if isinstance(item, Reject)
        else (item.text or item.data.decode()).partition("\n")[0]
        for item in found
    }


def zipped(path: Path, members: Mapping[str, bytes | str]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def tarred(members: Mapping[str, bytes | str], mode: str = "w") -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode=mode) as archive:  # type: ignore[call-overload]  # a mode is a literal to typeshed
        for name, content in members.items():
            data = content.encode() if isinstance(content, str) else content
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return file.getvalue()


def zstd(data: bytes) -> bytes:
    packed: bytes = pa.compress(data, codec="zstd", asbytes=True)
    return packed


CODECS: dict[str, Callable[[bytes], bytes]] = {
    ".gz": gzip.compress, ".bz2": bz2.compress, ".xz": lzma.compress, ".zst": zstd
}  # fmt: skip


def test_a_text_file_comes_as_its_bytes(tmp_path: Path) -> None:
    data = PAGE.encode("gb18030")
    (tmp_path / "页.txt").write_bytes(data)
    assert only(tmp_path / "页.txt") == Record(f"file://{tmp_path}/页.txt", data)


@pytest.mark.parametrize("ending", CODECS)
def test_a_compressed_file_is_what_it_holds(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"page.txt{ending}"
    path.write_bytes(CODECS[ending](PAGE.encode()))
    record = only(path)
    assert (record.source_uri, record.data) == (f"file://{path}", PAGE.encode())


@pytest.mark.parametrize("ending", CODECS)
def test_parts_joined_end_to_end_read_as_one(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"page{ending}"
    path.write_bytes(CODECS[ending](PAGE.encode()) + CODECS[ending](OTHER.encode()))
    assert only(path).data == (PAGE + OTHER).encode()


def test_the_name_does_not_decide(tmp_path: Path) -> None:
    (tmp_path / "page.pdf").write_text(PAGE)
    (tmp_path / "page.csv.gz").write_bytes(zstd(PAGE.encode()))
    zipped(tmp_path / "page.txt", {"a.txt": OTHER})
    assert only(tmp_path / "page.pdf").data == PAGE.encode()
    assert only(tmp_path / "page.txt").data == OTHER.encode()
    assert [type(r) for r in read(tmp_path / "page.csv.gz")] == [Reject]  # a table without a text column


@pytest.mark.parametrize("form", ["zip", "tar", "tar.gz", "tar.bz2", "tar.xz", "tar.zst"])
def test_members_of_an_archive(tmp_path: Path, form: str) -> None:
    members: dict[str, bytes | str] = {
        "1998-07-04/a.txt": PAGE,
        "1998-07-04/b.txt": OTHER.encode("gb18030"),
        "1998-07-04/photo.jpg": b"\xff\xd8\xff",
        ".git/c.txt": PAGE,
        "__MACOSX/._a.txt": b"\0\1",
        "rows.jsonl": json.dumps({"text": "江岸区今日放晴。"}, ensure_ascii=False),
        "inner.txt.gz": gzip.compress(OTHER.encode()),
    }
    path = tmp_path / f"year.{form}"
    if form == "zip":
        zipped(path, members)
    else:
        path.write_bytes(CODECS.get(form.removeprefix("tar"), bytes)(tarred(members)))
    found = read(path)
    assert {r.source_uri: r.data for r in found if isinstance(r, Record)} == {
        f"file://{path}!/1998-07-04/a.txt": PAGE.encode(),
        f"file://{path}!/1998-07-04/b.txt": OTHER.encode("gb18030"),
        f"file://{path}!/rows.jsonl#0": "江岸区今日放晴。".encode(),
        f"file://{path}!/inner.txt.gz": OTHER.encode(),
    }
    assert [(r.source_uri, r.reason) for r in found if isinstance(r, Reject)] == [
        (f"file://{path}!/1998-07-04/photo.jpg", "unsupported_format")
    ]


def test_an_archive_in_an_archive(tmp_path: Path) -> None:
    inner = zipped(tmp_path / "inner.zip", {"a.txt": PAGE}).read_bytes()
    zipped(
        tmp_path / "outer.zip", {"days.zip": inner, "days.tar.gz": gzip.compress(tarred({"b.txt": OTHER}))}
    )
    assert addresses(read(tmp_path / "outer.zip"), tmp_path) == {
        "outer.zip!/days.zip!/a.txt": "渡口新桥通车",
        "outer.zip!/days.tar.gz!/b.txt": "山村小学添书屋",
    }


def test_a_name_that_comes_twice_has_two_addresses(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("a.txt", PAGE)
        with pytest.warns(UserWarning, match="Duplicate name"):
            archive.writestr("a.txt", OTHER)
    assert addresses(read(tmp_path / "a.zip"), tmp_path) == {
        "a.zip!/a.txt": "渡口新桥通车", "a.zip!/a.txt!2": "山村小学添书屋"
    }  # fmt: skip


def test_a_zip_with_names_in_gbk(tmp_path: Path) -> None:
    name = "要闻版面/渡口新桥.txt"
    zipped(tmp_path / "a.zip", {"x" * len(name.encode("gb18030")): PAGE})
    data = (tmp_path / "a.zip").read_bytes()
    (tmp_path / "a.zip").write_bytes(data.replace(b"x" * len(name.encode("gb18030")), name.encode("gb18030")))
    assert list(addresses(read(tmp_path / "a.zip"), tmp_path)) == [f"a.zip!/{name}"]


ROWS = [
    {"id": 1, "正文": PAGE, "报纸": "江岸日报", "日期": "1998-07-04", "版次": "3"},
    {"id": 2, "正文": OTHER, "报纸": "", "日期": "七月", "版次": None},
]


def table(form: str) -> bytes:
    file = io.BytesIO()
    if form == "parquet":
        pq.write_table(pa.Table.from_pylist(ROWS), file)
        return file.getvalue()
    if form == "jsonl":
        return "\n".join(json.dumps(row, ensure_ascii=False) for row in ROWS).encode()
    text = io.StringIO()
    writer = csv.DictWriter(text, list(ROWS[0]), delimiter="\t" if form == "tsv" else ",")
    writer.writeheader()
    writer.writerows(ROWS)
    return text.getvalue().encode()


@pytest.mark.parametrize("packed", ["", *CODECS])
@pytest.mark.parametrize("form", ["jsonl", "csv", "tsv", "parquet"])
def test_rows_of_a_table(tmp_path: Path, form: str, packed: str) -> None:
    path = tmp_path / f"rows.{form}{packed}"
    path.write_bytes(CODECS.get(packed, bytes)(table(form)))
    assert read(path) == [
        Record(f"file://{path}#0", PAGE.encode(), PAGE, "utf-8", "江岸日报", DAY, "3"),
        Record(f"file://{path}#1", OTHER.encode(), OTHER, "utf-8", None, None, None),
    ]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16", "utf-16-le", "big5"])
@pytest.mark.parametrize("form", ["jsonl", "csv"])
def test_a_table_in_any_encoding(tmp_path: Path, form: str, encoding: str) -> None:
    lines = {
        "csv": '日期,全文\r\n1998-07-04,"新橋昨日通車，\r\n市民高興。"\r\n',
        "jsonl": '{"日期": "1998-07-04", "全文": "新橋昨日通車，\\r\\n市民高興。"}\n',
    }
    (tmp_path / "rows").write_bytes(lines[form].encode(encoding))
    record = only(tmp_path / "rows")
    assert (record.text, record.published_on) == ("新橋昨日通車，\r\n市民高興。", DAY)


def test_bad_rows_are_told_and_good_ones_beside_them_come(tmp_path: Path) -> None:
    lines = [
        json.dumps({"text": PAGE}), "{broken", "[1]", json.dumps({"title": "无正文"}), '{"text": 5}',
        '{"text": "\\ud83d"}', "", "[" * 99_999, json.dumps({"text": OTHER}),
    ]  # fmt: skip
    (tmp_path / "a.jsonl").write_bytes("\n".join(lines).encode() + b'\n{"text": "\xff"}')
    assert addresses(read(tmp_path / "a.jsonl"), tmp_path) == {
        "a.jsonl#0": "渡口新桥通车",
        "a.jsonl#1": "broken_row",
        "a.jsonl#2": "broken_row",
        "a.jsonl#3": "no_text",
        "a.jsonl#4": "no_text",
        "a.jsonl#5": "lone_surrogate",
        "a.jsonl#6": "broken_row",
        "a.jsonl#7": "山村小学添书屋",
        "a.jsonl#8": "broken_encoding",
    }


@pytest.mark.parametrize("form", ["jsonl", "csv", "parquet"])
def test_a_table_without_a_text_column_is_refused_with_its_columns(tmp_path: Path, form: str) -> None:
    path = tmp_path / f"a.{form}"
    path.write_bytes(table(form).replace("正文".encode(), "标题".encode()))
    (reject,) = read(path)
    assert isinstance(reject, Reject)
    assert reject.reason == "no_text_column"
    assert "id, 标题, 报纸, 日期, 版次" in reject.detail


def test_a_sidecar_names_the_columns(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps({"w": PAGE, "when": "1998年7月4日", "text": "摘要"}))
    columns = {"columns": {"text": "w", "published_on": "when"}, "publication": "江岸日报"}
    (tmp_path / "a.meta.json").write_text(json.dumps(columns))
    record = only(tmp_path / "a.jsonl")
    assert (record.text, record.published_on, record.publication) == (PAGE, DAY, "江岸日报")


SIDECAR = json.dumps({"publication": "江岸日报", "published_on": "1998-07-04", "page": "A04"})


@pytest.mark.parametrize("name", ["a.txt.meta.json", "a.meta.json"])
@pytest.mark.parametrize("named", [True, False])
def test_a_sidecar_describes_its_file(tmp_path: Path, name: str, named: bool) -> None:
    (tmp_path / "a.txt").write_text(PAGE)
    (tmp_path / name).write_text(SIDECAR)
    record = only(tmp_path / "a.txt" if named else tmp_path)
    assert (record.publication, record.published_on, record.page) == ("江岸日报", DAY, "A04")


@pytest.mark.parametrize("form", ["zip", "tar", "tar.gz"])
def test_a_sidecar_describes_a_member(tmp_path: Path, form: str) -> None:
    members = {"d/a.txt": PAGE, "d/b.txt": OTHER, "d/c.txt": OTHER, "d/c.meta.json": "{"}
    members["d/a.txt.meta.json"] = SIDECAR
    path = tmp_path / f"year.{form}"
    if form == "zip":
        zipped(path, members)
    else:
        path.write_bytes(CODECS.get(form.removeprefix("tar"), bytes)(tarred(members)))
    a, b, c = read(path)
    assert isinstance(a, Record)
    assert isinstance(b, Record)
    assert isinstance(c, Reject)
    assert (a.published_on, b.published_on, c.reason) == (DAY, None, "bad_sidecar")


def test_what_an_archives_sidecar_says_holds_for_all_members_but_those_with_their_own(tmp_path: Path) -> None:
    own = json.dumps({"publication": "石门晚报"})
    zipped(tmp_path / "a.zip", {"a.txt": PAGE, "b.txt": OTHER, "b.txt.meta.json": own})
    (tmp_path / "a.zip.meta.json").write_text(SIDECAR)
    assert [(r.publication, r.published_on) for r in read(tmp_path / "a.zip") if isinstance(r, Record)] == [
        ("江岸日报", DAY), ("石门晚报", DAY)
    ]  # fmt: skip


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        "{",
        '{"published_on": "1998-13-01"}',
        '{"columns": []}',
        '{"columns": {"txt": "a"}}',
        "[" * 99_999,
    ],
)
def test_a_sidecar_that_cannot_be_used_is_told(tmp_path: Path, content: str) -> None:
    (tmp_path / "a.txt").write_text(PAGE)
    (tmp_path / "a.txt.meta.json").write_text(content)
    (reject,) = read(tmp_path / "a.txt")
    assert isinstance(reject, Reject)
    assert reject.reason == "bad_sidecar"


@pytest.mark.parametrize(
    ("head", "name", "form"),
    [
        (PAGE.encode(), "a.html", "text"),
        (b"<p>" + PAGE.encode(), "a.html", "html"),
        (b"\xef\xbb\xbf <!-- x -->\n<!DOCTYPE HTML>", "a", "html"),
        ("<html>".encode("utf-16"), "a.txt", "html"),
        (b'{\n  "a": 1\n}', "a.json", "json"),
        (b'[{"text": "x"}]', "a", "json"),
        ("［图片］\n".encode(), "a", "text"),
        ("[本报讯]\n今日放晴。".encode(), "a", "text"),
        (b'{"text": "' + b"a" * 70_000, "a", "jsonl"),
        ("日期,标题\n今日放晴，气温回升\n".encode(), "a.txt", "text"),
        ("日期;正文\n1998;今日放晴\n".encode(), "a.txt", "csv"),
        (b"BZh91AY&SY", "a", "bzip2"),
        (b"BZh is no magic", "a", "text"),
        (b"", "a.csv", "text"),
        (b"\0" * 1024, "a.tar", "text"),
    ],
)  # fmt: skip
def test_formats_are_told_by_content(head: bytes, name: str, form: str) -> None:
    assert detect(head, name) == form
