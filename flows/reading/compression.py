"""Compressed files as streams of what they hold: gzip, bzip2, xz, Zstandard.

Several compressed parts joined end to end read as one, as their own tools do it.
"""

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
import zlib
from collections.abc import Callable
from typing import Any, BinaryIO, cast

from flows.reading.limits import Limits, Meter, Metered
from flows.reading.names import PACKED_ENDINGS
from flows.reading.records import Blob

DAMAGE = (EOFError, zlib.error, lzma.LZMAError, zipfile.BadZipFile, tarfile.TarError)
"""What unpacking raises on damaged input, beside an OSError without a number."""
BUFFER = 1 << 16


def _zstd(stream: BinaryIO) -> Any:
    import pyarrow as pa  # noqa: PLC0415 -- a third of a second that other formats need not pay

    return pa.CompressedInputStream(pa.PythonFile(stream, mode="r"), "zstd")


OPENERS: dict[str, Callable[[BinaryIO], Any]] = {
    "gzip": lambda stream: gzip.GzipFile(fileobj=stream),
    "bzip2": bz2.BZ2File,
    "xz": lzma.LZMAFile,
    "zstd": _zstd,
}


def unpacked(blob: Blob, stream: BinaryIO, codec: str, limits: Limits) -> Blob:
    """What a compressed blob holds, at the same address; it is unpacked while it is read.

    `stream` is the blob, opened; it is opened anew each time where that can be done.
    """

    def opened() -> BinaryIO:
        packed = blob.open() if blob.reopenable else stream
        meter = Meter(blob.source_uri, blob.byte_count, limits)
        return cast("BinaryIO", io.BufferedReader(Metered(OPENERS[codec](packed), meter, packed), BUFFER))

    name = blob.name
    for ending in PACKED_ENDINGS:
        name = name.removesuffix(ending)
    return Blob(
        blob.source_uri, name, None, opened, blob.metadata, blob.depth + 1, reopenable=blob.reopenable
    )
