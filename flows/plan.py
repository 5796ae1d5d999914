"""What a load will do: sources listed, what has not changed left out, the rest cut into batches."""

import json
import secrets
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from flows.request import LoadRequest
from flows.sources import Reject, Source, list_sources
from transforms import EXTRACTOR_VERSION
from warehouse.errors import RequestError
from warehouse.publish import read_rows
from warehouse.store import Snapshot, Store

BATCH_BYTES = 1_000_000
"""Raw bytes per batch: about five seconds of work, so that the progress bar moves; checking a batch
costs 0.3 s and starting its task 12 ms."""

NOTHING_THERE = frozenset(("missing", "empty_folder", "no_driver", "unsupported_scheme"))
"""Reasons that say that an argument names nothing: a slip of the person who typed it."""


@dataclass(frozen=True, slots=True)
class Task:
    """One source to read, with what was given about it."""

    source_uri: str
    path: str
    byte_count: int
    modified_at: str | None
    sidecar: str | None
    given_publication: str | None
    given_published_on: str | None

    @property
    def source(self) -> Source:
        """The source as it was listed."""
        moment = datetime.fromisoformat(self.modified_at) if self.modified_at else None
        return Source(self.source_uri, self.path, self.byte_count, moment, self.sidecar)


@dataclass(frozen=True, slots=True)
class Plan:
    """What a load will do; `batches` are paths of files that each list some tasks."""

    load_id: str
    started_at: str
    warehouse: str
    parameters: dict[str, Any]
    batches: tuple[str, ...]
    rejects: tuple[Reject, ...]
    source_count: int
    unchanged: int

    @property
    def folder(self) -> Path:
        """Where the load stages its work."""
        return Store(Path(self.warehouse)).staging / self.load_id

    @property
    def idle(self) -> bool:
        """Whether there is nothing new to load or to say."""
        return not self.batches and not self.rejects


def make_plan(request: LoadRequest, store: Store) -> Plan:
    """List the sources, leave out what has not changed since it was read, cut the rest into batches.

    Raises:
        RequestError: none of the sources can be read and nothing was ever loaded from them.
    """
    found, rejects = list_sources(request.sources)
    if not found and all(r.reason in NOTHING_THERE for r in rejects):
        listed = "; ".join(f"{r.source_uri}: {r.detail}" for r in rejects)
        raise RequestError(f"There is nothing to load. {listed}")
    known = known_sources(store.current())
    tasks = [_task(source, request, known.get(source.source_uri)) for source in found]
    todo = [task for task in tasks if _is_new(task, known.get(task.source_uri))]
    fresh = tuple(r for r in rejects if _is_news(r, known.get(r.source_uri)))
    started = datetime.now(UTC)
    load_id = f"{started:%Y%m%dT%H%M%SZ}-{secrets.token_hex(2)}"
    folder = store.staging / load_id
    return Plan(
        load_id=load_id,
        started_at=started.isoformat(),
        warehouse=str(store.root),
        parameters=_parameters(request),
        batches=tuple(_write_batches(todo, folder)),
        rejects=fresh,
        source_count=len(todo) + len(fresh),
        unchanged=len(tasks) - len(todo) + len(rejects) - len(fresh),
    )


def _parameters(request: LoadRequest) -> dict[str, Any]:
    """The request as it is written down; bytes of file names that are no UTF-8 are escaped."""
    sources = [source.encode("utf-8", "backslashreplace").decode() for source in request.sources]
    return {**request.model_dump(mode="json", exclude={"sources"}), "sources": sources}


def known_sources(snapshot: Snapshot | None) -> dict[str, dict[str, Any]]:
    """Rows of `sources` by their address; none before the first load."""
    if snapshot is None:
        return {}
    return {row["source_uri"]: row for row in read_rows(snapshot, "sources")}


def _task(source: Source, request: LoadRequest, known: dict[str, Any] | None) -> Task:
    """A source to read; what was given about it on an earlier load holds until something else is given."""
    day = request.published_on or (known and known["given_published_on"])
    return Task(
        source.source_uri,
        source.path,
        source.byte_count,
        source.modified_at.isoformat() if source.modified_at else None,
        source.sidecar,
        request.publication or (known and known["given_publication"]) or None,
        day.isoformat() if day else None,
    )


def _is_news(reject: Reject, known: dict[str, Any] | None) -> bool:
    """Whether a source that cannot be read was readable, or unheard of, when it was last looked at."""
    if known is None:
        return True
    return known["status"] == "current" and (known["modified_at"] is not None or reject.reason == "missing")


def _is_new(task: Task, known: dict[str, Any] | None) -> bool:
    """Whether a source, its rules or what was given about it changed since it was read.

    A source whose storage does not tell when it changed is read again each time.
    """
    if known is None or known["extractor_version"] != EXTRACTOR_VERSION or task.modified_at is None:
        return True
    day = known["given_published_on"]
    return (
        known["byte_count"],
        known["modified_at"] and known["modified_at"].isoformat(),
        known["given_publication"],
        day.isoformat() if day else None,
    ) != (task.byte_count, task.modified_at, task.given_publication, task.given_published_on)


def _write_batches(tasks: Sequence[Task], folder: Path) -> Iterator[str]:
    for number, batch in enumerate(_by_bytes(tasks)):
        path = folder / f"batch{number:04d}" / "tasks.json"
        path.parent.mkdir(parents=True)
        path.write_text(json.dumps([asdict(task) for task in batch]), encoding="utf-8")
        yield str(path)


def _by_bytes(tasks: Sequence[Task]) -> Iterator[list[Task]]:
    batch: list[Task] = []
    size = 0
    for task in tasks:
        if batch and size + task.byte_count > BATCH_BYTES:
            yield batch
            batch, size = [], 0
        batch.append(task)
        size += task.byte_count
    if batch:
        yield batch
