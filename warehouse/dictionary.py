"""The data dictionary, written from the registry: for the terminal and for `docs/tables.md`."""

from collections.abc import Iterable, Iterator

from warehouse.errors import RequestError
from warehouse.registry import Column, Table
from warehouse.tables import TABLES


def find_table(name: str) -> Table:
    """The table of that name.

    Raises:
        RequestError: there is none; the message lists those there are.
    """
    if name not in TABLES:
        raise RequestError(f"There is no table '{name}'. Tables: {', '.join(TABLES)}.")
    return TABLES[name]


def type_name(column: Column) -> str:
    """The column's SQL type."""
    names = {
        "string": "VARCHAR", "int32": "INTEGER", "int64": "BIGINT", "double": "DOUBLE",
        "date32[day]": "DATE", "timestamp[us, tz=UTC]": "TIMESTAMP WITH TIME ZONE",
        "list<item: int32 not null>": "INTEGER[]", "list<item: int64 not null>": "BIGINT[]",
        "list<item: string not null>": "VARCHAR[]",
    }  # fmt: skip
    return names[str(column.type)]


def rules_of(table: Table, column: Column) -> str:
    """What a value must keep, in a few words."""
    parts = ["key"] if column.name in table.key else []
    parts += [] if column.nullable else ["not null"]
    parts += [f"in {column.references}"] if column.references else []
    parts += ["one of " + ", ".join(column.values)] if column.values else []
    parts += [f"at least {column.minimum:g}"] if column.minimum is not None else []
    return "; ".join(parts)


def meaning_of(column: Column) -> str:
    """Description, unit and example."""
    unit = f" In {column.unit}." if column.unit else ""
    example = f" Example: {column.example}" if column.example else ""
    return f"{column.description}{unit}{example}"


def markdown(tables: Iterable[Table] = tuple(TABLES.values())) -> str:
    """The dictionary as Markdown, a section a table."""
    return "\n".join(
        [
            "# Tables",
            "",
            "Made from the registry (`warehouse/tables.py`) by `make docs`; change it there.",
            "",
            *(line for table in tables for line in _section(table)),
        ]
    )


def _section(table: Table) -> list[str]:
    rows = [
        f"| `{c.name}` | {type_name(c)} | {_cell(meaning_of(c))} | {_cell(rules_of(table, c))} |"
        for c in table.columns
    ]
    head = ["| column | type | meaning | rules |", "|---|---|---|---|"]
    return [f"## {table.name}", "", f"{table.grain}. {table.description}", "", *head, *rows, ""]


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def table_list(tables: dict[str, Table]) -> Iterator[str]:
    """Every table and what a row of it is."""
    width = max(map(len, tables))
    for table in tables.values():
        yield f"{table.name:{width}}  {table.grain}"
    yield "Next: baoku tables NAME"


def table_page(table: Table) -> Iterator[str]:
    """One table of the data dictionary."""
    yield f"{table.name}: {table.grain}. {table.description}"
    yield f"Key: {', '.join(table.key)}"
    width = max(len(c.name) for c in table.columns)
    for column in table.columns:
        yield ""
        yield f"  {column.name:{width}}  {type_name(column)}"
        yield f"  {'':{width}}  {meaning_of(column)}"
        if rules := rules_of(table, column):
            yield f"  {'':{width}}  Rules: {rules}"


if __name__ == "__main__":
    print(markdown())  # noqa: T201 -- `make docs` writes it to a file
