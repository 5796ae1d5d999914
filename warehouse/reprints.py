"""Reprints across the whole warehouse: which articles print one text, and which of them was first.

Signatures are made with the article (`transforms.duplicates`, which also gives the verdict on two
texts); here they meet. The outcome is a function of the articles alone, so it does not depend on
how they were split into loads or in which order they came. Putting it into files belongs to
`warehouse.publish`.

Articles with equal fingerprints are one text. Of each text one article goes on to the bands: those
with a band in common are candidates, and each candidate pair is decided on its two texts. Measured
on one core: 100,000 articles, 7,500 of them reprints and 7,000 notices and tables of series, take
17 to 20 s and 0.5 GB, twice as many 35 s; of the reprints that pass the verdict one was missed.
"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import pyarrow as pa

from transforms.duplicates import Comparable, comparable, is_reprint
from warehouse.checks import scan
from warehouse.reference import variants

Pair = tuple[str, str]

NEIGHBOURS = 4
"""Articles that each article of a band is compared with: a band shared by n articles gives 4n pairs, not
n squared. Within a band they stand in the order of the band after it, so that the texts most alike
stand together, in another order in each of the 32 bands. Of 336 reprints planted among notices of one
wording 333 were found with 1, 335 with 2, all with 3; in the order of ids 329 with 1."""

CHUNK = 2_000
"""Pairs decided at a time: their texts (about 6 MB for news items) are all that is held in memory."""

MEMORY = "500MB"
"""What DuckDB may hold before it spills to disk. 300MB cost 100,000 articles 2 s more."""

TEXTS = """
CREATE TABLE texts AS
SELECT min(article_id) AS article_id, arg_min(bands, article_id) AS bands
FROM signatures GROUP BY fingerprint
"""

MEETINGS = """
CREATE TABLE meetings AS
WITH members AS (
    SELECT article_id, unnest(bands) AS band, unnest(bands[2:] || bands[:1]) AS next_band FROM texts
), shared AS (
    SELECT band FROM members GROUP BY band HAVING count(*) > 1
)
SELECT article_id, band, row_number() OVER (PARTITION BY band ORDER BY next_band, article_id) AS rank
FROM members SEMI JOIN shared USING (band)
"""

CANDIDATES = f"""
CREATE TABLE candidates AS
SELECT least(a.article_id, b.article_id) AS one, greatest(a.article_id, b.article_id) AS other,
       min((a.band, a.rank)) AS met
FROM meetings a JOIN meetings b ON a.band = b.band AND b.rank - a.rank BETWEEN 1 AND {NEIGHBOURS}
GROUP BY one, other
"""

# Pairs of one band follow each other, so that a chunk of them needs few texts.
IN_ORDER = "SELECT one, other FROM candidates ORDER BY met, one, other"

CONTENTS = """
CREATE TABLE contents AS
SELECT article_id, title, text FROM articles
WHERE article_id IN (SELECT one FROM candidates UNION SELECT other FROM candidates)
"""

SAME_TEXT = """
SELECT first_id, article_id
FROM (SELECT article_id, min(article_id) OVER (PARTITION BY fingerprint) AS first_id FROM signatures)
WHERE article_id <> first_id ORDER BY ALL
"""


class Clusters:
    """Sets of articles that print one text, grown pair by pair (union-find)."""

    def __init__(self) -> None:
        self._parents: dict[str, str] = {}

    def root(self, article: str) -> str:
        """The article that stands for the set."""
        while (parent := self._parents.get(article, article)) != article:
            self._parents[article] = self._parents.get(parent, parent)
            article = parent
        return article

    def join(self, one: str, other: str) -> None:
        """Make one set of the two articles' sets."""
        low, high = sorted((self.root(one), self.root(other)))
        self._parents[low], self._parents[high] = low, low

    @property
    def members(self) -> dict[str, str]:
        """Every article that was joined to another, with the one that stands for its set."""
        return {article: self.root(article) for article in list(self._parents)}


def find_reprints(tables: Mapping[str, Iterable[Path]], work: Path) -> dict[str, str]:
    """The original of every reprint; originals and articles printed once are not in it.

    The original of a cluster is the earliest published, undated ones last, then the least id.
    `tables` gives the files of `articles` and `article_signatures`, `work` a folder for what does
    not fit into memory.
    """
    with (
        TemporaryDirectory(dir=work) as folder,
        duckdb.connect(str(Path(folder) / "reprints.duckdb")) as connection,
    ):
        connection.execute(f"SET memory_limit = '{MEMORY}'")
        connection.execute(f"CREATE VIEW articles AS SELECT * FROM {scan(tables['articles'])}")
        connection.execute(f"CREATE VIEW signatures AS SELECT * FROM {scan(tables['article_signatures'])}")
        clusters = Clusters()
        for one, other in connection.execute(SAME_TEXT).fetchall():
            clusters.join(one, other)
        for statement in (TEXTS, MEETINGS, CANDIDATES, CONTENTS):
            connection.execute(statement)
        for pairs in _chunks(connection, IN_ORDER):
            _decide(connection, pairs, clusters)
        return _originals(connection, clusters.members)


def _chunks(connection: duckdb.DuckDBPyConnection, query: str) -> Iterator[list[Pair]]:
    # A cursor of its own, as a result that is not read to its end blocks its connection.
    with connection.cursor() as cursor:
        result = cursor.execute(query)
        while pairs := result.fetchmany(CHUNK):
            yield pairs


def _decide(connection: duckdb.DuckDBPyConnection, pairs: list[Pair], clusters: Clusters) -> None:
    """Join the reprints among the pairs; those already in one set need no verdict."""
    open_pairs = [(one, other) for one, other in pairs if clusters.root(one) != clusters.root(other)]
    pieces = _pieces(connection, sorted({article for pair in open_pairs for article in pair}))
    for one, other in open_pairs:
        if clusters.root(one) != clusters.root(other) and is_reprint(pieces[one], pieces[other]):
            clusters.join(one, other)


def _pieces(connection: duckdb.DuckDBPyConnection, articles: list[str]) -> dict[str, Comparable]:
    """The texts of the articles as they are compared."""
    query = "SELECT article_id, title, text FROM contents WHERE article_id IN (SELECT unnest(?))"
    rows = connection.execute(query, [articles]).fetchall()
    pieces = ((article, comparable(title, text, variants())) for article, title, text in rows)
    return {article: piece for article, piece in pieces if piece is not None}


def _originals(connection: duckdb.DuckDBPyConnection, members: Mapping[str, str]) -> dict[str, str]:
    """For each member of a cluster but its original, the original."""
    clustered = pa.table({"article_id": list(members.keys()), "cluster": list(members.values())})
    clustered = clustered.cast(pa.schema([("article_id", pa.string()), ("cluster", pa.string())]))
    connection.register("clustered", clustered)
    query = """
        SELECT article_id, first_value(article_id) OVER (
            PARTITION BY cluster ORDER BY published_on NULLS LAST, article_id
        ) AS original
        FROM clustered JOIN articles USING (article_id)
        QUALIFY article_id <> original ORDER BY article_id
    """
    return dict(connection.execute(query).fetchall())
