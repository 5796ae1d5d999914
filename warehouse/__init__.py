"""Floor 1: the table registry, the write gate, snapshots and the DuckDB catalog.

What is stored and how it is proved right belongs here; finding things in text does not (that is
`transforms`), nor does scheduling, reading sources or the command line (that is `flows`).
"""
