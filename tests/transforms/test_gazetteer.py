"""The reference tables agree with themselves and are indexed as they should be."""

import csv
from pathlib import Path

import pytest

from transforms.gazetteer import Gazetteer
from transforms.identity import entity_id

REFERENCE = Path(__file__).parents[2] / "seeds" / "reference"


def rows(name: str) -> list[dict[str, str]]:
    with (REFERENCE / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.from_rows(
        divisions=rows("divisions"), countries=rows("countries"), bodies=rows("bodies")
    )


@pytest.mark.parametrize(
    ("form", "name"),
    [
        ("江苏", "江苏省"),
        ("新疆", "新疆维吾尔自治区"),
        ("苏州", "苏州市"),
        ("美利坚合众国", "美国"),
        ("苏联", "苏联"),
    ],
)
def test_safe_places(gazetteer: Gazetteer, form: str, name: str) -> None:
    assert gazetteer.places[form] == name


def test_county_short_names_are_not_safe(gazetteer: Gazetteer) -> None:
    assert "同心" not in gazetteer.places
    assert gazetteer.divisions["同心"][0].level == "county"


def test_abolished_divisions_are_known_and_marked(gazetteer: Gazetteer) -> None:
    assert [d.valid for d in gazetteer.divisions["崇文区"]] == [False]


def test_letters(gazetteer: Gazetteer) -> None:
    assert (gazetteer.letters["京"], gazetteer.letters["美"]) == ("北京市", "美国")


def test_codes_of_wholes_are_not_mainland_codes(gazetteer: Gazetteer) -> None:
    assert [d.place_code for d in gazetteer.divisions["澳门"]] == [None]


def test_every_division_has_a_known_parent() -> None:
    codes = {row["code"] for row in rows("divisions")}
    assert not {row["parent"] for row in rows("divisions")} - codes - {""}


@pytest.mark.parametrize(
    ("table", "key"),
    [
        ("countries", "name"),
        ("world_cities", "name"),
        ("regions", "name"),
        ("bodies", "name"),
        ("events", "name"),
        ("titles", "title"),
        ("organisation_suffixes", "suffix"),
        ("place_suffixes", "suffix"),
        ("event_suffixes", "suffix"),
        ("name_verbs", "word"),
    ],
)
def test_keys_are_unique(table: str, key: str) -> None:
    keys = [row[key] for row in rows(table)]
    assert len(keys) == len(set(keys))
    assert all(keys)


def test_an_unknown_level_is_refused() -> None:
    row = dict.fromkeys(("code", "name", "short_name", "parent", "valid", "abbreviation"), "x")
    with pytest.raises(KeyError):
        Gazetteer.from_rows(divisions=[{**row, "level": "village"}])


def test_ids_depend_on_kind_name_and_code() -> None:
    ids = {
        entity_id("place", "朝阳区", "110105"),
        entity_id("place", "朝阳区", "220104"),
        entity_id("place", "朝阳区", None),
        entity_id("organisation", "朝阳区", None),
    }
    assert len(ids) == 4
    assert all(len(i) == 16 for i in ids)
