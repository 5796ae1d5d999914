"""What a table and a column are, and what follows from declaring one.

Tables themselves are declared in `warehouse.tables`. Arrow schemas, checks, catalog comments and
the data dictionary are all derived from these declarations; nothing else describes a table.
"""

from dataclasses import dataclass, replace
from functools import cached_property

import pyarrow as pa

CODE_POINTS = "code points"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: type, meaning, and every rule its values must keep.

    `values` is a closed list, `minimum` an inclusive floor, `pattern` a regular expression that the
    whole value must match, `references` a "table.column" that must hold the value.
    """

    name: str
    type: pa.DataType
    description: str
    nullable: bool = False
    unit: str | None = None
    example: str | None = None
    values: tuple[str, ...] = ()
    minimum: float | None = None
    pattern: str | None = None
    references: str | None = None

    def optional(self) -> "Column":
        """The same column where it may be NULL."""
        return replace(self, nullable=True)

    def pointing_to(self, references: str) -> "Column":
        """The same column as a reference to "table.column"."""
        return replace(self, references=references)

    @property
    def field(self) -> pa.Field:
        """The Arrow field; description and unit travel in its metadata into Parquet."""
        metadata = {"description": self.description} | ({"unit": self.unit} if self.unit else {})
        return pa.field(self.name, self.type, nullable=self.nullable, metadata=metadata)


@dataclass(frozen=True)
class Table:
    """One table: what a row is, its key, its columns.

    `surface` names the column that must equal the document's text at start..end with layout taken
    out: the evidence rule. `derived` tables are computed from the others when a snapshot is made.
    """

    name: str
    grain: str
    description: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    surface: str | None = None
    derived: bool = False

    @cached_property
    def schema(self) -> pa.Schema:
        """The Arrow schema, with the table's own description in its metadata."""
        return pa.schema(
            [column.field for column in self.columns],
            metadata={"description": f"{self.grain}. {self.description}", "table": self.name},
        )

    @cached_property
    def column_names(self) -> tuple[str, ...]:
        """Column names in their order."""
        return tuple(column.name for column in self.columns)

    @property
    def by_document(self) -> bool:
        """Whether rows belong to a document and go when it goes."""
        return "document_id" in self.column_names and self.name != "sources"
