"""The Prefect flow does what the direct load does, and fails where it fails."""

from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest
from prefect.testing.utilities import prefect_test_harness

from flows.cli import sample_pages
from flows.ingest import ingest
from flows.load import DIRECT, run_load
from flows.progress import LogWatcher
from flows.request import make_request
from warehouse.errors import RequestError

pytestmark = pytest.mark.filterwarnings("default")  # Prefect's server warns of its own libraries


@pytest.fixture(scope="module", autouse=True)
def server() -> Iterator[None]:
    with prefect_test_harness(server_startup_timeout=180):
        yield


def test_the_flow_gives_the_rows_of_the_direct_load(tmp_path: Path) -> None:
    pages = sample_pages()[:3]
    summary = ingest(pages, str(tmp_path / "flow"))
    request = make_request(sources=pages, warehouse=tmp_path / "direct")
    assert summary.counts == run_load(request, DIRECT, LogWatcher()).counts
    for table in ("articles", "statistics", "mentions", "entities"):
        by_flow = pd.read_parquet(tmp_path / "flow" / "current" / table)
        directly = pd.read_parquet(tmp_path / "direct" / "current" / table)
        pd.testing.assert_frame_equal(by_flow, directly)


def test_a_wrong_request_fails_the_flow_with_its_message(tmp_path: Path) -> None:
    with pytest.raises(RequestError, match="There is no such file"):
        ingest([str(tmp_path / "nowhere.txt")], str(tmp_path / "w"))
    assert not (tmp_path / "w" / "current").exists()
