"""A year of running text, where it stands beside the repository: items begin where they begin."""

import gzip
import json
import tarfile
from collections import Counter
from itertools import accumulate
from pathlib import Path, PurePosixPath

from flows.evaluate import Score
from transforms.text import RawText
from warehouse.reference import extractor, variants

SHARED = Path(__file__).parents[2] / "shared"
PAGES = SHARED / "data" / "pages"
FLOOR = 0.97


def texts(folder: Path) -> dict[str, str]:
    with tarfile.open(folder / "broadcast_2013.tar.gz") as archive:
        members = [member for member in archive if member.isfile()]
        files = ((member.name, archive.extractfile(member)) for member in members)
        return {PurePosixPath(name).stem: file.read().decode() for name, file in files if file}


def starts_of(day: dict[str, list[dict[str, int]]], text: str) -> Counter[int]:
    lines = [0, *accumulate(len(line) + 1 for line in text.split("\n"))]
    return Counter(lines[item["line_start"]] for item in day["items"])


def test_items_of_a_year_begin_where_they_begin() -> None:
    if not SHARED.exists():  # nothing to measure; where the folder stands, its files must be there
        return
    pages, reader = texts(PAGES), extractor().pages
    total = Score()
    with gzip.open(PAGES / "broadcast_2013_gold.jsonl.gz", "rt", encoding="utf-8") as gold:
        for day in map(json.loads, gold):
            text = pages[day["date"]]
            expected = starts_of(day, text)
            found = Counter(a.start for a in reader.read(RawText.fold(text, variants())).articles)
            total += Score((expected & found).total(), expected.total(), found.total())
    assert total.gold > 5_000
    assert total.f1 >= FLOOR, total
