"""NAME.meta.json: what is known about a file and does not stand in it.

    {"publication": "江岸日报", "published_on": "2022-11-02", "page": "A04"}

For a table, `columns` says how its columns are called: {"columns": {"text": "文章"}}.
"""

import json
from typing import Any, BinaryIO

from flows.reading.columns import NAMES, as_day, as_label
from flows.reading.records import Metadata, Unusable

MAXIMUM_BYTES = 1 << 16


def read_sidecar(stream: BinaryIO) -> Metadata:
    """Metadata from a sidecar's bytes.

    Raises:
        Unusable: `bad_sidecar`, saying which value is wrong.
    """
    try:
        content = json.loads(stream.read(MAXIMUM_BYTES))
    except (ValueError, RecursionError) as error:
        raise _bad(f"it is no JSON: {error}") from error
    if not isinstance(content, dict):
        raise _bad("it is no JSON object")
    day = content.get("published_on")
    if day is not None and as_day(day) is None:
        raise _bad(f"published_on is {day!r}, no day of a newspaper; write YYYY-MM-DD")
    return Metadata(
        as_label(content.get("publication")),
        as_day(day),
        as_label(content.get("page")),
        _columns(content.get("columns", {})),
    )


def _columns(value: Any) -> tuple[tuple[str, str], ...]:
    if not isinstance(value, dict) or not all(isinstance(name, str) for name in value.values()):
        raise _bad("columns is no object of names")
    if unknown := set(value) - set(NAMES):
        raise _bad(f"columns names {', '.join(sorted(unknown))}; known are {', '.join(NAMES)}")
    return tuple(sorted(value.items()))


def _bad(why: str) -> Unusable:
    return Unusable("bad_sidecar", f"The sidecar (.meta.json) cannot be used: {why}. Mend or remove it.")
