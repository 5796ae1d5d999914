from typing import Any

import pytest

from tests.warehouse.sample_rows import valid_rows


@pytest.fixture
def rows() -> dict[str, list[dict[str, Any]]]:
    """Fresh rows that keep every rule."""
    return valid_rows()
