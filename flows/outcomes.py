"""What became of every address that a load looked at, and the rows of `sources` that follow from it.

Outcomes are written by batches (`flows.batch`) and gathered when the load is finished
(`flows.load`). What `sources` means is in the registry.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any, Literal

from flows.plan import Task
from flows.reading import Reject
from flows.reading.names import container_of
from transforms import EXTRACTOR_VERSION

Kind = Literal["file", "container", "member"]
SourceRow = dict[str, Any]
OUTCOMES = "outcomes.jsonl"
BROKEN = "broken.json"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one address.

    A container gives no document itself; it is `whole` when it was read to its end, so that a
    member which did not come up is no longer in it.
    """

    source_uri: str
    byte_count: int | None = None
    modified_at: str | None = None
    given_publication: str | None = None
    given_published_on: str | None = None
    kind: Kind = "file"
    document_id: str | None = None
    reject: dict[str, Any] | None = None
    whole: bool = False

    @classmethod
    def of_source(
        cls, task: Task, kind: Kind, document_id: str | None = None, reject: Reject | None = None
    ) -> "Outcome":
        """A listed source's own outcome."""
        return cls(
            task.source_uri,
            task.byte_count,
            task.modified_at,
            task.given_publication,
            task.given_published_on,
            kind,
            document_id,
            asdict(reject) if reject else None,
            whole=reject is None,
        )

    @classmethod
    def of_member(
        cls, task: Task, source_uri: str, byte_count: int | None, result: str | Reject
    ) -> "Outcome":
        """A member's or row's; it changes with its container and has no time of its own."""
        return cls(
            source_uri,
            byte_count,
            None,
            task.given_publication,
            task.given_published_on,
            "member",
            None if isinstance(result, Reject) else result,
            asdict(result) if isinstance(result, Reject) else None,
        )


def write_outcomes(outcomes: Iterable[Outcome], folder: Path) -> None:
    """Write a batch's outcomes as they come."""
    with (folder / OUTCOMES).open("w", encoding="utf-8") as file:
        for outcome in outcomes:
            file.write(json.dumps(asdict(outcome)) + "\n")


def read_outcomes(folders: Iterable[Path]) -> Iterator[Outcome]:
    """The outcomes of some batches, in their order."""
    for folder in folders:
        with (folder / OUTCOMES).open(encoding="utf-8") as file:
            for line in file:
                yield Outcome(**json.loads(line))


def write_broken(broken: Mapping[str, str], part: Path) -> None:
    """Write which documents of a part broke a rule, and which rule."""
    (part / BROKEN).write_text(json.dumps(dict(broken)), encoding="utf-8")


def read_broken(parts: Iterable[Path]) -> dict[str, str]:
    """The documents of some parts that broke a rule, each with the rule."""
    broken: dict[str, str] = {}
    for part in parts:
        broken |= json.loads((part / BROKEN).read_text(encoding="utf-8"))
    return broken


@dataclass
class Ledger:
    """New rows of `sources`, rejects and bytes read, gathered outcome by outcome.

    `known` are the rows that `sources` had before the load, `broken` the documents whose rows broke
    a rule and were left out.
    """

    load_id: str
    known: Mapping[str, SourceRow]
    broken: Mapping[str, str] = field(default_factory=dict)
    rows: dict[str, SourceRow] = field(default_factory=dict)
    rejects: list[Reject] = field(default_factory=list)
    byte_count: int = 0
    ended: set[str] = field(default_factory=set)

    def enter_listed(self, rejects: Sequence[Reject]) -> None:
        """Sources that could not be read when they were listed."""
        for reject in rejects:
            self.enter(Outcome(reject.source_uri, reject.byte_count, reject=asdict(reject)))
            if reject.reason == "missing":
                self.ended.add(reject.source_uri)

    def enter(self, outcome: Outcome) -> None:
        """One more outcome."""
        if rule := self.broken.get(outcome.document_id or ""):
            detail = f"Its rows broke a rule: {rule}. Report it with the page; other pages are loaded."
            reject = Reject(outcome.source_uri, "broken_rule", detail, outcome.byte_count)
            outcome = replace(outcome, document_id=None, reject=asdict(reject))
        self.rows[outcome.source_uri] = self._row(outcome, self.known.get(outcome.source_uri))
        if outcome.reject:
            self.rejects.append(Reject(**outcome.reject))
        if outcome.kind != "container":
            self.byte_count += outcome.byte_count or 0
        if outcome.whole:
            self.ended.add(outcome.source_uri)

    def _row(self, outcome: Outcome, before: SourceRow | None) -> SourceRow:
        """An address's state. One that turned bad keeps the document that it gave before."""
        modified, day = outcome.modified_at, outcome.given_published_on
        kept = before["document_id"] if before and outcome.kind != "container" else None
        return {
            "source_uri": outcome.source_uri,
            "document_id": outcome.document_id or kept,
            "byte_count": outcome.byte_count,
            "modified_at": datetime.fromisoformat(modified) if modified else None,
            "given_publication": outcome.given_publication,
            "given_published_on": date.fromisoformat(day) if day else None,
            "extractor_version": EXTRACTOR_VERSION,
            "first_load_id": before["first_load_id"] if before else self.load_id,
            "last_load_id": self.load_id,
            "status": _status(outcome, before),
        }

    def source_rows(self) -> Iterator[SourceRow]:
        """The new state of every address looked at, and of members that are there no more."""
        yield from self.rows.values()
        members = defaultdict(list)
        for uri in self.known.keys() - self.rows.keys():
            members[container_of(uri)].append(uri)
        for container in sorted(self.ended & {c for c in members if c}):
            for uri in sorted(members[container]):
                if self.known[uri]["status"] == "current":
                    yield {**self.known[uri], "status": "gone", "last_load_id": self.load_id}


def _status(outcome: Outcome, before: SourceRow | None) -> str:
    if outcome.reject is None or outcome.kind == "container":
        return "current"
    if before is None or before["status"] == "rejected":
        return "rejected"
    return "gone" if outcome.reject["reason"] == "missing" else "current"
