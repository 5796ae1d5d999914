"""Snapshots: immutable Parquet files, a manifest, and one atomic switch over all tables.

A warehouse folder holds

    current            symbolic link to the snapshot that readers see
    snapshots/000007/  manifest.json and one folder of Parquet files per table
    staging/           what a running load has written so far; nobody reads it
    baoku.duckdb       views over one snapshot (see `warehouse.catalog`)
    lock               held by the process that is loading

A file that two snapshots share is one file with two names (hard links), so dropping a snapshot
never takes a file from another. What a load puts into a snapshot is decided in `warehouse.publish`.
"""

import fcntl
import hashlib
import json
import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from warehouse.errors import WarehouseError
from warehouse.tables import TABLES

FORMAT = 1
HASH_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class DataFile:
    """One Parquet file of a snapshot."""

    name: str
    rows: int
    bytes: int
    sha256: str


@dataclass(frozen=True)
class Snapshot:
    """One published state of all tables."""

    number: int
    folder: Path

    @cached_property
    def manifest(self) -> dict[str, Any]:
        """The snapshot's record of itself."""
        text = (self.folder / "manifest.json").read_text(encoding="utf-8")
        manifest: dict[str, Any] = json.loads(text)
        if manifest["format"] != FORMAT:
            raise WarehouseError(
                f"{self.folder} has format {manifest['format']}; this Baoku reads format {FORMAT}. "
                "Use the Baoku version that wrote it, or load the sources into a new warehouse."
            )
        return manifest

    def data_files(self, table: str) -> list[DataFile]:
        """The table's files as recorded."""
        return [DataFile(**entry) for entry in self.manifest["tables"][table]["files"]]

    def paths(self, table: str) -> list[Path]:
        """The table's files as paths."""
        return [self.folder / table / file.name for file in self.data_files(table)]

    def row_count(self, table: str) -> int:
        """Rows in the table."""
        return sum(file.rows for file in self.data_files(table))


class Store:
    """A warehouse folder."""

    def __init__(self, root: Path) -> None:
        self.root = root.absolute()
        self.snapshots = self.root / "snapshots"
        self.staging = self.root / "staging"
        self.link = self.root / "current"

    def create(self) -> None:
        """Make the folder where it is missing; refuse one that holds something else.

        Raises:
            WarehouseError: the path is a file, or a folder of other things.
        """
        if self.root.exists() and not self.root.is_dir():
            raise WarehouseError(f"{self.root} is not a folder. Name a new folder with --warehouse.")
        if self.root.exists() and any(self.root.iterdir()) and not self.snapshots.exists():
            raise WarehouseError(
                f"{self.root} holds other things and no warehouse. "
                "Name a new or empty folder with --warehouse."
            )
        try:
            self.snapshots.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise WarehouseError(
                f"The warehouse {self.root} cannot be made: {error.strerror}. "
                "Name a folder you may write to with --warehouse."
            ) from error

    def current(self) -> Snapshot | None:
        """The published snapshot, or None before the first load."""
        if not self.link.is_symlink():
            return None
        folder = self.root / os.readlink(self.link)  # noqa: PTH115 -- the link's own text, unresolved
        return Snapshot(int(folder.name), folder)

    def require(self) -> Snapshot:
        """The published snapshot.

        Raises:
            WarehouseError: nothing was ever published here.
        """
        snapshot = self.current()
        if snapshot is None:
            raise WarehouseError(
                f"{self.root} holds no warehouse yet. Make one with `baoku run --warehouse {self.root}`, "
                "or name another folder with --warehouse."
            )
        return snapshot

    @contextmanager
    def lock(self, waiting: Callable[[str], None]) -> Iterator[None]:
        """Hold the warehouse for one load; `waiting` is told who holds it while another load runs."""
        with (self.root / "lock").open("a+", encoding="utf-8") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                file.seek(0)
                waiting(file.read().strip() or "another process")
                fcntl.flock(file, fcntl.LOCK_EX)
            file.truncate(0)
            file.write(f"process {os.getpid()}")
            file.flush()
            self._clean()
            yield

    def _clean(self) -> None:
        """Remove what a load left that died: staged files and snapshots never switched to."""
        shutil.rmtree(self.staging, ignore_errors=True)
        current = self.current()
        newest = current.number if current else 0
        for folder in self.snapshots.iterdir():
            if folder.suffix == ".partial" or int(folder.name) > newest:
                shutil.rmtree(folder)

    def commit(self, tables: Mapping[str, list[Path]], load_id: str) -> Snapshot:
        """Make the given files the current snapshot, all tables at once.

        Files of the snapshot before may be among them. Readers see the old state until the last
        step, which is one rename.
        """
        base = self.current()
        number = base.number + 1 if base else 1
        partial = self.snapshots / f"{number:06d}.partial"
        known = {path: file for name in TABLES for path, file in _recorded(base, name)}
        entries = {
            name: [_adopt(path, partial / name, known.get(path)) for path in sorted(paths)]
            for name, paths in tables.items()
        }
        manifest = {
            "format": FORMAT,
            "snapshot": number,
            "parent": base.number if base else None,
            "load_id": load_id,
            "tables": {
                name: {"rows": sum(f.rows for f in files), "files": [asdict(f) for f in files]}
                for name, files in entries.items()
            },
        }
        _write_durably(partial / "manifest.json", json.dumps(manifest, indent=1))
        folder = self.snapshots / f"{number:06d}"
        partial.rename(folder)
        self._switch(folder)
        return Snapshot(number, folder)

    def _switch(self, folder: Path) -> None:
        fresh = self.root / "current.new"
        fresh.unlink(missing_ok=True)
        fresh.symlink_to(folder.relative_to(self.root))
        fresh.replace(self.link)
        _sync_folder(self.root)


def _recorded(snapshot: Snapshot | None, table: str) -> Iterator[tuple[Path, DataFile]]:
    if snapshot is not None:
        yield from zip(snapshot.paths(table), snapshot.data_files(table), strict=True)


def _adopt(path: Path, folder: Path, known: DataFile | None) -> DataFile:
    """Give the file a name in the new snapshot's folder and describe it."""
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / path.name
    try:
        os.link(path, target)
    except OSError:  # file systems without hard links
        shutil.copyfile(path, target)
    return known or describe(target)


def describe(path: Path) -> DataFile:
    """Measure a Parquet file: rows, size and checksum."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(HASH_BLOCK):
            digest.update(block)
        os.fsync(file.fileno())
    rows = pq.read_metadata(path).num_rows
    return DataFile(path.name, rows, path.stat().st_size, digest.hexdigest())


def _write_durably(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
