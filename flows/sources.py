"""Where raw pages come from: files, folders and patterns, local or in any storage, listed.

Listing never opens a file. Whatever cannot be used comes back as a `Reject` with its reason; what a
file holds is `flows.reading`'s to find out.
"""

import os
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from glob import glob, has_magic
from pathlib import Path

from flows.reading.names import full_path, is_hidden, is_read, is_sidecar, sidecars_of, uri_of
from flows.reading.records import Reject, Source, unreadable
from flows.reading.storage import is_remote, list_remote

__all__ = ["Reject", "Source", "list_sources", "unreadable", "uri_of"]

LOCAL = "file://"


def list_sources(arguments: Iterable[str]) -> tuple[list[Source], list[Reject]]:
    """Files behind the arguments (paths, folders, patterns, addresses), each once, by their addresses."""
    found: dict[str, Source | Reject] = {}
    for argument in arguments:
        for item in _expand(argument.removeprefix(LOCAL)):
            found.setdefault(item.source_uri, item)
    ordered = [found[uri] for uri in sorted(found)]
    return (
        [item for item in ordered if isinstance(item, Source)],
        [item for item in ordered if isinstance(item, Reject)],
    )


def _expand(argument: str) -> Iterator[Source | Reject]:
    if is_remote(argument):
        yield from list_remote(argument)
        return
    path = Path(argument).expanduser()
    if path.is_dir():
        yield from _folder(path)
    elif has_magic(argument) and not path.exists():
        matches = sorted(glob(str(path), recursive=True))  # noqa: PTH207 -- patterns may be absolute
        if not matches:
            yield Reject(uri_of(path), "missing", "No file matches this pattern. Check the path.")
        for match in matches:
            if not is_sidecar(match):
                yield from _expand(match)
    else:
        yield _file(path)


def _folder(folder: Path) -> Iterator[Source | Reject]:
    """Files of a folder and its subfolders. Only their names are held, so that 100,000 of them can be."""
    seen = False
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not is_hidden((name,)))
        for name in sorted(names):
            if not is_hidden((name,)) and not is_sidecar(name):
                seen = True
                yield _member(Path(place, name), folder)
    if not seen:
        yield Reject(uri_of(folder), "empty_folder", "The folder holds no files. Name one that holds pages.")


def _member(file: Path, folder: Path) -> Source | Reject:
    if not is_read(file.name):
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
        sidecar = next((beside for beside in map(Path, sidecars_of(str(path))) if beside.is_file()), None)
        changed = max(state.st_mtime, sidecar.stat().st_mtime if sidecar else 0.0)
    except OSError as error:
        return unreadable(uri_of(path), error)
    if not path.is_file():
        return Reject(uri_of(path), "not_a_file", "This is a device, socket or pipe. Name a file or folder.")
    if not os.access(path, os.R_OK):
        return unreadable(uri_of(path), PermissionError())
    return Source(
        uri_of(path),
        full_path(path),
        state.st_size,
        datetime.fromtimestamp(changed, UTC),
        full_path(sidecar) if sidecar else None,
    )
