"""One batch of a load: read, decode, extract, stage. It takes a path and returns counts.

Rows are staged in parts, a folder each beside the batch's own, so that a batch of one large archive
takes no more memory than one of small files.
"""

import hashlib
import json
import shutil
import traceback
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from flows.outcomes import Outcome, write_broken, write_outcomes
from flows.plan import Task
from flows.reading import Limits, Record, Reject, read_records
from transforms.decode import Decoded, DecodeError, check_text, decode
from transforms.document import RawDocument, Rows, batch_rows
from warehouse.checks import offenders
from warehouse.gate import to_arrow, without_documents, write
from warehouse.reference import extractor
from warehouse.tables import EXTRACTED

PART_BYTES = 4_000_000
"""Raw bytes whose rows are held before they are written."""


def transform_batch(batch: str) -> dict[str, int]:
    """Read, decode and extract one batch; stage its rows; return how many of each table.

    What becomes of every source and record is written beside the rows (`flows.outcomes`).
    """
    path = Path(batch)
    for part in parts_of(path.parent):  # what an attempt left that died
        shutil.rmtree(part)
    stage, limits = Stage(path.parent), Limits.from_environment()
    tasks = [Task(**entry) for entry in json.loads(path.read_text(encoding="utf-8"))]
    write_outcomes((o for task in tasks for o in _outcomes(task, stage, limits)), path.parent)
    stage.flush()
    return {table.name: stage.counts[table.name] for table in EXTRACTED}


def parts_of(folder: Path) -> list[Path]:
    """Folders that a batch staged its rows in, in the order of reading."""
    return sorted(folder.parent.glob(f"{folder.name}-part*"))


@dataclass
class Stage:
    """Rows on their way to disk; `done` are the documents that the batch has extracted."""

    folder: Path
    done: set[str] = field(default_factory=set)
    held: list[Rows] = field(default_factory=list)
    held_bytes: int = 0
    written: int = 0
    counts: Counter[str] = field(default_factory=Counter)

    @property
    def load_id(self) -> str:
        """The load that the batch is of."""
        return self.folder.parent.name

    def add(self, document_id: str, rows: Rows, byte_count: int) -> None:
        """Take one document's rows; write what is held once that is enough."""
        self.done.add(document_id)
        self.held.append(rows)
        self.held_bytes += byte_count
        if self.held_bytes >= PART_BYTES:
            self.flush()

    def flush(self) -> None:
        """Write what is held as the next part."""
        if not self.held:
            return
        part = self.folder.with_name(f"{self.folder.name}-part{self.written:05d}")
        part.mkdir()
        tables = {table.name: to_arrow(table, batch_rows(self.held, table.name)) for table in EXTRACTED}
        broken = offenders(tables)
        write_broken(broken, part)
        for name, data in tables.items():
            self.counts[name] += write(without_documents(data, set(broken)), part / f"{name}.parquet")
        self.written += 1
        self.held.clear()
        self.held_bytes = 0


def _outcomes(task: Task, stage: Stage, limits: Limits) -> Iterator[Outcome]:
    """What becomes of a source's records, and then of the source where it is a container."""
    document_id, reject, members = None, None, False
    for found in read_records(task.source, limits):
        result = found if isinstance(found, Reject) else _transform(found, task, stage)
        if found.source_uri != task.source_uri:
            members = True
            size = len(found.data) if isinstance(found, Record) else found.byte_count
            yield Outcome.of_member(task, found.source_uri, size, result)
        elif isinstance(result, Reject):
            reject = result
        else:
            document_id = result
    yield Outcome.of_source(task, "container" if members else "file", document_id, reject)


def _transform(record: Record, task: Task, stage: Stage) -> str | Reject:
    """The id of the document that a record gives, its rows staged; or the reason why there is none."""
    try:
        decoded = _decoded(record)
    except DecodeError as error:
        return Reject(record.source_uri, error.reason, error.detail, len(record.data))
    document = _document(record, decoded, task)
    if document.document_id not in stage.done:
        try:
            rows = extractor().extract(document)
        except Exception as error:  # noqa: BLE001 -- a fault in any rule costs its page, never the load
            return Reject(record.source_uri, "extraction_failed", _fault(error), len(record.data))
        row = rows["documents"][0]
        row["load_id"] = stage.load_id
        row["page"] = record.page or row["page"]
        stage.add(document.document_id, rows, document.byte_count)
    return document.document_id


def _fault(error: Exception) -> str:
    """Which rule failed and where, for the person who is to mend it."""
    where = traceback.extract_tb(error.__traceback__)[-1]
    return (
        f"The rules failed on this page: {type(error).__name__}: {error} in {where.name} "
        f"({Path(where.filename).name}:{where.lineno}). Report it with the page."
    )


def _decoded(record: Record) -> Decoded:
    if record.text is None:
        return decode(record.data)
    check_text(record.text)
    return Decoded(record.text, record.encoding or "utf-8")


def _document(record: Record, decoded: Decoded, task: Task) -> RawDocument:
    """The raw document; what was given for the load goes before what the record says of itself."""
    given = date.fromisoformat(task.given_published_on) if task.given_published_on else None
    return RawDocument(
        hashlib.sha256(record.data).hexdigest(),
        record.source_uri,
        decoded.text,
        decoded.encoding,
        len(record.data),
        task.given_publication or record.publication,
        given or record.published_on,
    )
