"""Where raw pages come from: files and folders, listed and read.

Listing never opens a file. Whatever cannot be used comes back as a `Reject` with its reason; what a
page says is not looked at here.
"""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from glob import glob, has_magic
from pathlib import Path

TEXT_ENDINGS = frozenset((".txt", ".text", ""))


@dataclass(frozen=True, slots=True)
class Source:
    """One input that can be read, and what its file system says of it."""

    source_uri: str
    path: str
    byte_count: int
    modified_at: datetime


@dataclass(frozen=True, slots=True)
class Reject:
    """One input that cannot be used: a short reason code, what was wrong and what to do."""

    source_uri: str
    reason: str
    detail: str
    byte_count: int | None = None


def uri_of(path: Path) -> str:
    """The address of a local file, Chinese kept readable."""
    return f"file://{path.absolute()}"


def list_sources(arguments: Iterable[str]) -> tuple[list[Source], list[Reject]]:
    """Files behind the arguments (files, folders, patterns), each once, in the order of their addresses."""
    found: dict[str, Source | Reject] = {}
    for argument in arguments:
        for item in _expand(argument):
            found.setdefault(item.source_uri, item)
    ordered = [found[uri] for uri in sorted(found)]
    return (
        [item for item in ordered if isinstance(item, Source)],
        [item for item in ordered if isinstance(item, Reject)],
    )


def _expand(argument: str) -> Iterator[Source | Reject]:
    path = Path(argument).expanduser()
    if path.is_dir():
        yield from _folder(path)
    elif has_magic(argument) and not path.exists():
        matches = sorted(glob(str(path), recursive=True))  # noqa: PTH207 -- patterns may be absolute
        if not matches:
            yield Reject(uri_of(path), "missing", "No file matches this pattern. Check the path.")
        for match in matches:
            yield from _expand(match)
    else:
        yield _file(path)


def _folder(folder: Path) -> Iterator[Source | Reject]:
    files = [file for file in folder.rglob("*") if not file.is_dir() and not _is_hidden(file, folder)]
    if not files:
        yield Reject(uri_of(folder), "empty_folder", "The folder holds no files. Name one that holds pages.")
    for file in files:
        yield _member(file, folder)


def _is_hidden(file: Path, folder: Path) -> bool:
    return any(part.startswith(".") for part in file.relative_to(folder).parts)


def _member(file: Path, folder: Path) -> Source | Reject:
    if file.suffix.lower() not in TEXT_ENDINGS:
        return Reject(
            uri_of(file),
            "unsupported_format",
            f"Files ending in {file.suffix} are not read from folders. If it holds plain text, name it.",
        )
    if file.is_symlink() and not file.resolve().is_relative_to(folder.resolve()):
        return Reject(
            uri_of(file),
            "link_outside",
            "The link leads out of its folder and is not followed. Name the file it points to.",
        )
    return _file(file)


def _file(path: Path) -> Source | Reject:
    try:
        state = path.stat()
    except OSError as error:
        return unreadable(uri_of(path), error)
    if not path.is_file():
        return Reject(uri_of(path), "not_a_file", "This is a device, socket or pipe. Name a file or folder.")
    if not os.access(path, os.R_OK):
        return unreadable(uri_of(path), PermissionError())
    modified = datetime.fromtimestamp(state.st_mtime, UTC)
    return Source(uri_of(path), str(path.absolute()), state.st_size, modified)


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
    return Reject(source_uri, "unreadable", f"The file cannot be read: {error.strerror}. Try again.")
