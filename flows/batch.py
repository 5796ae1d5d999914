"""One batch of a load: read, decode, extract, stage. It takes a path and returns counts."""

import hashlib
import json
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from flows.plan import Task
from flows.sources import Reject, unreadable
from transforms.decode import DecodeError, decode
from transforms.document import RawDocument, Rows, batch_rows
from warehouse.gate import to_arrow, write
from warehouse.reference import extractor
from warehouse.tables import EXTRACTED


def transform_batch(batch: str) -> dict[str, int]:
    """Read, decode and extract one batch; stage its rows; return how many of each table.

    What becomes of every source is written beside the rows, in outcome.json.
    """
    path = Path(batch)
    load_id = path.parent.parent.name
    extractions: dict[str, Rows] = {}
    outcomes: list[dict[str, Any]] = []
    for entry in json.loads(path.read_text(encoding="utf-8")):
        document_id, result = _transform(Task(**entry), extractions)
        if isinstance(result, Reject):
            outcomes.append({**entry, "document_id": None, "reject": asdict(result)})
        else:
            result["documents"][0]["load_id"] = load_id
            extractions[document_id] = result
            outcomes.append({**entry, "document_id": document_id, "reject": None})
    counts = {}
    for table in EXTRACTED:
        data = to_arrow(table, batch_rows(list(extractions.values()), table.name))
        counts[table.name] = write(data, path.parent / f"{table.name}.parquet")
    outcome = path.parent / "outcome.json"
    outcome.write_text(json.dumps(outcomes, ensure_ascii=False), encoding="utf-8")
    return counts


def _transform(task: Task, done: dict[str, Any]) -> tuple[str, Any]:
    """Rows of one source, or the reason why there are none."""
    try:
        data = Path(task.path).read_bytes()
        decoded = decode(data)
    except OSError as error:
        return "", unreadable(task.source_uri, error)
    except DecodeError as error:
        return "", Reject(task.source_uri, error.reason, error.detail, task.byte_count)
    sha256 = hashlib.sha256(data).hexdigest()
    if sha256[:16] in done:
        return sha256[:16], done[sha256[:16]]
    document = RawDocument(
        sha256,
        task.source_uri,
        decoded.text,
        decoded.encoding,
        len(data),
        task.given_publication,
        date.fromisoformat(task.given_published_on) if task.given_published_on else None,
    )
    return document.document_id, extractor().extract(document)
