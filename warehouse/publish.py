"""What a load changes: staged rows in, superseded rows out, derived tables made anew, all checked.

Staged rows are Parquet files, one folder per batch (see `flows.load`). Bringing files into a
snapshot is `warehouse.store`'s work.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from warehouse.checks import open_tables, verify
from warehouse.continuations import find_continuations
from warehouse.gate import to_arrow, without_documents, write
from warehouse.reprints import find_reprints
from warehouse.store import Snapshot, Store
from warehouse.tables import EXTRACTED, TABLES

Row = Mapping[str, Any]

ENTITIES = """
SELECT m.entity_id, min(m.kind) AS kind, min(m.name) AS name,
       list_sort(coalesce(list(DISTINCT m.surface) FILTER (m.surface <> m.name), [])) AS aliases,
       max(m.place_code) AS place_code,
       count(*) AS mention_count, count(DISTINCT m.article_id) AS article_count,
       min(a.published_on) AS first_published_on, max(a.published_on) AS last_published_on
FROM mentions m JOIN articles a USING (article_id)
GROUP BY m.entity_id ORDER BY m.entity_id
"""


@dataclass(frozen=True, slots=True)
class Change:
    """What a load found: staged folders, the state of every source it looked at, and rejects."""

    load_id: str
    staged: tuple[Path, ...]
    sources: tuple[Row, ...]
    rejects: tuple[Row, ...]
    load: Row


def publish(store: Store, change: Change) -> Snapshot:
    """Check a change against the registry and make it the current snapshot.

    Raises:
        TableError: a row breaks a rule; the warehouse stays as it was.
    """
    base = store.current()
    work = store.staging / change.load_id / "publish"
    work.mkdir(parents=True, exist_ok=True)
    tables = _extracted_files(base, change, work)
    ties = {"duplicate_of": find_reprints(tables, work), "continuation_of": find_continuations(tables)}
    tables["articles"] = [_tied(path, ties, work) for path in tables["articles"]]
    tables["sources"] = [_whole(base, "sources", change.sources, work)]
    tables["loads"] = [_whole(base, "loads", [change.load], work)]
    tables["rejects"] = [_whole(base, "rejects", change.rejects, work)]
    tables["entities"] = [_derive("entities", ENTITIES, tables, work)]
    verify(tables)
    return store.commit(tables, change.load_id)


def _extracted_files(base: Snapshot | None, change: Change, work: Path) -> dict[str, list[Path]]:
    """Files of every table read off documents: old ones less what goes, and the staged ones."""
    staged = {folder: _identities([folder / "documents.parquet"]) for folder in change.staged}
    held = _identities(base.paths("documents") if base else ())
    same = {d for known in staged.values() for d in known if known[d] == held.get(d)}
    changed = {d for known in staged.values() for d in known} - same
    gone = _unsourced(base, change.sources) | changed
    files: dict[str, list[Path]] = {}
    for table in EXTRACTED:
        kept = [_without(path, gone, work, table.name) for path in (base.paths(table.name) if base else ())]
        seen = set(same)
        for folder, known in staged.items():
            kept.append(_without(folder / f"{table.name}.parquet", seen & set(known), work, table.name))
            seen |= set(known)
        files[table.name] = [path for path in kept if path is not None]
        if not files[table.name]:
            files[table.name] = [_empty(table.name, change.load_id, work)]
    return files


def _identities(paths: Iterable[Path]) -> dict[str, tuple[Any, ...]]:
    """For each document, all that its rows depend on: a document equal in these is the same work."""
    columns = ["document_id", "extractor_version", "publication", "published_on", "published_on_basis"]
    rows = [row for path in paths for row in pq.read_table(path, columns=columns).to_pylist()]
    return {row["document_id"]: tuple(row.values()) for row in rows}


def _unsourced(base: Snapshot | None, sources: Iterable[Row]) -> set[str]:
    """Documents that no source stands for any more; a source that is gone still stands for its own."""
    if base is None:
        return set()
    state = {row["source_uri"]: row for row in read_rows(base, "sources")}
    before = {row["document_id"] for row in state.values() if row["document_id"]}
    state |= {row["source_uri"]: dict(row) for row in sources}
    return before - {row["document_id"] for row in state.values()}


def read_rows(snapshot: Snapshot, table: str) -> list[dict[str, Any]]:
    """All rows of a small table."""
    rows: list[dict[str, Any]] = []
    for path in snapshot.paths(table):
        rows += pq.read_table(path).to_pylist()
    return rows


def _without(path: Path, gone: set[str], work: Path, table: str) -> Path | None:
    """The file itself where it holds none of the documents, else a copy without them."""
    if not gone:
        return _named(path, work, table)
    data = pq.read_table(path)
    left = without_documents(data, gone)
    if left is data:
        return _named(path, work, table)
    if not left.num_rows:
        return None
    target = _target(work, table, path)
    write(left, target)
    return target


def _tied(path: Path, ties: Mapping[str, Mapping[str, str]], work: Path) -> Path:
    """The file itself where it says of each article what it is tied to, else a copy that does."""
    held = pq.read_table(path, columns=["article_id", *ties])
    articles = held["article_id"].to_pylist()
    wanted = {name: [tied.get(key) for key in articles] for name, tied in ties.items()}
    if all(held[name].to_pylist() == values for name, values in wanted.items()):
        return path
    data = pq.read_table(path)
    for name, values in wanted.items():
        index = data.schema.get_field_index(name)
        data = data.set_column(index, data.schema.field(index), pa.array(values, pa.string()))
    target = _target(work, "articles", path) if path.parent != work / "articles" else path
    write(data, target)
    return target


def _named(path: Path, work: Path, table: str) -> Path | None:
    """A published file as it is; a staged one under a name of its own; None where it has no rows."""
    if not pq.read_metadata(path).num_rows:
        return None
    if path.stem != table:
        return path
    target = _target(work, table, path)
    path.rename(target)
    return target


def _target(work: Path, table: str, path: Path) -> Path:
    """A name that no file of an earlier snapshot has: load, batch, table."""
    folder = work / table
    folder.mkdir(exist_ok=True)
    origin = path.parent.name if path.stem == table else path.stem.split("_")[-1]
    target = folder / f"{work.parent.name}_{origin}.parquet"
    serial = 0
    while target.exists():
        serial += 1
        target = folder / f"{work.parent.name}_{origin}-{serial}.parquet"
    return target


def _empty(table: str, load_id: str, work: Path) -> Path:
    return _single(table, TABLES[table].schema.empty_table(), load_id, work)


def _single(table: str, data: pa.Table, load_id: str, work: Path) -> Path:
    folder = work / table
    folder.mkdir(exist_ok=True)
    path = folder / f"{load_id}_all.parquet"
    write(data, path)
    return path


def _whole(base: Snapshot | None, name: str, rows: Iterable[Row], work: Path) -> Path:
    """A small table written anew: the rows it had, with the load's rows in place of equal keys."""
    table = TABLES[name]
    merged = {tuple(r[k] for k in table.key): r for r in (read_rows(base, name) if base else [])}
    merged |= {tuple(r[k] for k in table.key): dict(r) for r in rows}
    ordered = [merged[key] for key in sorted(merged)]
    return _single(name, to_arrow(table, ordered), work.parent.name, work)


def _derive(name: str, query: str, tables: Mapping[str, list[Path]], work: Path) -> Path:
    with open_tables({source: tables[source] for source in ("mentions", "articles")}) as connection:
        data = connection.sql(query).to_arrow_table()
    return _single(name, data.cast(TABLES[name].schema), work.parent.name, work)


def to_json(value: Any) -> str:
    """JSON as stored in a column: keys sorted, Chinese kept readable."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, default=str)
