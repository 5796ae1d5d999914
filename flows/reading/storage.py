"""Where bytes lie: the local disk, or any storage that fsspec knows (s3://, memory://)."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any, BinaryIO, cast

from flows.reading.names import is_hidden, is_read, is_sidecar, quoted, sidecars_of
from flows.reading.records import Reject, Source, unreadable

BUFFER = 1 << 16
MODIFIED = ("LastModified", "last_modified", "mtime", "updated", "created")
"""What storages call the time of the last change; some know only when a file was made."""
WILDCARDS = frozenset("*?[")


def is_remote(argument: str) -> bool:
    """Whether an argument names a storage and not a local path."""
    return "://" in argument


def open_source(path: str) -> BinaryIO:
    """A file to read from its beginning, seekable.

    Raises:
        OSError: it cannot be opened.
    """
    if not is_remote(path):
        return open(path, "rb", buffering=BUFFER)  # noqa: PTH123 -- a name may hold bytes that are no UTF-8
    with _told_as_os_errors():
        from fsspec.core import url_to_fs  # noqa: PLC0415 -- local loads need no storage drivers

        storage, name = url_to_fs(path)
        return cast("BinaryIO", io.BufferedReader(_Remote(storage.open(name, "rb")), BUFFER))


@contextmanager
def _told_as_os_errors() -> Iterator[None]:
    """Every storage's driver raises errors of its own; a load can act on them only as on the disk's."""
    try:
        yield
    except OSError:
        raise
    except Exception as error:
        raise OSError(f"{type(error).__name__}: {error}") from error


class _Remote(io.RawIOBase):
    """A remote file whose errors are the local disk's."""

    def __init__(self, file: Any) -> None:
        self.file = file

    def readable(self) -> bool:
        """Always."""
        return True

    def seekable(self) -> bool:
        """Where the storage can read ranges."""
        return bool(self.file.seekable())

    def seek(self, offset: int, whence: int = 0) -> int:
        """Go to a position."""
        return int(self.file.seek(offset, whence))

    def tell(self) -> int:
        """The position."""
        return int(self.file.tell())

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]  # narrower than a Buffer
        """Fill the buffer."""
        with _told_as_os_errors():
            block = self.file.read(len(buffer))
        buffer[: len(block)] = block
        return len(block)

    def close(self) -> None:
        """Close the file as well."""
        self.file.close()
        super().close()


def list_remote(argument: str) -> Iterator[Source | Reject]:
    """Files behind a remote address: a file, a folder or a pattern."""
    uri = quoted(argument)
    if argument.startswith(("http://", "https://")):
        yield Reject(uri, "unsupported_scheme", "Baoku reads files, not the web. Save the page and load it.")
        return
    try:
        with _told_as_os_errors():
            yield from _listed(argument)
    except OSError as error:
        yield _unlisted(uri, error)


def _unlisted(uri: str, error: OSError) -> Reject:
    if isinstance(error.__cause__, ImportError | ValueError):
        return Reject(
            uri,
            "no_driver",
            f"This kind of address cannot be read: {error}. Install its driver, as s3fs for s3://.",
        )
    return unreadable(uri, error)


def _listed(argument: str) -> Iterator[Source | Reject]:
    from fsspec.core import url_to_fs  # noqa: PLC0415 -- local loads need no storage drivers

    storage, root = url_to_fs(argument)
    if WILDCARDS & set(argument) and not storage.exists(root):
        found = storage.glob(root, detail=True)
    elif storage.isdir(root):
        found = storage.find(root, detail=True)
    else:
        found = {root: storage.info(root)}
    files = {name: info for name, info in found.items() if info.get("type") == "file"}
    if not files:
        reason = "missing" if WILDCARDS & set(argument) else "empty_folder"
        yield Reject(quoted(argument), reason, "Nothing is stored there. Check the address.")
    for name in sorted(files):
        if is_sidecar(name) or is_hidden(tuple(name.removeprefix(root).split("/"))):
            continue
        yield _source(storage, name, files, named=name == root)


def _source(storage: Any, name: str, files: dict[str, Any], *, named: bool) -> Source | Reject:
    address = str(storage.unstrip_protocol(name))
    info = files[name]
    if not named and not is_read(name):
        return Reject(
            quoted(address),
            "unsupported_format",
            "Files of this ending are not read from folders.",
            info["size"],
        )
    sidecar = next((s for s in sidecars_of(name) if s in files or (named and storage.exists(s))), None)
    about = files.get(sidecar) or storage.info(sidecar) if sidecar else {}
    moments = [moment for moment in (_modified(info), _modified(about)) if moment]
    return Source(
        quoted(address),
        address,
        info["size"],
        max(moments, default=None),
        str(storage.unstrip_protocol(sidecar)) if sidecar else None,
    )


def _modified(info: dict[str, Any]) -> datetime | None:
    moment = next((info[name] for name in MODIFIED if info.get(name)), None)
    if isinstance(moment, int | float):
        return datetime.fromtimestamp(moment, UTC)
    return moment.astimezone(UTC) if isinstance(moment, datetime) else None
