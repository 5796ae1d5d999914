"""Parts of one piece on two pages of an issue, each in a document of its own.

What a part says of itself (下转第4版, 上接第1版) is read by `transforms.continuations`; here the parts
meet. Like reprints, the outcome is a function of the articles alone.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path

from transforms.continuations import page_key
from warehouse.checks import open_tables

# Two parts belong together when each names the other's page of the same issue, and no third part
# could take the place of either.
MATCHES = """
WITH parts AS (
    SELECT a.article_id, a.published_on, d.publication, page_key(d.page) AS page,
           a.continued_on, a.continued_from
    FROM articles a JOIN documents d USING (document_id)
    WHERE d.page IS NOT NULL AND a.published_on IS NOT NULL
      AND (a.continued_on IS NOT NULL OR a.continued_from IS NOT NULL)
), pairs AS (
    SELECT two.article_id AS part, one.article_id AS continuation_of
    FROM parts one JOIN parts two
      ON one.continued_on = two.page AND two.continued_from = one.page
     AND one.published_on = two.published_on AND one.publication IS NOT DISTINCT FROM two.publication
)
SELECT part, continuation_of FROM pairs
QUALIFY count(*) OVER (PARTITION BY part) = 1 AND count(*) OVER (PARTITION BY continuation_of) = 1
"""


def find_continuations(tables: Mapping[str, Iterable[Path]]) -> dict[str, str]:
    """For each part that goes on from another page, the part before it."""
    with open_tables({name: tables[name] for name in ("articles", "documents")}) as connection:
        connection.create_function("page_key", page_key, ["VARCHAR"], "VARCHAR")
        return dict(connection.execute(MATCHES).fetchall())
