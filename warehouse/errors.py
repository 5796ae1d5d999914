"""What can go wrong in a warehouse, each saying what, where, and what to do next."""

from collections.abc import Sequence
from typing import Any

KEYS_SHOWN = 5


class BaokuError(Exception):
    """Base of every error that a user can act on; the command line prints it without a trace."""


class TableError(BaokuError):
    """Rows break a rule of the registry: table, column, rule and the offending keys."""

    def __init__(self, table: str, column: str, rule: str, keys: Sequence[Any]) -> None:
        self.table, self.column, self.rule, self.keys = table, column, rule, tuple(keys)
        shown = ", ".join(map(str, self.keys[:KEYS_SHOWN]))
        more = f" and {len(self.keys) - KEYS_SHOWN} more" if len(self.keys) > KEYS_SHOWN else ""
        where = f": {shown}{more}" if shown else ""
        super().__init__(
            f"{table}.{column} breaks the rule '{rule}'{where}. Nothing was published; "
            "the warehouse is as it was. The rules are in `baoku tables " + table + "`."
        )


class WarehouseError(BaokuError):
    """The warehouse folder cannot be used as it is."""


class RequestError(BaokuError):
    """A load was asked for something that cannot be done."""
