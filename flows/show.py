"""What the command line prints: a load's summary and query answers."""

import csv
import json
import shutil
import sys
from collections import Counter
from collections.abc import Iterator
from typing import Any, Literal, TextIO

import duckdb

from flows.load import COUNTED, Summary

Format = Literal["table", "csv", "json"]
ROWS_AT_ONCE = 1000
PIPED_WIDTH = 200
REJECTS_SHOWN = 10


def summary_lines(summary: Summary) -> Iterator[str]:
    """What a load did, and the next command to type."""
    where = summary.warehouse
    if summary.load_id is None:
        yield f"Nothing new: {summary.unchanged} sources are as they were. Snapshot {summary.snapshot} stays."
    else:
        yield from _load_lines(summary)
    yield f"Next: baoku sql --warehouse {where} 'SELECT title, genre FROM articles LIMIT 10'"


def _load_lines(summary: Summary) -> Iterator[str]:
    megabytes = summary.byte_count / 1e6
    speed = megabytes / summary.seconds if summary.seconds else 0.0
    yield f"Load {summary.load_id} is published as snapshot {summary.snapshot} of {summary.warehouse}"
    yield "  " + ", ".join(f"{summary.counts[name]} {name}" for name in COUNTED)
    yield (
        f"  {len(summary.rejects)} rejects, {summary.unchanged} unchanged; "
        f"{megabytes:.2f} MB in {summary.seconds:.1f} s, {speed:.2f} MB/s"
    )
    if summary.rejects:
        reasons = Counter(r.reason for r in summary.rejects)
        yield "  Rejected: " + ", ".join(f"{n} {reason}" for reason, n in reasons.most_common())
        for reject in summary.rejects[:REJECTS_SHOWN]:
            yield f"    {reject.source_uri}: {reject.detail}"
        if len(summary.rejects) > REJECTS_SHOWN:
            yield f"    and {len(summary.rejects) - REJECTS_SHOWN} more: SELECT * FROM rejects"


def write_answer(connection: duckdb.DuckDBPyConnection, query: str, form: Format, out: TextIO) -> None:
    """Run a query and print its rows."""
    if form == "table":
        _write_table(connection, query)
        return
    cursor = connection.execute(query)
    names = [column[0] for column in cursor.description or ()]
    if form == "csv":
        writer = csv.writer(out)
        writer.writerow(names)
        writer.writerows(_rows(cursor))
    else:
        _write_json(names, _rows(cursor), out)


def _write_table(connection: duckdb.DuckDBPyConnection, query: str) -> None:
    answer = connection.sql(query)
    if answer is not None:
        width = shutil.get_terminal_size().columns if sys.stdout.isatty() else PIPED_WIDTH
        answer.show(max_width=width, max_rows=ROWS_AT_ONCE)


def _rows(cursor: duckdb.DuckDBPyConnection) -> Iterator[tuple[Any, ...]]:
    while rows := cursor.fetchmany(ROWS_AT_ONCE):
        yield from rows


def _write_json(names: list[str], rows: Iterator[tuple[Any, ...]], out: TextIO) -> None:
    """A JSON array, one object a line, so that it can be read by people and streamed by programs."""
    between = "[\n"
    for row in rows:
        out.write(between + json.dumps(dict(zip(names, row, strict=True)), ensure_ascii=False, default=str))
        between = ",\n"
    out.write("[]\n" if between == "[\n" else "\n]\n")
