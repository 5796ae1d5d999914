"""Floor 2: reading sources, Prefect flows and the command line.

What decides when and on what a load runs belongs here; what a table means is `warehouse`'s, what a
page says is `transforms`'.
"""

DEFAULT_WAREHOUSE = "baoku-warehouse"
"""The warehouse folder where none is named. Here, so that the command line's help needs no imports."""
