"""The write gate: rows in, an Arrow table of the registry's schema out, or an error that says why.

Nothing reaches a Parquet file but through `to_arrow` and `write`. Rules that need SQL (keys,
references, evidence) are in `warehouse.checks`.
"""

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from warehouse.errors import TableError
from warehouse.registry import Table


def to_arrow(table: Table, rows: Sequence[Mapping[str, Any]]) -> pa.Table:
    """Build the table's columns from rows.

    Raises:
        TableError: a column is missing or unknown, a value has the wrong type, or a column that
            must be filled is NULL.
    """
    if rows and (wrong := set(rows[0]) ^ set(table.column_names)):
        raise TableError(table.name, ", ".join(sorted(wrong)), "column set", [])
    arrays = [_column(table, index, rows) for index in range(len(table.columns))]
    return pa.Table.from_arrays(arrays, schema=table.schema)


def _column(table: Table, index: int, rows: Sequence[Mapping[str, Any]]) -> pa.Array:
    column = table.columns[index]
    values = [row[column.name] for row in rows]
    try:
        array = pa.array(values, type=column.type)
    except (pa.ArrowInvalid, pa.ArrowTypeError, OverflowError) as error:
        raise TableError(table.name, column.name, f"type {column.type}", [str(error)]) from error
    if array.null_count and not column.nullable:
        keys = [
            tuple(row.get(k) for k in table.key)
            for row, value in zip(rows, values, strict=True)
            if value is None
        ]
        raise TableError(table.name, column.name, "not null", keys)
    return array


def without_documents(data: pa.Table, gone: Collection[str]) -> pa.Table:
    """The rows that belong to none of the documents; the same object where that is all of them."""
    if not gone:
        return data
    drop = pc.is_in(data["document_id"], pa.array(sorted(gone), pa.string()))
    left = data.filter(pc.invert(drop))
    return data if left.num_rows == data.num_rows else left


def write(data: pa.Table, path: Path) -> int:
    """Write one Parquet file (zstd, statistics, column descriptions) and return its row count.

    The file appears under its name only when it is whole.
    """
    partial = path.with_suffix(".partial")
    pq.write_table(data, partial, compression="zstd", write_statistics=True)
    partial.replace(path)
    return int(data.num_rows)
