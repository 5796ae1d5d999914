"""One load from its plan to its snapshot, as plain functions.

`flows.ingest` wraps these steps in Prefect tasks and `--direct` calls them as they are. Steps pass
paths and counts, never rows: plan and batches lie as JSON in the warehouse's staging folder, staged
rows as Parquet beside them.
"""

import json
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Protocol

from flows.batch import transform_batch
from flows.plan import Plan, known_sources, make_plan
from flows.request import LoadRequest
from flows.sources import Reject
from transforms import EXTRACTOR_VERSION
from warehouse import catalog
from warehouse.publish import Change, publish, to_json
from warehouse.store import Store

COUNTED = ("documents", "articles", "bylines", "mentions", "statistics", "dates")


@dataclass(frozen=True, slots=True)
class Summary:
    """What a load did."""

    warehouse: str
    load_id: str | None
    snapshot: int
    seconds: float
    byte_count: int
    unchanged: int
    counts: dict[str, int] = field(default_factory=dict)
    rejects: tuple[Reject, ...] = ()


class Watcher(Protocol):
    """Is told how a load goes on."""

    def waiting(self, holder: str) -> None:
        """Another load holds the warehouse."""

    def started(self, plan: Plan) -> None:
        """Sources are listed."""

    def batch_done(self, batch: str) -> None:
        """One batch is staged."""


def finish(plan: Plan, store: Store) -> Summary:
    """Publish what was staged, all tables at once, and point the catalog at it.

    Raises:
        TableError: a row breaks a rule of the registry; nothing is published.
    """
    outcomes = [o for batch in plan.batches for o in _outcomes(Path(batch).parent)]
    rejects = plan.rejects + tuple(Reject(**o["reject"]) for o in outcomes if o["reject"])
    finished = datetime.now(UTC)
    started = datetime.fromisoformat(plan.started_at)
    counts = _staged_counts(plan)
    change = Change(
        load_id=plan.load_id,
        staged=tuple(Path(batch).parent for batch in plan.batches),
        sources=tuple(_source_rows(plan, outcomes, known_sources(store.current()))),
        rejects=tuple({**asdict(r), "load_id": plan.load_id, "rejected_at": finished} for r in rejects),
        load={
            "load_id": plan.load_id,
            "started_at": started,
            "finished_at": finished,
            "status": "completed",
            "extractor_version": EXTRACTOR_VERSION,
            "counts": to_json(counts),
            "parameters": to_json(plan.parameters),
        },
    )
    snapshot = publish(store, change)
    catalog.build(store, snapshot)
    shutil.rmtree(plan.folder)
    return Summary(
        warehouse=plan.warehouse,
        load_id=plan.load_id,
        snapshot=snapshot.number,
        seconds=(datetime.now(UTC) - started).total_seconds(),
        byte_count=sum(o["byte_count"] for o in outcomes),
        unchanged=plan.unchanged,
        counts=counts,
        rejects=rejects,
    )


def _outcomes(folder: Path) -> list[dict[str, Any]]:
    outcomes: list[dict[str, Any]] = json.loads((folder / "outcome.json").read_text(encoding="utf-8"))
    return outcomes


def _staged_counts(plan: Plan) -> dict[str, int]:
    import pyarrow.parquet as pq  # noqa: PLC0415

    folders = [Path(batch).parent for batch in plan.batches]
    return {
        name: sum(pq.read_metadata(folder / f"{name}.parquet").num_rows for folder in folders)
        for name in COUNTED
    }


def _source_rows(
    plan: Plan, outcomes: Sequence[dict[str, Any]], known: dict[str, dict[str, Any]]
) -> Iterator[dict[str, Any]]:
    """The new state of every source that was looked at."""
    unread = dict.fromkeys(("modified_at", "given_publication", "given_published_on", "document_id"))
    listed = ({**asdict(reject), **unread, "reject": asdict(reject)} for reject in plan.rejects)
    for entry in (*outcomes, *listed):
        yield _source_row(plan, known.get(entry["source_uri"]), entry)


def _source_row(plan: Plan, before: dict[str, Any] | None, entry: dict[str, Any]) -> dict[str, Any]:
    """A source's state. One that turned bad keeps the document that it gave before."""
    modified, day = entry["modified_at"], entry["given_published_on"]
    kept = before["document_id"] if before else None
    return {
        "source_uri": entry["source_uri"],
        "document_id": entry["document_id"] or kept,
        "byte_count": entry["byte_count"],
        "modified_at": datetime.fromisoformat(modified) if modified else None,
        "given_publication": entry["given_publication"],
        "given_published_on": date.fromisoformat(day) if day else None,
        "extractor_version": EXTRACTOR_VERSION,
        "first_load_id": before["first_load_id"] if before else plan.load_id,
        "last_load_id": plan.load_id,
        "status": _status(entry["reject"], kept),
    }


def _status(reject: dict[str, Any] | None, kept: str | None) -> str:
    if reject is None:
        return "current"
    if kept is None:
        return "rejected"
    return "gone" if reject["reason"] == "missing" else "current"


@dataclass(frozen=True, slots=True)
class Steps:
    """The three steps of a load. Prefect's are the same functions as tasks."""

    plan: Callable[[LoadRequest, Store], Plan]
    transform_batch: Callable[[str], dict[str, int]]
    finish: Callable[[Plan, Store], Summary]


DIRECT = Steps(make_plan, transform_batch, finish)


def run_load(request: LoadRequest, steps: Steps, watcher: Watcher) -> Summary:
    """Run a load from start to end while holding the warehouse.

    Raises:
        BaokuError: the warehouse or the sources cannot be used, or a row breaks a rule.
    """
    store = Store(request.warehouse)
    store.create()
    with store.lock(watcher.waiting):
        plan = steps.plan(request, store)
        current = store.current()
        if plan.idle and current:
            return Summary(plan.warehouse, None, current.number, 0.0, 0, plan.unchanged)
        watcher.started(plan)
        for batch in plan.batches:
            steps.transform_batch(batch)
            watcher.batch_done(batch)
        return steps.finish(plan, store)
