"""A load without orchestration and a query, as tests of loads need them."""

from pathlib import Path

from flows.load import DIRECT, Summary, run_load
from flows.progress import LogWatcher
from flows.request import make_request
from warehouse.catalog import connect
from warehouse.store import Store


def load(warehouse: Path, *sources: Path, **parameters: object) -> Summary:
    request = make_request(sources=list(map(str, sources)), warehouse=warehouse, **parameters)
    return run_load(request, DIRECT, LogWatcher())


def ask(warehouse: Path, query: str) -> list[tuple[object, ...]]:
    with connect(Store(warehouse)) as connection:
        return connection.execute(query).fetchall()
