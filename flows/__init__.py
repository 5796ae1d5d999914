"""Floor 2: reading sources, Prefect flows and the command line.

What decides when and on what a load runs belongs here; what a table means is `warehouse`'s, what a
page says is `transforms`'.
"""
