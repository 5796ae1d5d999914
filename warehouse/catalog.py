"""`baoku.duckdb`: a view with comments over each table of one snapshot.

The catalog holds no data. It is built beside the live one and put in its place by a rename, so it
can be open read-only anywhere while a load publishes; an open catalog goes on showing the snapshot
that it was opened on.
"""

import os
from pathlib import Path

import duckdb

from warehouse.checks import literal, quoted
from warehouse.errors import WarehouseError
from warehouse.registry import Table
from warehouse.store import Snapshot, Store
from warehouse.tables import TABLES

NAME = "baoku.duckdb"
VERSION = 1
"""Raised when the views change, so that a catalog built by an older Baoku is built anew."""

# A part that breaks off in mid-sentence goes on without a new line.
WHOLE_ARTICLES = """
CREATE VIEW whole_articles AS
WITH RECURSIVE parts AS (
    SELECT article_id AS first_id, article_id, 0 AS part FROM articles WHERE continuation_of IS NULL
    UNION ALL
    SELECT p.first_id, a.article_id, p.part + 1
    FROM parts p JOIN articles a ON a.continuation_of = p.article_id
)
SELECT p.first_id AS article_id, list(p.article_id ORDER BY p.part) AS part_ids,
       rtrim(string_agg(
           a.text || CASE WHEN regexp_matches(a.text, '[。！？…：；”）]$') THEN chr(10) ELSE '' END, ''
           ORDER BY p.part
       ), chr(10)) AS text
FROM parts p JOIN articles a USING (article_id) GROUP BY p.first_id
"""
WHOLE_ARTICLES_COMMENT = (
    "One row per piece, its parts on several pages (articles.continuation_of) put together in order."
)


def catalog_path(store: Store) -> Path:
    """Where the warehouse's catalog stands."""
    return store.root / NAME


def build(store: Store, snapshot: Snapshot) -> Path:
    """Write the catalog of a snapshot and put it in the place of the old one."""
    fresh = store.root / f"{NAME}.{os.getpid()}.new"
    fresh.unlink(missing_ok=True)
    with duckdb.connect(str(fresh)) as connection:
        for table in TABLES.values():
            _add_view(connection, snapshot, table)
        connection.execute(WHOLE_ARTICLES)
        connection.execute(f"COMMENT ON VIEW whole_articles IS {literal(WHOLE_ARTICLES_COMMENT)}")
        connection.execute("CREATE TABLE snapshot (number INTEGER, folder VARCHAR, version INTEGER)")
        connection.execute("INSERT INTO snapshot VALUES (?, ?, ?)", list(_shows(snapshot)))
        connection.execute("COMMENT ON TABLE snapshot IS 'The snapshot that the views of this catalog show.'")
    return fresh.replace(catalog_path(store))


def _add_view(connection: duckdb.DuckDBPyConnection, snapshot: Snapshot, table: Table) -> None:
    files = literal(str(snapshot.folder / table.name / "*.parquet"))
    name = quoted(table.name)
    connection.execute(
        f"CREATE VIEW {name} AS SELECT * FROM read_parquet({files}, hive_partitioning = false)"
    )
    connection.execute(f"COMMENT ON VIEW {name} IS {literal(table.grain + '. ' + table.description)}")
    for column in table.columns:
        unit = f" [{column.unit}]" if column.unit else ""
        where = f"{name}.{quoted(column.name)}"
        connection.execute(f"COMMENT ON COLUMN {where} IS {literal(column.description + unit)}")


def connect(store: Store) -> duckdb.DuckDBPyConnection:
    """Open the catalog read-only, able to read this warehouse's files and nothing else.

    A catalog that is missing, older than the published snapshot, of an older version, or whose
    warehouse was moved to another place, is built anew first.

    Raises:
        WarehouseError: there is no warehouse, or its catalog cannot be read.
    """
    snapshot = store.require()
    if _shown(store) != _shows(snapshot):
        build(store, snapshot)
    connection = _open(store)
    connection.execute(f"SET allowed_directories = [{literal(str(store.snapshots) + '/')}]")
    connection.execute("SET enable_external_access = false")
    connection.execute("SET lock_configuration = true")
    return connection


def _open(store: Store) -> duckdb.DuckDBPyConnection:
    try:
        return duckdb.connect(str(catalog_path(store)), read_only=True)
    except duckdb.Error as error:
        raise WarehouseError(
            f"The catalog {catalog_path(store)} cannot be opened: {error}. "
            "Close programs that opened it for writing, or delete it; it is built again."
        ) from error


def _shows(snapshot: Snapshot) -> tuple[int, str, int]:
    """What a catalog of the snapshot says of itself."""
    return snapshot.number, str(snapshot.folder), VERSION


def _shown(store: Store) -> tuple[object, ...] | None:
    """What the catalog that stands there says of itself."""
    if not catalog_path(store).exists():
        return None
    with _open(store) as connection:
        return connection.execute("SELECT * FROM snapshot").fetchone()
