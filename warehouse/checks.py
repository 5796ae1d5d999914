"""Rules across rows and tables, derived from the registry and proved in SQL before publishing.

Each rule is a query that returns the keys of the rows that break it. Types and NULLs are the write
gate's (`warehouse.gate`); what a rule means is declared in `warehouse.registry`.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pyarrow as pa

from warehouse.errors import KEYS_SHOWN, TableError
from warehouse.registry import Column, Table
from warehouse.tables import TABLES

DOCUMENT_ID_LENGTH = 16


@dataclass(frozen=True, slots=True)
class Rule:
    """One check: its query selects the key columns of offending rows."""

    table: str
    column: str
    name: str
    query: str
    also: str | None = None

    @property
    def tables(self) -> set[str]:
        """The tables that the query reads."""
        return {self.table} | ({self.also} if self.also else set())


def quoted(name: str) -> str:
    """A name as an SQL identifier."""
    return '"' + name.replace('"', '""') + '"'


def literal(text: str) -> str:
    """A text as an SQL literal."""
    return "'" + text.replace("'", "''") + "'"


def rules() -> Iterator[Rule]:
    """Every rule of every table."""
    for table in TABLES.values():
        yield from _table_rules(table)
        for column in table.columns:
            yield from _column_rules(table, column)


def _key(table: Table, alias: str = "t") -> str:
    return ", ".join(f"{alias}.{quoted(k)}" for k in table.key)


def _where(table: Table, column: str, name: str, condition: str, also: str | None = None) -> Rule:
    query = f"SELECT {_key(table)} FROM {quoted(table.name)} t WHERE {condition}"
    return Rule(table.name, column, name, query, also)


def _table_rules(table: Table) -> Iterator[Rule]:
    key = _key(table)
    query = f"SELECT {key} FROM {quoted(table.name)} t GROUP BY {key} HAVING count(*) > 1"
    yield Rule(table.name, ", ".join(table.key), "unique key", query)
    names = table.column_names
    if "start" in names:
        yield _where(table, "end", "start before end", 't."start" >= t."end"')
        yield _beyond_document(table)
    if table.surface:
        yield _evidence(table, table.surface)
    if "value_high" in names:
        yield _where(table, "value_high", "not below value", "t.value_high < t.value")
    if "date_start" in names:
        yield _where(table, "date_end", "not before date_start", "t.date_end < t.date_start")
    if "period_start" in names:
        yield _where(table, "period_end", "not before period_start", "t.period_end < t.period_start")


def _with_document(table: Table, column: str, name: str, condition: str) -> Rule:
    query = (
        f"SELECT {_key(table)} FROM {quoted(table.name)} t "
        f"JOIN documents d USING (document_id) WHERE {condition}"
    )
    return Rule(table.name, column, name, query, "documents")


def _beyond_document(table: Table) -> Rule:
    return _with_document(table, "end", "inside the document", 't."end" > d.char_count')


def _evidence(table: Table, column: str) -> Rule:
    """The text at start..end equals the column once layout (any white space) is taken out."""
    bare = "regexp_replace({}, '[\\s\\x{{3000}}\\x{{FEFF}}]', '', 'g')"
    printed = bare.format('substr(d.text, t."start" + 1, t."end" - t."start")')
    return _with_document(table, column, "evidence", f"{printed} <> {bare.format('t.' + quoted(column))}")


def _column_rules(table: Table, column: Column) -> Iterator[Rule]:
    value = f"t.{quoted(column.name)}"
    if column.values:
        allowed = ", ".join(map(literal, column.values))
        yield _where(table, column.name, "one of " + ", ".join(column.values), f"{value} NOT IN ({allowed})")
    if column.minimum is not None:
        yield _where(table, column.name, f"at least {column.minimum:g}", f"{value} < {column.minimum}")
    if column.pattern:
        matches = f"regexp_full_match({value}, {literal(column.pattern)})"
        yield _where(table, column.name, f"pattern {column.pattern}", f"NOT {matches}")
    if column.type == "string" and column.name != "text":
        yield _where(table, column.name, "NULL rather than empty", f"{value} = ''")
    if column.references:
        other, key = column.references.split(".")
        yield _where(
            table,
            column.name,
            f"in {column.references}",
            f"{value} IS NOT NULL AND {value} NOT IN (SELECT {quoted(key)} FROM {quoted(other)})",
            other,
        )


def scan(paths: Iterable[Path]) -> str:
    """SQL that reads Parquet files as one relation, in a fixed order of files."""
    files = ", ".join(literal(str(p)) for p in sorted(paths))
    return f"read_parquet([{files}], hive_partitioning = false, union_by_name = false)"


def open_tables(files: Mapping[str, Iterable[Path]]) -> duckdb.DuckDBPyConnection:
    """A database with a view over the given files of each table."""
    connection = duckdb.connect()
    for name, paths in files.items():
        connection.execute(f"CREATE VIEW {quoted(name)} AS SELECT * FROM {scan(paths)}")
    return connection


def violations(connection: duckdb.DuckDBPyConnection, rule: Rule) -> list[tuple[object, ...]]:
    """Keys of rows that break a rule, a few more than an error shows."""
    return connection.execute(f"{rule.query} LIMIT {4 * KEYS_SHOWN}").fetchall()


def offenders(tables: Mapping[str, pa.Table]) -> dict[str, str]:
    """Documents whose rows break a rule of their own tables, each with the first rule it breaks.

    `tables` are all extracted tables. What rests on other tables is left to `verify`.
    """
    found: dict[str, str] = {}
    with duckdb.connect() as connection:
        for name, data in tables.items():
            connection.register(name, data)
        for rule in rules():
            if rule.tables <= set(tables):
                # The key of every extracted table begins with its document's id.
                for key, *_ in connection.execute(rule.query).fetchall():
                    document = str(key)[:DOCUMENT_ID_LENGTH]
                    found.setdefault(document, f"{rule.table}.{rule.column}: {rule.name}")
    return found


def verify(files: Mapping[str, Iterable[Path]]) -> None:
    """Prove every rule on the given files of each table.

    Raises:
        TableError: the first rule that rows break, with their keys.
    """
    with open_tables(files) as connection:
        for rule in rules():
            if keys := violations(connection, rule):
                raise TableError(rule.table, rule.column, rule.name, keys)
