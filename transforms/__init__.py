"""Floor 0: values in, rows out.

Everything here is a pure function of its arguments: no files, no network, no database, no
orchestration. Reference tables (units, divisions, surnames ...) arrive as arguments. What turns a
page's characters into rows belongs here; what stores, schedules or shows rows does not.
"""

EXTRACTOR_VERSION = "0.1.0"
"""Written on every document; a change in any rule that can change a row raises it."""
