"""Hostile and damaged inputs: bounded memory, a clear reason, and what is good beside them is kept."""

import bz2
import gzip
import io
import json
import lzma
import random
import tarfile
import tracemalloc
import zipfile
from collections.abc import Callable
from functools import partial
from itertools import repeat
from pathlib import Path

import pyarrow as pa
import pytest

from flows.reading import Limits, Record, Reject, read_records
from flows.sources import list_sources

PAGE = "石门水库放水灌田，下游三个乡的早稻全部返青。\n"
SMALL = Limits(max_record_bytes=1000, max_total_bytes=100_000, max_members=20, max_depth=2)
MEBIBYTE = 1 << 20


def read(path: Path, limits: Limits | None = None) -> tuple[list[str], dict[str, str]]:
    """Addresses of the records, and reasons of the rejects by theirs; both within the folder."""
    ((source,), _) = list_sources([str(path)])
    start = f"file://{path.parent}/"
    records, rejects = [], {}
    for found in read_records(source, limits or Limits()):
        if isinstance(found, Record):
            records.append(found.source_uri.removeprefix(start))
        else:
            rejects[found.source_uri.removeprefix(start)] = found.reason
            assert found.detail.endswith(".")
    return records, rejects


def zstd(data: bytes) -> bytes:
    packed: bytes = pa.compress(data, codec="zstd", asbytes=True)
    return packed


CODECS: dict[str, Callable[[bytes], bytes]] = {
    "gz": gzip.compress, "bz2": bz2.compress, "xz": partial(lzma.compress, preset=0), "zst": zstd
}  # fmt: skip


def tarred(members: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w") as archive:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return file.getvalue()


NAMES = ["../up.txt", "/etc/passwd", "C:\\a.txt", "a/../../b.txt", "a\\..\\b.txt"]


@pytest.mark.parametrize("form", ["zip", "tar"])
def test_names_that_lead_out_of_the_archive_are_refused(tmp_path: Path, form: str) -> None:
    members = {"good.txt": PAGE.encode(), **dict.fromkeys(NAMES, PAGE.encode())}
    path = tmp_path / "in" / f"a.{form}"
    path.parent.mkdir()
    if form == "tar":
        path.write_bytes(tarred(members))
    else:
        with zipfile.ZipFile(path, "w") as archive:
            for name, data in members.items():
                archive.writestr(name, data)
    records, rejects = read(path)
    assert records == [f"a.{form}!/good.txt"]
    assert sorted(rejects.values()) == ["unsafe_name"] * len(NAMES)
    assert [p for p in tmp_path.rglob("*") if p.is_file()] == [path]


def test_links_and_devices_of_a_tar_are_refused(tmp_path: Path) -> None:
    with tarfile.open(tmp_path / "a.tar", "w") as archive:
        for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE):
            info = tarfile.TarInfo(f"{kind.decode()}.txt")
            info.type, info.linkname = kind, "/etc/passwd"
            archive.addfile(info)
    assert set(read(tmp_path / "a.tar")[1].values()) == {"not_a_file"}


@pytest.mark.parametrize("form", [*CODECS, "zip", "tar.gz"])
def test_a_bomb_is_stopped_in_bounded_memory(tmp_path: Path, form: str) -> None:
    zeros = bytes(160 * MEBIBYTE)
    path = tmp_path / f"a.{form}"
    if form == "zip":
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for n in range(20):
                archive.writestr(f"{n}.txt", bytes(10 * MEBIBYTE))
    elif form == "tar.gz":
        path.write_bytes(gzip.compress(tarred({"a.jpg": zeros})))
    else:
        path.write_bytes(CODECS[form](zeros))
    del zeros
    tracemalloc.start()
    limits = Limits(max_record_bytes=8 * MEBIBYTE, max_total_bytes=150 * MEBIBYTE, max_ratio=50)
    _, rejects = read(path, limits)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert set(rejects.values()) <= {"bomb", "too_large", "unsupported_format"}
    assert rejects.get(f"a.{form}") in ("bomb", "too_large") or form == "zip"
    assert peak < 50 * MEBIBYTE


def test_an_archive_of_too_much_keeps_what_came_before(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        for n in range(15):
            archive.writestr(f"{n:02}.jsonl", (json.dumps({"text": "好" * 100}) + "\n") * 20)
    records, rejects = read(tmp_path / "a.zip", SMALL)
    assert rejects == {"a.zip": "bomb"}
    assert records[:2] == ["a.zip!/00.jsonl#0", "a.zip!/00.jsonl#1"]
    assert 100 < len(records) < 200


def test_too_many_members(tmp_path: Path) -> None:
    (tmp_path / "a.tar").write_bytes(tarred({f"{n}.txt": PAGE.encode() for n in range(25)}))
    records, rejects = read(tmp_path / "a.tar", SMALL)
    assert (len(records), rejects) == (20, {"a.tar": "too_many_members"})


def test_an_archive_that_holds_itself_ends(tmp_path: Path) -> None:
    data = PAGE.encode()
    for _ in range(9):
        data = gzip.compress(data)
    (tmp_path / "a.txt.gz").write_bytes(data)
    assert read(tmp_path / "a.txt.gz") == ([], {"a.txt.gz": "too_deep"})


def test_a_giant_file_of_one_line_takes_no_memory(tmp_path: Path) -> None:
    """A sparse file: the size is a gigabyte, what it takes on disk is not."""
    starts = {"a.txt": "", "a.jsonl": '{"text": "', "a.csv": "id,text\n1,", "a.html": "<html>"}
    for name, start in starts.items():
        with (tmp_path / name).open("wb") as file:
            file.write((start + "好" * 30_000).encode())
            file.truncate(1 << 30 if name == "a.txt" else 1 << 27)
        tracemalloc.start()
        limits = Limits(max_record_bytes=4 * MEBIBYTE)
        ((source,), _) = list_sources([str(tmp_path / name)])
        found = next(iter(read_records(source, limits)))
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert isinstance(found, Reject)
        assert found.reason == "too_large"
        assert peak < 32 * MEBIBYTE


def test_a_row_that_is_too_large_is_passed_over(tmp_path: Path) -> None:
    rows = [PAGE, "长" * 2000, PAGE]
    (tmp_path / "a.jsonl").write_text("\n".join(json.dumps({"text": row}) for row in rows))
    assert read(tmp_path / "a.jsonl", SMALL) == (["a.jsonl#0", "a.jsonl#2"], {"a.jsonl#1": "too_large"})


def test_a_table_ends_at_a_field_that_is_too_large(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text('id,text\n1,晴\n2,"' + "雨\n" * 2000)
    assert read(tmp_path / "a.csv", SMALL) == (["a.csv#0"], {"a.csv": "broken_row"})


@pytest.mark.parametrize("codec", CODECS)
@pytest.mark.parametrize("inner", ["txt", "jsonl", "tar"])
def test_a_compressed_file_that_was_cut_keeps_its_good_records(
    tmp_path: Path, codec: str, inner: str
) -> None:
    chance = random.Random(codec)  # noqa: S311 -- text that does not shrink to nothing
    texts = ["".join(chance.choices(PAGE, k=2000)) for _ in range(500)]
    data = {
        "txt": PAGE.encode() * 100,
        "jsonl": "\n".join(json.dumps({"text": text}) for text in texts).encode(),
        "tar": tarred({f"{n}.txt": text.encode() for n, text in enumerate(texts)}),
    }[inner]
    packed = CODECS[codec](data)
    path = tmp_path / f"a.{inner}.{codec}"
    path.write_bytes(packed[: len(packed) * 9 // 10])
    records, rejects = read(path)
    assert len(records) > 250 or inner == "txt"
    assert path.name in rejects
    assert set(rejects.values()) <= {"damaged", "broken_row"}


def test_a_damaged_member_leaves_the_others(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        for name in ("a.txt", "b.txt", "c.txt"):
            archive.writestr(name, name + PAGE)
    data = bytearray((tmp_path / "a.zip").read_bytes())
    data[data.index(b"b.txt" + PAGE.encode()) + 6] ^= 1
    (tmp_path / "a.zip").write_bytes(data)
    assert read(tmp_path / "a.zip") == (["a.zip!/a.txt", "a.zip!/c.txt"], {"a.zip!/b.txt": "damaged"})


@pytest.mark.parametrize("cut", [0, 100, 512, 700, 1024])
def test_a_tar_that_breaks_off_is_told(tmp_path: Path, cut: int) -> None:
    """Python's own reader takes a bad header for the end of the archive."""
    whole = tarred({f"{n}.txt": PAGE.encode() for n in range(3)})
    (tmp_path / "a.tar").write_bytes(whole[: 2048 + cut])
    records, rejects = read(tmp_path / "a.tar")
    assert records[:2] == ["a.tar!/0.txt", "a.tar!/1.txt"]
    assert rejects["a.tar"] == "damaged"
    spoilt = bytearray(whole)
    spoilt[1024] ^= 1
    (tmp_path / "b.tar").write_bytes(spoilt)
    assert read(tmp_path / "b.tar") == (["b.tar!/0.txt"], {"b.tar": "damaged"})


def test_other_things_in_a_zips_clothes(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.docx", "w") as archive:
        archive.writestr("[Content_Types].xml", "<x/>")
    with zipfile.ZipFile(tmp_path / "empty.zip", "w"):
        pass
    (tmp_path / "cut.zip").write_bytes(b"PK\x03\x04 and no more")
    for name, reason in {"a.docx": "unsupported_format", "empty.zip": "empty", "cut.zip": "damaged"}.items():
        assert read(tmp_path / name) == ([], {name: reason})


def test_a_member_with_a_password_is_told(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("a.txt", PAGE)
        archive.writestr("b.txt", PAGE)
    data = bytearray((tmp_path / "a.zip").read_bytes())
    data[data.index(b"PK\x01\x02") + 8] |= 1
    (tmp_path / "a.zip").write_bytes(data)
    assert read(tmp_path / "a.zip") == (["a.zip!/b.txt"], {"a.zip!/a.txt": "encrypted"})


def test_nothing_of_a_long_table_is_held(tmp_path: Path) -> None:
    with gzip.open(tmp_path / "a.jsonl.gz", "wt", compresslevel=1) as file:
        file.writelines(repeat(json.dumps({"text": PAGE * 100}) + "\n", 5000))
    ((source,), _) = list_sources([str(tmp_path / "a.jsonl.gz")])
    tracemalloc.start()
    count = sum(1 for _ in read_records(source, Limits()))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count == 5000
    assert peak < 4 * MEBIBYTE


def test_limits_can_be_set_in_the_environment() -> None:
    assert Limits.from_environment({"BAOKU_MAX_RECORD_BYTES": "9", "BAOKU_MAX_DEPTH": ""}) == Limits(9)
