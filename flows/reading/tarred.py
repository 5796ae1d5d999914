"""Members of .tar archives, in the order in which they stand."""

import tarfile
from collections.abc import Iterator
from typing import Any, BinaryIO, Self, cast

from flows.reading.compression import DAMAGE
from flows.reading.limits import Limits
from flows.reading.members import Roll, refused
from flows.reading.names import is_sidecar, sidecars_of
from flows.reading.records import Blob, Exhausted, Metadata, Reject, Unusable
from flows.reading.sidecar import read_sidecar

HEADER: Any = tarfile  # typeshed does not know the errors about headers
BAD_HEADER = (HEADER.InvalidHeaderError, HEADER.TruncatedHeaderError, HEADER.EmptyHeaderError)
Sidecars = dict[str, Metadata | Unusable]


class StrictHeader(tarfile.TarInfo):
    """A header; a damaged or missing one is an error.

    The standard library takes it for the end of the archive, and members after it would be lost
    without a word.
    """

    @classmethod
    def fromtarfile(cls, archive: tarfile.TarFile) -> Self:
        """The next header of the archive."""
        try:
            return super().fromtarfile(archive)
        except BAD_HEADER as error:
            raise HEADER.SubsequentHeaderError(str(error)) from error


def tar_members(blob: Blob, stream: BinaryIO, limits: Limits) -> Iterator[Blob | Reject]:
    """Members of a tar archive; each must be read before the next is asked for.

    Raises:
        Unusable: it is damaged from some member on.
    """
    sidecars = _sidecars(blob, limits)
    roll = Roll(blob, None, limits)
    for archive, info in _headers(stream):
        entry = None if info.isdir() else roll.enter(info.name, info.size)
        if entry is None:
            continue
        metadata = next((sidecars[s] for s in sidecars_of(info.name) if s in sidecars), Metadata())
        if not info.isfile():
            yield entry.reject("not_a_file", f"The member is a link ({info.linkname}) or device. Pack files.")
        elif isinstance(metadata, Unusable):
            yield metadata.reject(entry.source_uri, entry.byte_count)
        else:
            yield refused(entry) or roll.blob(entry, _opener(archive, info), metadata)


def _opener(archive: tarfile.TarFile, info: tarfile.TarInfo) -> Any:
    return lambda: archive.extractfile(info)


def _headers(stream: BinaryIO) -> Iterator[tuple[tarfile.TarFile, tarfile.TarInfo]]:
    try:
        with tarfile.open(fileobj=stream, mode="r|", tarinfo=StrictHeader) as archive:
            while info := archive.next():
                yield archive, info
                vars(archive)["members"].clear()  # kept by the library for seeking back; never needed
    except tarfile.TarError as error:
        raise Unusable(
            "damaged", f"The tar archive is damaged here: {error}. The rest was not read; fetch it again."
        ) from error


def _sidecars(blob: Blob, limits: Limits) -> Sidecars:
    """Sidecars by name. They may stand after what they describe, so the archive is gone through once before.

    That costs a second unpacking, a hundredth of what reading the pages takes. Where it is damaged
    is told when the members are read.
    """
    found: Sidecars = {}
    if not blob.reopenable:
        return found
    try:
        with blob.open() as stream:
            for archive, info in _headers(stream):
                if info.isfile() and is_sidecar(info.name) and len(found) < limits.max_members:
                    found[info.name] = _sidecar(archive, info)
    except (Unusable, OSError, *DAMAGE) as error:
        if isinstance(error, Exhausted) and error.owner != blob.source_uri:
            raise
    return found


def _sidecar(archive: tarfile.TarFile, info: tarfile.TarInfo) -> Metadata | Unusable:
    with cast("BinaryIO", archive.extractfile(info)) as stream:
        try:
            return read_sidecar(stream)
        except Unusable as error:
            return error
