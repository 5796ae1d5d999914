"""What reading passes on: a source as listed, a record as read, an input that cannot be used.

Only values live here. How they come about is told beside the code that makes them.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import BinaryIO, Self


@dataclass(frozen=True, slots=True)
class Source:
    """One input that can be read, and what its file system says of it.

    `modified_at` is None where the file system does not tell; a sidecar's change counts as the
    source's own.
    """

    source_uri: str
    path: str
    byte_count: int
    modified_at: datetime | None
    sidecar: str | None = None


@dataclass(frozen=True, slots=True)
class Reject:
    """One input that cannot be used: a short reason code, what was wrong and what to do."""

    source_uri: str
    reason: str
    detail: str
    byte_count: int | None = None


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a sidecar or a row's columns say of a record; `columns` name a table's columns by our names."""

    publication: str | None = None
    published_on: date | None = None
    page: str | None = None
    columns: tuple[tuple[str, str], ...] = ()

    def over(self, other: Self) -> Self:
        """This metadata, with the other's where this has none."""
        return replace(
            self,
            publication=self.publication or other.publication,
            published_on=self.published_on or other.published_on,
            page=self.page or other.page,
            columns=self.columns or other.columns,
        )


@dataclass(frozen=True, slots=True)
class Record:
    """One raw input record.

    `data` are the bytes that its hash is taken of: the file's or member's, or a row's text in
    UTF-8. `text` is None where these bytes are to be decoded.
    """

    source_uri: str
    data: bytes
    text: str | None = None
    encoding: str | None = None
    publication: str | None = None
    published_on: date | None = None
    page: str | None = None


@dataclass(frozen=True, slots=True)
class Blob:
    """Bytes to be read from their beginning: a file, an archive's member, what a compressed file holds.

    `byte_count` is None where it is not known before reading; a blob that is not `reopenable` may
    be opened once.
    """

    source_uri: str
    name: str
    byte_count: int | None
    open: Callable[[], BinaryIO]
    metadata: Metadata = Metadata()
    depth: int = 0
    reopenable: bool = True


class Unusable(Exception):  # noqa: N818 -- a finding about an input, not a failure of the program
    """A blob or record that cannot be used: a reason code and a detail for its `Reject`."""

    def __init__(self, reason: str, detail: str) -> None:
        self.reason, self.detail = reason, detail
        super().__init__(f"{reason}: {detail}")

    def reject(self, source_uri: str, byte_count: int | None) -> Reject:
        """The finding as a row."""
        return Reject(source_uri, self.reason, self.detail, byte_count)


class Exhausted(Unusable):
    """A container went over a limit; it ends there, whatever stands inside of what."""

    def __init__(self, owner: str, reason: str, detail: str) -> None:
        self.owner = owner
        super().__init__(reason, detail)


def unreadable(source_uri: str, error: OSError) -> Reject:
    """Why a file cannot be opened, and what to do."""
    if isinstance(error, FileNotFoundError):
        return Reject(source_uri, "missing", "There is no such file. Check the path.")
    if isinstance(error, PermissionError):
        return Reject(
            source_uri,
            "no_permission",
            "You may not read this file. Get read permission and load again.",
        )
    why = error.strerror or str(error) or type(error).__name__
    return Reject(source_uri, "unreadable", f"The file cannot be read: {why}. Try again.")
