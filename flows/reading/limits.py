"""How much one input may take: defaults, their reasons, and the meters that keep them."""

import io
import os
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import BinaryIO, Self

from flows.reading.records import Exhausted, Unusable

MEBIBYTE = 1 << 20
RATIO_FLOOR = 16 * MEBIBYTE
"""Below this an archive may shrink as it likes: what it unpacks to cannot hurt."""
ENVIRONMENT_PREFIX = "BAOKU_"


@dataclass(frozen=True, slots=True)
class Limits:
    """What one input may take. Each can be set in the environment: BAOKU_MAX_RECORD_BYTES and so on.

    - `max_record_bytes`: a record is held whole, three or four times over while it is decoded. A
      broadsheet page is about 30 KB of text, a year of a daily in one file about 20 MB, a scanned
      page as PDF up to 50 MB.
    - `max_total_bytes`: what one archive or compressed file may unpack to; the whole of a daily from
      1946 to today is about 5 GB of text.
    - `max_ratio`: unpacked to packed size. Text shrinks to a third or a quarter, tables of numbers to
      a thirtieth; the classical bomb of 42 KB reaches 100,000 in its first layer.
    - `max_members`: of one archive. Listing a zip costs about 600 bytes of memory a member.
    - `max_depth`: compressed or packed within one another. pages.tar.gz is 2.
    """

    max_record_bytes: int = 64 * MEBIBYTE
    max_total_bytes: int = 64 * 1024 * MEBIBYTE
    max_ratio: int = 300
    max_members: int = 500_000
    max_depth: int = 4

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> Self:
        """The limits that the environment sets, defaults elsewhere.

        >>> Limits.from_environment({"BAOKU_MAX_MEMBERS": "10"}).max_members
        10
        """
        names = {field.name: ENVIRONMENT_PREFIX + field.name.upper() for field in fields(cls)}
        return cls(**{name: int(environment[key]) for name, key in names.items() if environment.get(key)})


class Meter:
    """Counts what a container unpacks to and stops it at a limit."""

    def __init__(self, owner: str, packed: int | None, limits: Limits) -> None:
        self.owner, self.packed, self.limits = owner, packed, limits
        self.members = self.unpacked = 0

    def add_member(self) -> None:
        """One more member.

        Raises:
            Exhausted: `too_many_members`.
        """
        self.members += 1
        if self.members > self.limits.max_members:
            raise Exhausted(
                self.owner,
                "too_many_members",
                f"The archive has more than {self.limits.max_members} members; the rest was not read. "
                "Split it, or raise BAOKU_MAX_MEMBERS.",
            )

    def add_bytes(self, count: int) -> None:
        """More unpacked bytes.

        Raises:
            Exhausted: `bomb`.
        """
        self.unpacked += count
        if self.unpacked > self.limits.max_total_bytes:
            raise self._bomb(f"{self.limits.max_total_bytes} bytes", "BAOKU_MAX_TOTAL_BYTES")
        if self.packed and self.unpacked > max(RATIO_FLOOR, self.packed * self.limits.max_ratio):
            raise self._bomb(f"{self.limits.max_ratio} times its size", "BAOKU_MAX_RATIO")

    def _bomb(self, size: str, setting: str) -> Exhausted:
        return Exhausted(
            self.owner,
            "bomb",
            f"It unpacks to more than {size}; the rest was not read. If you trust it, raise {setting}.",
        )


class Metered(io.RawIOBase):
    """A stream, each of whose bytes is counted; read only forwards. It closes what lies under it."""

    def __init__(self, stream: BinaryIO, meter: Meter, *under: BinaryIO) -> None:
        self.stream, self.meter, self.under = stream, meter, under

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]  # narrower than a Buffer
        """Fill the buffer, counting."""
        block = self.stream.read(len(buffer))
        self.meter.add_bytes(len(block))
        buffer[: len(block)] = block
        return len(block)

    def close(self) -> None:
        """Close the stream as well."""
        for stream in (self.stream, *self.under):
            stream.close()
        super().close()


def read_whole(stream: BinaryIO, limits: Limits) -> bytes:
    """The whole stream.

    Raises:
        Unusable: `too_large`; no more than the limit was ever held.
    """
    data = stream.read(limits.max_record_bytes + 1)
    if len(data) > limits.max_record_bytes:
        raise too_large(limits)
    return data


def too_large(limits: Limits) -> Unusable:
    """A record that is more than may be held."""
    return Unusable(
        "too_large",
        f"The record has more than {limits.max_record_bytes} bytes. Split it, or raise "
        "BAOKU_MAX_RECORD_BYTES.",
    )
