"""What members of any archive have in common: they are counted, addressed, and some are refused.

A member's name is only a name and never a path to write to; one that would lead out of a folder is
refused all the same, since whoever unpacks the archive to look at the evidence would be led there.
"""

import io
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from typing import BinaryIO, cast

from flows.reading.compression import BUFFER
from flows.reading.limits import Limits, Meter, Metered
from flows.reading.names import is_hidden, is_read, is_sidecar, quoted, unsafe
from flows.reading.records import Blob, Metadata, Reject


@dataclass(frozen=True, slots=True)
class Entry:
    """A member by its name, the address that it gets, and the size that its header states."""

    name: str
    source_uri: str
    byte_count: int

    def reject(self, reason: str, detail: str) -> Reject:
        """The member as one that cannot be used."""
        return Reject(self.source_uri, reason, detail, self.byte_count)


class Roll:
    """The members of one archive as they come."""

    def __init__(self, container: Blob, packed: int | None, limits: Limits) -> None:
        self.container = container
        self.meter = Meter(container.source_uri, packed, limits)
        self.given: set[str] = set()

    def enter(self, name: str, byte_count: int) -> Entry | None:
        """The next member; None for one that is no input: hidden, or another's sidecar."""
        self.meter.add_member()
        name = name.removeprefix("./")
        if is_sidecar(name) or is_hidden(tuple(name.split("/"))):
            return None
        return Entry(name, self._address(name), byte_count)

    def _address(self, name: str) -> str:
        """An address of its own: a name that comes again gets a number."""
        plain = f"{self.container.source_uri}!/{quoted(name)}"
        addresses = (plain if n == 1 else f"{plain}!{n}" for n in count(1))
        address = next(a for a in addresses if a not in self.given)
        self.given.add(address)
        return address

    def blob(self, entry: Entry, opened: Callable[[], BinaryIO], metadata: Metadata) -> Blob:
        """The member's bytes, counted as they are read, once."""

        def counted() -> BinaryIO:
            return cast("BinaryIO", io.BufferedReader(Metered(opened(), self.meter), BUFFER))

        return Blob(
            entry.source_uri,
            entry.name,
            entry.byte_count,
            counted,
            metadata.over(self.container.metadata),
            self.container.depth + 1,
            reopenable=False,
        )


def refused(entry: Entry) -> Reject | None:
    """Why a member is not even opened, by its name."""
    if unsafe(entry.name):
        return entry.reject(
            "unsafe_name",
            "The member's name leads out of the archive's folder. Pack it anew with plain names.",
        )
    if not is_read(entry.name):
        return entry.reject(
            "unsupported_format",
            "Members of this ending are not read from archives. Unpack it and name it.",
        )
    return None
