"""Snapshots appear whole, keep what others hold, and recover from a load that died."""

import hashlib
import json
import multiprocessing
from pathlib import Path
from typing import Any

import pandas as pd
import polars as pl
import pytest

from tests.warehouse.sample_rows import write_tables
from warehouse.catalog import build, catalog_path, connect
from warehouse.errors import WarehouseError
from warehouse.store import Store
from warehouse.tables import TABLES

Rows = dict[str, list[dict[str, Any]]]


@pytest.fixture
def store(tmp_path: Path) -> Store:
    made = Store(tmp_path / "库")
    made.create()
    return made


def commit(store: Store, rows: Rows, name: str = "load1") -> None:
    files = write_tables(rows, store.staging / name)
    for table, paths in files.items():
        files[table] = [path.rename(path.with_stem(f"{name}_{table}")) for path in paths]
    store.commit(files, name)


def no_wait(holder: str) -> None:
    raise AssertionError(f"waited for {holder}")


def test_a_commit_is_read_back_by_pandas_polars_and_sql(store: Store, rows: Rows) -> None:
    commit(store, rows)
    for table in TABLES:
        folder = store.root / "current" / table
        assert len(pd.read_parquet(folder)) == len(rows[table])
        assert pl.read_parquet(folder).height == len(rows[table])
        with connect(store) as connection:
            assert connection.execute(f'SELECT count(*) FROM "{table}"').fetchone() == (len(rows[table]),)


def test_the_manifest_describes_every_file(store: Store, rows: Rows) -> None:
    commit(store, rows)
    snapshot = store.require()
    for table in TABLES:
        (path,), (file,) = snapshot.paths(table), snapshot.data_files(table)
        assert file.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
        assert (file.rows, file.bytes) == (len(rows[table]), path.stat().st_size)


def test_parquet_files_carry_descriptions(store: Store, rows: Rows) -> None:
    commit(store, rows)
    schema = pl.read_parquet_metadata(store.require().paths("statistics")[0])
    assert "ARROW:schema" in schema
    assert "pandas" not in schema


def test_an_old_snapshot_stays_readable_after_the_next(store: Store, rows: Rows) -> None:
    commit(store, rows, "load1")
    old = store.require()
    rows["bylines"] = []
    commit(store, rows, "load2")
    assert len(pd.read_parquet(old.folder / "bylines")) == 1
    assert len(pd.read_parquet(store.root / "current" / "bylines")) == 0
    assert store.require().manifest["parent"] == old.number


def test_a_file_that_stays_is_shared_and_not_copied(store: Store, rows: Rows) -> None:
    commit(store, rows, "load1")
    kept = {table: store.require().paths(table) for table in TABLES}
    store.commit(kept, "load2")
    for table in TABLES:
        assert store.require().paths(table)[0].samefile(kept[table][0])


def test_what_a_dead_load_left_is_removed(store: Store, rows: Rows) -> None:
    commit(store, rows)
    (store.staging / "dead").mkdir(parents=True)
    (store.snapshots / "000002.partial").mkdir()
    (store.snapshots / "000002").mkdir()
    with store.lock(no_wait):
        assert not store.staging.exists()
        assert [folder.name for folder in store.snapshots.iterdir()] == ["000001"]


def _hold(root: Path, held: Any, release: Any) -> None:
    with Store(root).lock(no_wait):
        held.set()
        release.wait(20)


def test_a_second_load_waits_and_says_for_whom(store: Store) -> None:
    context = multiprocessing.get_context("spawn")
    held, release = context.Event(), context.Event()
    other = context.Process(target=_hold, args=(store.root, held, release))
    other.start()
    assert held.wait(20)
    told: list[str] = []

    def waiting(holder: str) -> None:
        told.append(holder)
        release.set()

    with store.lock(waiting):
        pass
    other.join(20)
    assert told == [f"process {other.pid}"]


@pytest.mark.parametrize("content", ["a file", "a folder of other things"])
def test_a_path_that_holds_something_else_is_refused(content: str, tmp_path: Path) -> None:
    path = tmp_path / "x"
    if content == "a file":
        path.write_text("x")
    else:
        path.mkdir()
        (path / "thesis.doc").write_text("x")
    with pytest.raises(WarehouseError, match="--warehouse"):
        Store(path).create()


def test_an_empty_warehouse_says_how_to_fill_it(store: Store) -> None:
    with pytest.raises(WarehouseError, match="baoku run --warehouse"):
        connect(store)


def test_a_snapshot_of_another_format_is_refused(store: Store, rows: Rows) -> None:
    commit(store, rows)
    manifest = store.require().folder / "manifest.json"
    manifest.write_text(json.dumps(json.loads(manifest.read_text()) | {"format": 99}))
    with pytest.raises(WarehouseError, match="format 99"):
        store.require().paths("articles")


def test_the_catalog_comments_on_every_table_and_column(store: Store, rows: Rows) -> None:
    commit(store, rows)
    with connect(store) as connection:
        views = dict(
            connection.execute("SELECT view_name, comment FROM duckdb_views() WHERE NOT internal").fetchall()
        )
        columns = connection.execute(
            "SELECT table_name, column_name, comment FROM duckdb_columns()"
        ).fetchall()
    comments = {(table, column): comment for table, column, comment in columns}
    for table in TABLES.values():
        assert views[table.name].startswith(table.grain)
        for column in table.columns:
            assert comments[table.name, column.name].startswith(column.description)


def test_the_catalog_follows_a_warehouse_that_moves(store: Store, rows: Rows, tmp_path: Path) -> None:
    commit(store, rows)
    build(store, store.require())
    moved = Store(store.root.rename(tmp_path / "elsewhere"))
    with connect(moved) as connection:
        assert connection.execute("SELECT count(*) FROM articles").fetchone() == (1,)


def test_a_catalog_of_an_older_version_is_built_anew(
    store: Store, rows: Rows, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit(store, rows)
    monkeypatch.setattr("warehouse.catalog.VERSION", 0)
    monkeypatch.setattr(
        "warehouse.catalog.WHOLE_ARTICLES", "CREATE VIEW whole_articles AS SELECT 'old' AS text"
    )
    build(store, store.require())
    monkeypatch.undo()
    with connect(store) as connection:
        assert connection.execute("SELECT text FROM whole_articles").fetchone() == ("……",)


def test_an_open_catalog_keeps_its_snapshot_while_a_load_publishes(store: Store, rows: Rows) -> None:
    commit(store, rows, "load1")
    with connect(store) as reader:
        assert reader.execute("SELECT count(*) FROM bylines").fetchone() == (1,)
        rows["bylines"] = []
        commit(store, rows, "load2")
        build(store, store.require())
        assert reader.execute("SELECT count(*) FROM bylines").fetchone() == (1,)
    with connect(store) as reader:
        assert reader.execute("SELECT count(*) FROM bylines").fetchone() == (0,)


@pytest.mark.parametrize(
    "query",
    ["SELECT * FROM read_csv('/etc/hostname')", "COPY articles TO 'stolen.csv'", "DROP VIEW articles"],
)
def test_a_query_cannot_leave_the_warehouse_or_change_it(
    query: str, store: Store, rows: Rows, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    commit(store, rows)
    import duckdb

    with connect(store) as connection, pytest.raises(duckdb.Error):
        connection.execute(query)
    assert not (tmp_path / "stolen.csv").exists()


def test_a_damaged_catalog_is_named_with_what_to_do(store: Store, rows: Rows) -> None:
    commit(store, rows)
    catalog_path(store).write_text("not a database")
    with pytest.raises(WarehouseError, match="delete it; it is built again"):
        connect(store)
