"""Columns that mean the same in every table, declared once and used by `warehouse.tables`."""

import pyarrow as pa

from warehouse.registry import CODE_POINTS, Column

TEXT = pa.string()
INTEGER = pa.int32()
COUNT = pa.int64()
NUMBER = pa.float64()
DAY = pa.date32()
MOMENT = pa.timestamp("us", tz="UTC")

MENTION_KINDS = ("person", "organisation", "place", "event")
DATE_BASES = ("given", "path", "masthead", "inferred")

# Columns that mean the same in every table are declared here once.
DOCUMENT_ID = Column(
    "document_id", TEXT, "Id of the raw document: the first 16 hex digits of its sha256.",
    example="27f1e497f5c83eaf", pattern="[0-9a-f]{16}",
)  # fmt: skip
IN_DOCUMENT = DOCUMENT_ID.pointing_to("documents.document_id")
ARTICLE_ID = Column(
    "article_id", TEXT, "Id of the article: its document's id and its place on the page.",
    example="27f1e497f5c83eaf-a003", pattern="[0-9a-f]{16}-a[0-9]{3,}",
)  # fmt: skip
IN_ARTICLE = ARTICLE_ID.pointing_to("articles.article_id")
ORDINAL = Column("ordinal", INTEGER, "Place in reading order, from 0.", minimum=0, example="0")
START = Column(
    "start", INTEGER, "Where the evidence begins in documents.text, counted from 0.",
    unit=CODE_POINTS, minimum=0, example="164",
)  # fmt: skip
END = Column(
    "end", INTEGER, "Just after the evidence's last character in documents.text.",
    unit=CODE_POINTS, minimum=1, example="167",
)  # fmt: skip
SURFACE = Column("surface", TEXT, "The evidence as printed, layout taken out.", example="21场")
RULE = Column("rule", TEXT, "The rule or engine that made the row.", example="classifier")
CONFIDENCE = Column("confidence", NUMBER, "How sure the rule is, from 0 to 1.", minimum=0, example="0.9")
LOAD_ID = Column(
    "load_id", TEXT, "The load that wrote the row: its UTC start and a random tail.",
    example="20221102T031500Z-5f2c",
)  # fmt: skip
SOURCE_URI = Column(
    "source_uri", TEXT, "Where the input was read.", example="file:///pages/2022-11-02_04.txt"
)
BYTE_COUNT = Column("byte_count", COUNT, "Size of the raw input.", unit="bytes", minimum=0, example="9904")
CHAR_COUNT = Column("char_count", INTEGER, "Length of the text.", unit=CODE_POINTS, minimum=0, example="3398")
PUBLISHED_ON = Column("published_on", DAY, "Issue date.", nullable=True, example="2022-11-02")
PUBLISHED_ON_BASIS = Column(
    "published_on_basis", TEXT,
    "How the issue date is known: given by the user, read from the path or the masthead, or inferred from datelines.",
    nullable=True, values=DATE_BASES, example="path",
)  # fmt: skip
ENTITY_ID = Column(
    "entity_id", TEXT, "Id of the entity, a function of its kind, canonical name and place code.",
    example="5b2c9f0e3a7d1c44", pattern="[0-9a-f]{16}",
)  # fmt: skip
PLACE_CODE = Column(
    "place_code", TEXT, "GB/T 2260 code of a mainland administrative place.",
    nullable=True, pattern="[0-9]{6}", example="110000",
)  # fmt: skip
EVIDENCE = (START, END)
IN_PIECE = (IN_DOCUMENT, IN_ARTICLE, ORDINAL)


def entity_reference(role: str) -> Column:
    """A nullable reference from another table to an entity."""
    return Column(
        f"{role}_entity_id", TEXT, f"The entity that the {role} is.",
        nullable=True, references="entities.entity_id", example="5b2c9f0e3a7d1c44",
    )  # fmt: skip
