"""Storage behind fsspec: listed, read and told apart like local files."""

import gzip
import json
import logging
from collections.abc import Iterator
from datetime import date

import fsspec
import pytest
from moto.server import ThreadedMotoServer

from flows.reading import Limits, Record, Reject, read_records
from flows.sources import list_sources

PAGE = "石门水库放水灌田，下游三个乡的早稻全部返青。\n"
FILES = {
    "1998/a.txt": PAGE.encode(),
    "1998/b#1.txt.gz": gzip.compress(PAGE.encode()),
    "1998/rows.jsonl": json.dumps({"text": PAGE}).encode(),
    "1998/a.meta.json": b'{"published_on": "1998-07-04"}',
    "1998/photo.jpg": b"\xff\xd8",
    "1998/.hidden.txt": b"x",
    "1999/c.txt": PAGE.encode("gb18030"),
}


def read(*arguments: str) -> tuple[dict[str, str | None], dict[str, str]]:
    """Addresses of records with their days, and of rejects with their reasons."""
    sources, rejects = list_sources(arguments)
    found = [*(f for source in sources for f in read_records(source, Limits())), *rejects]
    return (
        {f.source_uri: str(f.published_on) for f in found if isinstance(f, Record)},
        {f.source_uri: f.reason for f in found if isinstance(f, Reject)},
    )


@pytest.fixture
def memory() -> Iterator[str]:
    storage = fsspec.filesystem("memory")
    for name, data in FILES.items():
        storage.pipe(f"/pages/{name}", data)
    yield "memory://pages"
    storage.rm("/pages", recursive=True)


@pytest.fixture(scope="module")
def bucket() -> Iterator[str]:
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = ThreadedMotoServer(port=0)
    server.start()
    host, port = server.get_host_and_port()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("AWS_ACCESS_KEY_ID", "test")
        patch.setenv("AWS_SECRET_ACCESS_KEY", "test")
        patch.setenv("AWS_DEFAULT_REGION", "us-east-1")
        patch.setenv("AWS_ENDPOINT_URL", f"http://{host}:{port}")
        fsspec.filesystem("s3").clear_instance_cache()
        storage = fsspec.filesystem("s3")
        storage.mkdir("archive")
        for name, data in FILES.items():
            storage.pipe(f"archive/pages/{name}", data)
        yield "s3://archive/pages"
        storage.clear_instance_cache()
    server.stop()


@pytest.fixture(params=["memory", "bucket"])
def folder(request: pytest.FixtureRequest) -> str:
    # A memory address has no host: memory://pages is memory:///pages.
    return str(request.getfixturevalue(request.param)).replace("memory://", "memory:///")


def test_a_folder_is_read_with_its_subfolders(folder: str) -> None:
    records, rejects = read(folder)
    assert records == {
        f"{folder}/1998/a.txt": "1998-07-04",
        f"{folder}/1998/b%231.txt.gz": "None",
        f"{folder}/1998/rows.jsonl#0": "None",
        f"{folder}/1999/c.txt": "None",
    }
    assert rejects == {f"{folder}/1998/photo.jpg": "unsupported_format"}


def test_a_named_file_and_a_pattern(folder: str) -> None:
    assert read(f"{folder}/1998/a.txt")[0] == {f"{folder}/1998/a.txt": "1998-07-04"}
    assert list(read(f"{folder}/*/c.txt")[0]) == [f"{folder}/1999/c.txt"]


def test_what_is_not_there_is_told(folder: str) -> None:
    assert read(f"{folder}/none.txt", f"{folder}/*.none") == (
        {}, {f"{folder}/none.txt": "missing", f"{folder}/*.none": "missing"}
    )  # fmt: skip


def test_a_source_knows_its_size_and_when_it_changed(folder: str) -> None:
    ((source,), _) = list_sources([f"{folder}/1999/c.txt"])
    assert source.byte_count == len(FILES["1999/c.txt"])
    assert source.modified_at is not None
    assert source.modified_at.tzinfo is not None
    assert source.modified_at.date() <= date.max


def test_a_file_that_vanishes_after_listing_is_told(memory: str) -> None:
    ((source,), _) = list_sources([f"{memory}/1999/c.txt"])
    fsspec.filesystem("memory").rm("/pages/1999/c.txt")
    (found,) = read_records(source, Limits())
    assert isinstance(found, Reject)
    assert found.reason == "missing"


@pytest.mark.parametrize(
    ("argument", "reason"),
    [
        ("https://example.org/a.txt", "unsupported_scheme"),
        ("nosuch://a.txt", "no_driver"),
        ("s3://no-such-bucket-here/a.txt", "missing"),
    ],
)
def test_addresses_that_cannot_be_read_are_told(bucket: str, argument: str, reason: str) -> None:
    assert bucket.startswith("s3://")
    assert list(read(argument)[1].values()) == [reason]


def test_a_local_address_is_a_local_path(tmp_path: str) -> None:
    with open(f"{tmp_path}/a.txt", "w", encoding="utf-8") as file:  # noqa: PTH123 -- shortest
        file.write(PAGE)
    assert list(read(f"file://{tmp_path}/a.txt")[0]) == [f"file://{tmp_path}/a.txt"]
