"""From a source to its records: what the content is decides how it is read.

Containers are read record by record. An error after some good records keeps them, and is itself
the last thing that comes.
"""

import io
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import BinaryIO, cast

from flows.reading.compression import DAMAGE, OPENERS, unpacked
from flows.reading.detect import HEAD, Format, detect
from flows.reading.limits import Limits, read_whole, too_large
from flows.reading.markup import html_record
from flows.reading.pdf import pdf_record
from flows.reading.records import Blob, Exhausted, Metadata, Record, Reject, Source, Unusable, unreadable
from flows.reading.rows import csv_rows, jsonl_rows, parquet_rows
from flows.reading.sidecar import read_sidecar
from flows.reading.storage import open_source
from flows.reading.tarred import tar_members
from flows.reading.zipped import zip_members
from transforms.decode import DecodeError

Found = Iterator[Record | Reject]


def read_records(source: Source, limits: Limits) -> Found:
    """Every record of a source, and a reject for whatever in it cannot be used; at least one of both.

    No more than one record and some buffers are held at a time.
    """
    try:
        metadata = _metadata(source)
    except OSError as error:
        yield unreadable(source.source_uri, error)
        return
    except Unusable as found:
        yield found.reject(source.source_uri, source.byte_count)
        return
    blob = Blob(
        source.source_uri, source.path, source.byte_count, partial(open_source, source.path), metadata
    )
    yield from _read(blob, limits)


def _metadata(source: Source) -> Metadata:
    if source.sidecar is None:
        return Metadata()
    with open_source(source.sidecar) as stream:
        return read_sidecar(stream)


def _read(blob: Blob, limits: Limits) -> Found:
    """Records of a blob; what goes wrong in it ends in a reject at its address."""
    try:
        with blob.open() as stream:
            count = 0
            for count, found in enumerate(_records(blob, stream, limits), 1):  # noqa: B007 -- used after the loop
                yield found
        if not count:
            yield _empty().reject(blob.source_uri, blob.byte_count)
    except Exhausted as error:
        if error.owner != blob.source_uri:
            raise
        yield error.reject(blob.source_uri, blob.byte_count)
    except (Unusable, DecodeError) as error:
        yield Reject(blob.source_uri, error.reason, error.detail, blob.byte_count)
    except OSError as error:
        yield (
            _damaged(blob, error)
            if error.errno is None and blob.depth
            else unreadable(blob.source_uri, error)
        )
    except DAMAGE as error:
        yield _damaged(blob, error)


def _empty() -> Unusable:
    return Unusable("empty", "There is nothing in it. Remove it or fetch it again.")


def _damaged(blob: Blob, error: Exception) -> Reject:
    return Reject(
        blob.source_uri,
        "damaged",
        f"It cannot be unpacked to its end: {error}. What came before was read; fetch it again.",
        blob.byte_count,
    )


def _records(blob: Blob, stream: BinaryIO, limits: Limits) -> Found:
    """Records by format."""
    head = _head(stream)
    whole = stream if stream.seekable() else cast("BinaryIO", io.BufferedReader(_Rewound(head, stream), HEAD))
    if stream.seekable():
        stream.seek(0)
    form = detect(head, blob.name)
    if form in OPENERS:
        return _nested(blob, [unpacked(blob, whole, form, limits)], limits)
    if form in ARCHIVES:
        return _nested(blob, ARCHIVES[form](blob, whole, limits), limits)
    if form in TABLES:
        return TABLES[form](blob, whole, head, limits)
    if form == "parquet":
        return parquet_rows(blob, whole, limits)
    return iter([_single(blob, whole, form, limits)])


ARCHIVES: dict[Format, Callable[[Blob, BinaryIO, Limits], Iterator[Blob | Reject]]] = {
    "zip": zip_members,
    "tar": tar_members,
}
TABLES: dict[Format, Callable[[Blob, BinaryIO, bytes, Limits], Found]] = {
    "jsonl": jsonl_rows,
    "csv": csv_rows,
}


def _nested(blob: Blob, members: Iterable[Blob | Reject], limits: Limits) -> Found:
    if blob.depth >= limits.max_depth:
        raise Unusable(
            "too_deep", f"It is packed {blob.depth} times over. Unpack it, or raise BAOKU_MAX_DEPTH."
        )
    for member in members:
        if isinstance(member, Reject):
            yield member
        else:
            yield from _read(member, limits)


def _single(blob: Blob, stream: BinaryIO, form: Format, limits: Limits) -> Record:
    """The one record of a blob that is no container."""
    if form == "json":
        raise Unusable(
            "unsupported_format", "This is JSON, but not one object a line. Write it as JSON Lines."
        )
    if blob.byte_count is not None and blob.byte_count > limits.max_record_bytes:
        raise too_large(limits)
    data = read_whole(stream, limits)
    if form == "html":
        return html_record(blob, data)
    if form == "pdf":
        return pdf_record(blob, data)
    if not data:
        raise _empty()
    given = blob.metadata
    return Record(blob.source_uri, data, None, None, given.publication, given.published_on, given.page)


def _head(stream: BinaryIO) -> bytes:
    head = b""
    while len(head) < HEAD and (block := stream.read(HEAD - len(head))):
        head += block
    return head


class _Rewound(io.RawIOBase):
    """A stream that cannot go back, from its beginning all the same."""

    def __init__(self, head: bytes, stream: BinaryIO) -> None:
        self.head, self.stream = head, stream

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]  # narrower than a Buffer
        """Fill the buffer, first with what was read already."""
        block = self.head[: len(buffer)] or self.stream.read(len(buffer))
        self.head = self.head[len(block) :]
        buffer[: len(block)] = block
        return len(block)
