"""One load from its plan to its snapshot, as plain functions.

`flows.ingest` wraps these steps in Prefect tasks and `--direct` calls them as they are. Steps pass
paths and counts, never rows: plan and batches lie as JSON in the warehouse's staging folder, staged
rows as Parquet beside them.
"""

import shutil
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

import pyarrow.parquet as pq

from flows.batch import parts_of, transform_batch
from flows.outcomes import Ledger, read_broken, read_outcomes
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
    folders = [Path(batch).parent for batch in plan.batches]
    parts = tuple(part for folder in folders for part in parts_of(folder))
    ledger = Ledger(plan.load_id, known_sources(store.current()), read_broken(parts))
    ledger.enter_listed(plan.rejects)
    for outcome in read_outcomes(folders):
        ledger.enter(outcome)
    finished = datetime.now(UTC)
    started = datetime.fromisoformat(plan.started_at)
    counts = _staged_counts(parts)
    change = Change(
        load_id=plan.load_id,
        staged=parts,
        sources=tuple(ledger.source_rows()),
        rejects=tuple(
            {**asdict(r), "load_id": plan.load_id, "rejected_at": finished} for r in ledger.rejects
        ),
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
        byte_count=ledger.byte_count,
        unchanged=plan.unchanged,
        counts=counts,
        rejects=tuple(ledger.rejects),
    )


def _staged_counts(parts: Sequence[Path]) -> dict[str, int]:
    return {
        name: sum(pq.read_metadata(part / f"{name}.parquet").num_rows for part in parts) for name in COUNTED
    }


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
