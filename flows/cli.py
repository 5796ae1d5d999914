"""The command `baoku`. Arguments are read here; what they do is elsewhere, imported when needed."""

import argparse
import atexit
import os
import sys
from collections.abc import Callable, Sequence
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from flows import DEFAULT_WAREHOUSE
from warehouse.errors import BaokuError, RequestError

if TYPE_CHECKING:
    from flows.load import Summary, Watcher
    from flows.request import LoadRequest

# Prefect reads these when it is imported. A temporary server on a new home took 17 to 36 s to start
# where it was measured, more than the 20 s that Prefect waits by default.
PREFECT_DEFAULTS = {
    "DO_NOT_TRACK": "1",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "PREFECT_SERVER_ALLOW_EPHEMERAL_MODE": "true",
    "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "180",
    "PREFECT_LOGGING_LEVEL": "WARNING",
}

DESCRIPTION = """\
Baoku (报库) turns raw text of Chinese newspaper pages into article, entity and statistic
tables: Parquet files that DuckDB, pandas and Polars read, every row pointing back at the
characters it came from."""

EPILOG = """\
examples:
  baoku run                              load the sample pages
  baoku run pages/ --publication 江岸日报  load a folder of .txt pages
  baoku sql 'SELECT title FROM articles'
  baoku tables statistics                what the columns mean

The warehouse is the folder --warehouse names, else the one in BAOKU_WAREHOUSE, else
./baoku-warehouse. Its tables are plain folders of Parquet: baoku-warehouse/current/articles."""

RUN_EPILOG = """\
SOURCE is a file, a folder (read with its subfolders), a pattern in quotes, or an address that
fsspec reads, such as s3://bucket/pages (with `pip install baoku[s3]`).

  text        .txt .md, in UTF-8, UTF-16, GB18030 or Big5; which one is found out
  pages       .html (its main text), .pdf (its text layer)
  rows        .jsonl .csv .parquet, a document a row, from the column text, content or body
  packed      any of these as .gz .bz2 .xz .zst, and the members of .zip and .tar archives

A file NAME.meta.json beside NAME may give its publication, published_on and page; columns of
those names give them for rows. Formats are told by content, not by the ending alone.

A source that has not changed since it was loaded is skipped; one that has replaces its old
rows. What cannot be used is listed with its reason and kept in the table `rejects`. How large
a source may be is set by BAOKU_MAX_RECORD_BYTES and its like; a reject names the one that bound.

examples:
  baoku run 2022-11-02/ --publication 江岸日报
  baoku run page.txt --published-on 2001-01-02 --warehouse archive
  baoku run 'pages/**/*.txt' archive.tar.gz --direct"""

SQL_EPILOG = """\
The warehouse is opened read-only, and only its own files can be read. `start` and `end` are
SQL words: write t."start", t."end".

examples:
  baoku sql 'SELECT what, value, unit FROM statistics LIMIT 20'
  baoku sql 'SELECT name, mention_count FROM entities ORDER BY 2 DESC' --format csv
  echo 'SELECT count(*) FROM articles' | baoku sql -"""


def parser() -> argparse.ArgumentParser:
    """The command line's grammar."""
    raw = argparse.RawDescriptionHelpFormatter
    main_parser = argparse.ArgumentParser(
        prog="baoku", description=DESCRIPTION, epilog=EPILOG, formatter_class=raw
    )
    main_parser.add_argument("--version", action="version", version=f"baoku {version('baoku')}")
    commands = main_parser.add_subparsers(metavar="COMMAND", required=True)

    run = commands.add_parser(
        "run",
        help="load raw pages into the warehouse",
        description="Load raw newspaper pages into the warehouse and publish them as one snapshot.",
        epilog=RUN_EPILOG,
        formatter_class=raw,
    )
    run.add_argument(
        "sources", nargs="*", metavar="SOURCE", help="file, folder or pattern; sample pages if none"
    )
    run.add_argument("--publication", metavar="NAME", help="name of the newspaper that these pages are from")
    run.add_argument("--published-on", metavar="DATE", help="issue date of these pages, as YYYY-MM-DD")
    run.add_argument(
        "--direct", action="store_true", help="run the same steps without Prefect; starts at once"
    )
    _add_warehouse(run)
    run.set_defaults(command=_run)

    sql = commands.add_parser(
        "sql",
        help="ask the warehouse a question",
        description="Run one SQL query over the warehouse and print its rows.",
        epilog=SQL_EPILOG,
        formatter_class=raw,
    )
    sql.add_argument("query", metavar="QUERY", help="a DuckDB query, or - to read it from standard input")
    sql.add_argument("--format", choices=("table", "csv", "json"), default="table", help="default: table")
    _add_warehouse(sql)
    sql.set_defaults(command=_sql)

    tables = commands.add_parser(
        "tables",
        help="what tables and columns mean",
        description="Print the data dictionary: every table, or one with all its columns.",
        epilog="example:\n  baoku tables statistics",
        formatter_class=raw,
    )
    tables.add_argument(
        "name", nargs="?", metavar="NAME", help="a table; all of them, in a line each, if none"
    )
    tables.set_defaults(command=_tables)
    return main_parser


def _add_warehouse(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--warehouse",
        metavar="DIR",
        type=Path,
        default=Path(os.environ.get("BAOKU_WAREHOUSE") or DEFAULT_WAREHOUSE),
        help="warehouse folder; default: $BAOKU_WAREHOUSE or ./baoku-warehouse",
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 when it did what it was asked, 1 when it could not, 2 for wrong arguments."""
    options = parser().parse_args(arguments)
    command: Callable[[argparse.Namespace], int] = options.command
    try:
        return command(options)
    except BaokuError as error:
        print(f"baoku: {error}", file=sys.stderr)
        return 1
    except BrokenPipeError:
        # The reader has what it wanted (baoku sql … | head); nothing is left to say to it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        print("baoku: stopped. Nothing half-done is visible; run the same command to go on.", file=sys.stderr)
        return 130


def script() -> None:
    """The console script: one command, then out.

    After a flow has run in the same process, DuckDB 2.0's binding ends Python with a page of leak
    warnings, whatever the program does. Registered first, this runs after every other exit handler
    and leaves before that.
    """
    status = 1

    def leave() -> None:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)

    atexit.register(leave)
    try:
        status = main()
    except SystemExit as asked:  # argparse: 0 after --help, 2 after wrong arguments
        status = asked.code if isinstance(asked.code, int) else 1


def sample_pages() -> list[str]:
    """The sample pages that ship with Baoku."""
    folder = files("seeds").joinpath("pages")
    return sorted(str(page) for page in folder.iterdir() if page.name.endswith(".txt"))


def _run(options: argparse.Namespace) -> int:
    from flows.progress import TerminalWatcher
    from flows.request import make_request
    from flows.show import summary_lines

    request = make_request(
        sources=options.sources or sample_pages(),
        warehouse=options.warehouse,
        publication=options.publication,
        published_on=options.published_on,
    )
    with TerminalWatcher() as terminal:
        summary = (_load_directly if options.direct else _load_by_flow)(request, terminal)
    print("\n".join(summary_lines(summary)))
    return 0


def _load_directly(request: "LoadRequest", terminal: "Watcher") -> "Summary":
    from flows.load import DIRECT, run_load

    return run_load(request, DIRECT, terminal)


def _load_by_flow(request: "LoadRequest", terminal: "Watcher") -> "Summary":
    _prepare_prefect()
    from flows.ingest import ingest
    from flows.progress import watcher

    watcher.set(terminal)
    summary: Summary = ingest(**request.model_dump() | {"warehouse": str(request.warehouse)})
    return summary


def _prepare_prefect() -> None:
    for name, value in PREFECT_DEFAULTS.items():
        os.environ.setdefault(name, value)
    from prefect.settings import get_current_settings

    if get_current_settings().api.url is None:
        print(
            "No Prefect server is set: starting a temporary one, 10 to 40 seconds (--direct goes without).",
            file=sys.stderr,
        )


def _sql(options: argparse.Namespace) -> int:
    import duckdb

    from flows.show import write_answer
    from warehouse.catalog import connect
    from warehouse.store import Store

    query = sys.stdin.read() if options.query == "-" else options.query
    with connect(Store(options.warehouse)) as connection:
        try:
            write_answer(connection, query, options.format, sys.stdout)
        except duckdb.Error as error:
            raise RequestError(f"The query failed. {error}\nTables and columns: `baoku tables`.") from error
    return 0


def _tables(options: argparse.Namespace) -> int:
    from warehouse.dictionary import find_table, table_list, table_page
    from warehouse.tables import TABLES

    lines = table_page(find_table(options.name)) if options.name else table_list(TABLES)
    print("\n".join(lines))
    return 0


if __name__ == "__main__":
    script()
