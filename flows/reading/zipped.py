"""Members of .zip archives, in the order of the archive's directory."""

import io
import zipfile
from collections.abc import Iterator
from typing import BinaryIO, cast

from flows.reading.limits import Limits, read_whole
from flows.reading.members import Entry, Roll, refused
from flows.reading.names import sidecars_of
from flows.reading.records import Blob, Metadata, Reject, Unusable
from flows.reading.sidecar import read_sidecar
from transforms.decode import DecodeError, decode

ENCRYPTED, NAMED_IN_UTF8 = 0x1, 0x800  # flag bits of a member
OFFICE = frozenset(("[Content_Types].xml", "META-INF/container.xml", "content.xml"))
DAMAGE = (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, ValueError, OverflowError)


def zip_members(blob: Blob, stream: BinaryIO, limits: Limits) -> Iterator[Blob | Reject]:
    """Members of a zip archive.

    Raises:
        Unusable: it is damaged or no archive of pages.
    """
    seekable = stream if stream.seekable() else io.BytesIO(read_whole(stream, limits))
    try:
        archive = zipfile.ZipFile(seekable)
    except DAMAGE as error:
        raise Unusable("damaged", f"The zip archive cannot be read: {error}. Fetch it again.") from error
    roll = Roll(blob, blob.byte_count, limits)
    with archive:
        if not OFFICE.isdisjoint(archive.NameToInfo):
            raise Unusable(
                "unsupported_format", "This is an office document or e-book. Save it as text or PDF."
            )
        for info in archive.infolist():
            entry = None if info.is_dir() else roll.enter(_name(info), info.file_size)
            if entry:
                yield refused(entry) or _member(archive, info, entry, roll)


def _name(info: zipfile.ZipInfo) -> str:
    """A member's name; where the archive does not say that it is UTF-8, its encoding is found out."""
    if info.flag_bits & NAMED_IN_UTF8 or info.filename.isascii():
        return info.filename
    raw = info.filename.encode("cp437", "replace")
    try:
        return decode(raw).text
    except DecodeError:
        return raw.decode("gb18030", "replace")


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, entry: Entry, roll: Roll) -> Blob | Reject:
    if info.flag_bits & ENCRYPTED:
        return entry.reject("encrypted", "The member has a password. Pack it without one.")
    try:
        metadata = _metadata(archive, info.filename)
    except Unusable as found:
        return found.reject(entry.source_uri, entry.byte_count)
    return roll.blob(entry, lambda: _opened(archive, info), metadata)


def _opened(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> BinaryIO:
    try:
        return cast("BinaryIO", archive.open(info))
    except DAMAGE as error:
        raise Unusable("damaged", f"The member cannot be unpacked: {error}. Pack it anew.") from error


def _metadata(archive: zipfile.ZipFile, name: str) -> Metadata:
    for sidecar in sidecars_of(name):
        if sidecar in archive.NameToInfo:
            with archive.open(sidecar) as stream:
                return read_sidecar(cast("BinaryIO", stream))
    return Metadata()
