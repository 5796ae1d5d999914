"""How a running load shows itself: a bar on a terminal, lines in a log."""

import logging
import sys
from contextvars import ContextVar
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from flows.load import Watcher
from flows.plan import Plan

log = logging.getLogger("baoku")


class LogWatcher:
    """Tells a log; what a scheduled flow run uses."""

    def waiting(self, holder: str) -> None:
        """Another load holds the warehouse."""
        log.info("Another load (%s) is running on this warehouse; waiting for it to end.", holder)

    def started(self, plan: Plan) -> None:
        """Sources are listed."""
        log.info("Load %s: %d sources in %d batches.", plan.load_id, plan.source_count, len(plan.batches))

    def batch_done(self, batch: str) -> None:
        """One batch is staged."""
        log.info("Staged %s.", batch)


class TerminalWatcher:
    """Tells a person: a progress bar where standard error is a terminal, plain lines elsewhere."""

    def __init__(self) -> None:
        self.console = Console(file=sys.stderr)
        self.bar = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            console=self.console,
            disable=not sys.stderr.isatty(),
            transient=True,
        )
        self.task = self.bar.add_task("batches", total=None)

    def __enter__(self) -> Self:
        self.bar.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.bar.stop()

    def waiting(self, holder: str) -> None:
        """Another load holds the warehouse."""
        self.console.print(f"Another load ({holder}) is running on this warehouse; waiting for it to end.")

    def started(self, plan: Plan) -> None:
        """Sources are listed."""
        self.bar.update(self.task, total=len(plan.batches))

    def batch_done(self, batch: str) -> None:
        """One batch is staged."""
        del batch
        self.bar.advance(self.task)


watcher: ContextVar[Watcher] = ContextVar("watcher", default=LogWatcher())  # noqa: B039 -- it holds no state
"""Who is told how the flow goes on: a log, unless the command line puts a terminal in its place."""
