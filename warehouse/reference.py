"""Reads the reference tables in `seeds/reference` and builds the extractor from them."""

import csv
import sys
from functools import cache
from importlib.resources import files

import opencc

from transforms.document import Extractor
from transforms.gazetteer import Gazetteer
from transforms.text import FoldTable
from transforms.units import UnitTable

NAME_TABLES = (
    "divisions",
    "countries",
    "world_cities",
    "regions",
    "bodies",
    "events",
    "surnames",
    "titles",
    "organisation_suffixes",
    "place_suffixes",
    "event_suffixes",
    "name_verbs",
    "name_characters",
    "common_words",
)
HAN = (range(0x3400, 0x4DC0), range(0x4E00, 0xA000), range(0xF900, 0xFB00))


def rows(name: str) -> list[dict[str, str]]:
    """Rows of one reference table, by its file name without the ending."""
    text = files("seeds").joinpath("reference", f"{name}.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


@cache
def variants() -> FoldTable:
    """Traditional characters to Simplified ones, one to one (OpenCC's character table)."""
    characters = [chr(code) for block in HAN for code in block]
    # A line each, so that OpenCC converts characters and not the words they happen to form.
    converted = opencc.OpenCC("t2s").convert("\n".join(characters)).split("\n")
    return {
        ord(a): sys.intern(b) for a, b in zip(characters, converted, strict=True) if a != b and len(b) == 1
    }


@cache
def extractor() -> Extractor:
    """The extractor over the reference tables that ship with Baoku."""
    return Extractor(
        units=UnitTable.from_rows(rows("units")),
        gazetteer=Gazetteer.from_rows(**{name: rows(name) for name in NAME_TABLES}),
        surnames={row["surname"]: float(row["frequency"]) for row in rows("surnames")},
        variants=variants(),
    )
