"""Extraction quality on annotated pages may not fall below tests/floors.json.

The project's own pages are always scored; the pages in ../shared, real ones that cannot be
published, are scored as well wherever that folder stands.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from flows.cli import sample_pages
from flows.evaluate import Score, evaluate
from flows.load import DIRECT, run_load
from flows.progress import LogWatcher
from flows.request import make_request
from warehouse.catalog import connect
from warehouse.store import Store

TESTS = Path(__file__).parent
SHARED = TESTS.parents[1] / "shared"
SLACK = 0.02
FLOORS: dict[str, dict[str, float]] = json.loads((TESTS / "floors.json").read_text(encoding="utf-8"))


def read_gold(folder: Path) -> list[dict[str, Any]]:
    return [json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json"))]


def score(warehouse: Path, sources: list[str], gold: list[dict[str, Any]]) -> dict[str, Score]:
    run_load(make_request(sources=sources, warehouse=warehouse), DIRECT, LogWatcher())
    with connect(Store(warehouse)) as connection:
        return evaluate(connection, gold)


@pytest.fixture(scope="module")
def scores(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Score]]:
    folder = tmp_path_factory.mktemp("quality")
    more = sorted(map(str, (TESTS / "pages").glob("*.txt")))
    measured = {
        "samples": score(folder / "samples", sample_pages(), read_gold(TESTS / "truth")),
        "pages": score(folder / "pages", more, read_gold(TESTS / "pages" / "truth")),
    }
    if SHARED.is_dir():
        pages = [str(SHARED / "seeds"), str(SHARED / "gold" / "pages")]
        measured["shared"] = score(folder / "shared", pages, read_gold(SHARED / "gold"))
    return measured


def test_every_sample_page_is_annotated() -> None:
    assert {Path(page).stem for page in sample_pages()} == {
        path.stem for path in (TESTS / "truth").glob("*.json")
    }


def test_no_score_falls_below_its_floor(scores: dict[str, dict[str, Score]]) -> None:
    fallen = [
        f"{pages} {metric}: {measured[metric].f1:.4f} < {floor}"
        for pages, measured in scores.items()
        for metric, floor in FLOORS[pages].items()
        if measured[metric].f1 < floor
    ]
    assert not fallen, "Mend the regression, or raise another floor and explain: " + "; ".join(fallen)


def test_every_metric_has_a_floor_close_to_what_is_reached(scores: dict[str, dict[str, Score]]) -> None:
    """A floor far below the score guards nothing: raise it when the score rises."""
    loose = [
        f'{pages} "{metric}": {measured[metric].f1:.3f}'
        for pages, measured in scores.items()
        for metric in measured
        if not 0 <= measured[metric].f1 - FLOORS[pages].get(metric, -1) < SLACK
    ]
    assert not loose, "Set these floors to what is reached: " + "; ".join(loose)
