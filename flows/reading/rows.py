"""Rows of .jsonl, .csv and .parquet as records: each row's text, and what its columns say of it."""

import codecs
import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, BinaryIO, Self, cast

from flows.reading.columns import mapping, row_metadata
from flows.reading.detect import delimiter
from flows.reading.limits import Limits, read_whole, too_large
from flows.reading.records import Blob, Record, Reject, Unusable
from transforms.decode import SURROGATE, sniff

PARQUET_ROWS_AT_ONCE = 64  # pages are large; a hundred of them fill a buffer
TRANSCODED_BLOCK = 1 << 16
WIDE = ("utf-16", "utf-32")
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose columns are known; makes records of its rows."""

    blob: Blob
    columns: Mapping[str, str]
    limits: Limits

    @classmethod
    def of(cls, blob: Blob, names: Iterable[str], limits: Limits) -> Self:
        """The table with these columns.

        Raises:
            Unusable: `no_text_column`.
        """
        return cls(blob, mapping(list(names), blob.metadata), limits)

    def record(self, number: int, row: Row) -> Record | Reject:
        """The record of one row, by its number from 0."""
        text = row.get(self.columns["text"])
        if not isinstance(text, str):
            return rejected(
                self.blob, number, "no_text", f"The row has no text in its column {self.columns['text']}."
            )
        if SURROGATE.search(text):
            return rejected(
                self.blob,
                number,
                "lone_surrogate",
                "The text holds half of a two-part character; it was cut or joined wrongly.",
            )
        data = text.encode()
        if len(data) > self.limits.max_record_bytes:
            return too_large(self.limits).reject(address(self.blob, number), len(data))
        known = row_metadata(row, self.columns).over(self.blob.metadata)
        place = address(self.blob, number)
        return Record(place, data, text, "utf-8", known.publication, known.published_on, known.page)


def address(blob: Blob, number: int) -> str:
    """Where a row stands."""
    return f"{blob.source_uri}#{number}"


def rejected(blob: Blob, number: int, reason: str, detail: str) -> Reject:
    """A row that cannot be used."""
    return Reject(address(blob, number), reason, detail)


def jsonl_rows(blob: Blob, stream: BinaryIO, head: bytes, limits: Limits) -> Iterator[Record | Reject]:
    """Rows of JSON Lines, blank lines not counted.

    Raises:
        Unusable: the first row has no text column.
    """
    table = None
    encoding = sniff(head)
    lines = (line for line in _lines(_by_bytes(stream, encoding), limits) if line is None or line.strip())
    for number, line in enumerate(lines):
        if line is None:
            yield too_large(limits).reject(address(blob, number), None)
            continue
        try:
            row = _json_row(line, _line_encoding(encoding))
        except Unusable as found:
            yield found.reject(address(blob, number), len(line))
            continue
        table = table or Table.of(blob, row, limits)
        yield table.record(number, row)


def _json_row(line: bytes, encoding: str) -> Row:
    try:
        row = json.loads(line.decode(encoding).lstrip("\ufeff"))
    except UnicodeDecodeError as error:
        raise Unusable("broken_encoding", f"The line is not in {encoding}: {error}. Mend it.") from error
    except (ValueError, RecursionError) as error:
        raise Unusable("broken_row", f"The line is no JSON: {error}. Mend it and load again.") from error
    if not isinstance(row, dict):
        raise Unusable("broken_row", "The line is JSON but no object with columns. Mend it and load again.")
    return row


def csv_rows(blob: Blob, stream: BinaryIO, head: bytes, limits: Limits) -> Iterator[Record | Reject]:
    """Rows of a table with a header line.

    Raises:
        Unusable: no column holds the text, or the table cannot be read further.
    """
    csv.field_size_limit(limits.max_record_bytes)
    encoding = sniff(head)
    text = _csv_lines(_lines(_by_bytes(stream, encoding), limits), _line_encoding(encoding), limits)
    reader = csv.reader(text, delimiter=delimiter(head, named_table=True) or ",")
    try:
        names = next(reader, [])
        table = Table.of(blob, names, limits)
        for number, values in enumerate(values for values in reader if values):
            yield table.record(number, dict(zip(names, values, strict=False)))
    except csv.Error as error:
        raise Unusable(
            "broken_row", f"The table cannot be read beyond line {reader.line_num}: {error}. Mend it there."
        ) from error


def _csv_lines(lines: Iterable[bytes | None], encoding: str, limits: Limits) -> Iterator[str]:
    """Decoded lines. A table cannot go on after a bad one, which may have opened or closed a quotation."""
    for number, line in enumerate(lines):
        if line is None:
            raise too_large(limits)
        try:
            text = line.decode(encoding)
        except UnicodeDecodeError as error:
            raise Unusable(
                "broken_encoding",
                f"Line {number + 1} is not in {encoding} as those before it. Mend it there.",
            ) from error
        yield text.lstrip("\ufeff") if number == 0 else text


def parquet_rows(blob: Blob, stream: BinaryIO, limits: Limits) -> Iterator[Record | Reject]:
    """Rows of a Parquet file.

    Raises:
        Unusable: the file is damaged, or no column holds the text.
    """
    import pyarrow as pa  # noqa: PLC0415 -- a third of a second that other formats need not pay
    import pyarrow.parquet as pq  # noqa: PLC0415

    seekable = stream if stream.seekable() else io.BytesIO(read_whole(stream, limits))
    try:
        file = pq.ParquetFile(seekable)
        table = Table.of(blob, file.schema_arrow.names, limits)
        batches = file.iter_batches(PARQUET_ROWS_AT_ONCE, columns=sorted(set(table.columns.values())))
        rows = ((batch, i) for batch in batches for i in range(batch.num_rows))
        for number, (batch, i) in enumerate(rows):
            yield _parquet_row(table, number, batch, i)
    except (pa.ArrowException, OSError) as error:
        raise Unusable("damaged", f"The Parquet file cannot be read: {error}. Fetch it again.") from error


def _parquet_row(table: Table, number: int, batch: Any, i: int) -> Record | Reject:
    try:
        row = {name: batch.column(name)[i].as_py() for name in table.columns.values()}
    except UnicodeDecodeError as error:
        return rejected(table.blob, number, "broken_encoding", f"The row is no UTF-8: {error}. Mend it.")
    return table.record(number, row)


def _line_encoding(encoding: str) -> str:
    """What lines are in once the stream was narrowed."""
    return "utf-8" if encoding.startswith(WIDE) else encoding


def _by_bytes(stream: BinaryIO, encoding: str) -> BinaryIO:
    """The stream with lines that end in the byte 0x0A; wide encodings become UTF-8 for that."""
    if not encoding.startswith(WIDE):
        return stream
    return cast("BinaryIO", io.BufferedReader(_Narrowed(stream, encoding)))


class _Narrowed(io.RawIOBase):
    """A stream of UTF-16 as UTF-8. What breaks its rules becomes U+FFFD, which the text's check finds."""

    def __init__(self, stream: BinaryIO, encoding: str) -> None:
        self.stream, self.left = stream, b""
        self.decoder = codecs.getincrementaldecoder(encoding)("replace")

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]  # narrower than a Buffer
        """Fill the buffer with UTF-8."""
        block = b"\0"
        while not self.left and block:
            block = self.stream.read(TRANSCODED_BLOCK)
            self.left = self.decoder.decode(block, final=not block).encode()
        count = min(len(buffer), len(self.left))
        buffer[:count] = self.left[:count]
        self.left = self.left[count:]
        return count


def _lines(stream: BinaryIO, limits: Limits) -> Iterator[bytes | None]:
    """Lines with their ends; None for one that is longer than a record may be, which is never held."""
    most = limits.max_record_bytes
    while line := stream.readline(most + 1):
        if len(line) <= most:
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(most + 1)
        yield None
