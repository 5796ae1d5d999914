"""What is known of the world before a page is read: places, bodies, surnames, titles, suffixes.

The rows come from `seeds/reference` as `csv.DictReader` gives them; this module only indexes them.
Which words of a page are names does not belong here, see `transforms.mentions`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

Row = Mapping[str, str]
Level = Literal["province", "prefecture", "county"]

LEVELS: dict[str, Level] = {"province": "province", "prefecture": "prefecture", "county": "county"}

# The standard gives codes to these three as wholes; only mainland divisions get one in a table.
NO_CODE = frozenset({"710000", "810000", "820000"})


@dataclass(frozen=True, slots=True)
class Division:
    """An administrative division of GB/T 2260; `valid` is false where the name was abolished."""

    code: str
    name: str
    short_name: str
    level: Level
    parent: str
    valid: bool

    @property
    def place_code(self) -> str | None:
        """The code where it stands for a mainland division."""
        return None if self.code in NO_CODE else self.code


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Indexed reference tables.

    `divisions` maps full and short names to every division that bore them, `places` maps names that
    are safe without context to canonical ones, `letters` maps one-character forms (京, 美) likewise.
    `suffixes` maps each kind of name to its final words and their class; `verbs` says of a verb
    whether it stands inside names ('inside') or ends them ('predicate').
    """

    divisions: Mapping[str, tuple[Division, ...]]
    by_code: Mapping[str, Division]
    places: Mapping[str, str]
    letters: Mapping[str, str]
    bodies: Mapping[str, str]
    events: Mapping[str, str]
    surnames: Mapping[str, int]
    titles: Mapping[str, str]
    organisation_suffixes: Mapping[str, str]
    place_suffixes: Mapping[str, str]
    event_suffixes: Mapping[str, str]
    verbs: Mapping[str, str]
    given_characters: frozenset[str]
    foreign_characters: frozenset[str]
    tibetan_parts: frozenset[str]
    japanese_surnames: frozenset[str]
    common_words: frozenset[str]

    @classmethod
    def from_rows(  # noqa: PLR0913 - one keyword a reference table, named as its file
        cls,
        *,
        divisions: Iterable[Row] = (),
        countries: Iterable[Row] = (),
        world_cities: Iterable[Row] = (),
        regions: Iterable[Row] = (),
        bodies: Iterable[Row] = (),
        events: Iterable[Row] = (),
        surnames: Iterable[Row] = (),
        titles: Iterable[Row] = (),
        organisation_suffixes: Iterable[Row] = (),
        place_suffixes: Iterable[Row] = (),
        event_suffixes: Iterable[Row] = (),
        name_verbs: Iterable[Row] = (),
        name_characters: Iterable[Row] = (),
        common_words: Iterable[Row] = (),
    ) -> "Gazetteer":
        """Index the rows of the reference tables, each named as its file.

        >>> rows = [{"code": "320000", "name": "江苏省", "short_name": "江苏", "level": "province",
        ...          "parent": "", "valid": "true", "abbreviation": "苏"}]
        >>> Gazetteer.from_rows(divisions=rows).places["江苏"]
        '江苏省'
        """
        division_rows, country_rows = list(divisions), list(countries)
        known = [_division(row) for row in division_rows]
        characters = list(name_characters)
        return cls(
            divisions=_by_name(known),
            by_code={d.code: d for d in sorted(known, key=lambda d: d.valid)},
            places=_safe_places(known, country_rows, world_cities, regions),
            letters=_letters(division_rows, country_rows),
            bodies=_aliases(bodies),
            events=_aliases(events),
            surnames={row["surname"]: round(float(row["frequency"])) for row in surnames},
            titles={row["title"]: row["kind"] for row in titles},
            organisation_suffixes={row["suffix"]: row["kind"] for row in organisation_suffixes},
            place_suffixes={row["suffix"]: row["kind"] for row in place_suffixes},
            event_suffixes={row["suffix"]: row["kind"] for row in event_suffixes},
            verbs={row["word"]: row["use"] for row in name_verbs},
            given_characters=_characters(characters, "given"),
            foreign_characters=_characters(characters, "foreign"),
            tibetan_parts=_characters(characters, "tibetan"),
            japanese_surnames=_characters(characters, "japanese"),
            common_words=frozenset(row["word"] for row in common_words),
        )


def _division(row: Row) -> Division:
    return Division(
        row["code"],
        row["name"],
        row["short_name"],
        LEVELS[row["level"]],
        row["parent"],
        row["valid"] == "true",
    )


def _by_name(divisions: Iterable[Division]) -> dict[str, tuple[Division, ...]]:
    names: dict[str, list[Division]] = {}
    for division in divisions:
        for name in dict.fromkeys((division.name, division.short_name)):
            names.setdefault(name, []).append(division)
    return {name: tuple(found) for name, found in names.items()}


def _safe_places(
    divisions: list[Division], countries: list[Row], cities: Iterable[Row], regions: Iterable[Row]
) -> dict[str, str]:
    """Names that mean a place wherever they stand as a word; later entries win."""
    places = {row["name"]: row["canonical"] for row in regions}
    places |= {row["name"]: row["name"] for row in cities}
    # A county's short name is often an ordinary word (平安, 同心), so only its full name is safe.
    order = {"county": 0, "prefecture": 1, "province": 2}
    for division in sorted(divisions, key=lambda d: (order[d.level], d.valid)):
        if len(division.name) > 2:
            places[division.name] = division.name
        if division.level != "county":
            places[division.short_name] = division.name
    for row in countries:
        places |= dict.fromkeys((row["name"], *_split(row["aliases"])), row["name"])
    return places


def _letters(divisions: Iterable[Row], countries: Iterable[Row]) -> dict[str, str]:
    """One-character forms; a province's (蒙, 新) gives way to none, a country's to a province's."""
    letters = {s: row["name"] for row in countries for s in _split(row["abbreviations"]) if len(s) == 1}
    for row in divisions:
        letters |= dict.fromkeys(_split(row["abbreviation"]), row["name"])
    return letters


def _aliases(rows: Iterable[Row]) -> dict[str, str]:
    return {form: row["name"] for row in rows for form in (row["name"], *_split(row["aliases"]))}


def _characters(rows: Iterable[Row], use: str) -> frozenset[str]:
    return frozenset(row["character"] for row in rows if row["use"] == use)


def _split(forms: str) -> list[str]:
    return [form for form in forms.split("/") if form]
