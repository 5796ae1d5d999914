"""Reading: whatever a source is, its records come out one by one.

`read_records` is the way in. Formats are told by content; containers (archives, tables) give a
record a member or row. What a page says is not looked at here, and nothing is written.
"""

from flows.reading.limits import Limits
from flows.reading.reader import read_records
from flows.reading.records import Record, Reject, Source

__all__ = ["Limits", "Record", "Reject", "Source", "read_records"]
