"""THE registry: every table and column of the warehouse, declared once.

Names, types and meanings are public interface: SQL users rely on them. Add; never rename or drop.
"""

import pyarrow as pa

from warehouse.columns import (
    ARTICLE_ID,
    BYTE_COUNT,
    CHAR_COUNT,
    CONFIDENCE,
    COUNT,
    DAY,
    DOCUMENT_ID,
    ENTITY_ID,
    EVIDENCE,
    IN_DOCUMENT,
    IN_PIECE,
    INTEGER,
    LOAD_ID,
    MENTION_KINDS,
    MOMENT,
    NUMBER,
    ORDINAL,
    PLACE_CODE,
    PUBLISHED_ON,
    PUBLISHED_ON_BASIS,
    RULE,
    SOURCE_URI,
    SURFACE,
    TEXT,
    entity_reference,
)
from warehouse.registry import CODE_POINTS, Column, Table

DOCUMENTS = Table(
    "documents",
    "One row per raw input record",
    "The decoded text exactly as read, and what is known about the page as a whole.",
    key=("document_id",),
    columns=(
        DOCUMENT_ID,
        Column("sha256", TEXT, "SHA-256 of the raw bytes, in hex.", pattern="[0-9a-f]{64}"),
        Column("source_uri", TEXT, "Where the content was first read.", example=SOURCE_URI.example),
        Column("publication", TEXT, "Name of the newspaper, if known.", nullable=True, example="江岸日报"),
        PUBLISHED_ON,
        PUBLISHED_ON_BASIS,
        Column("page", TEXT, "Printed page number or label, if known.", nullable=True, example="3"),
        Column("encoding", TEXT, "Character encoding that the bytes were read by.", example="gb18030"),
        BYTE_COUNT,
        CHAR_COUNT,
        Column(
            "script", TEXT, "Simplified (Hans) or Traditional (Hant) characters; NULL where the text shows neither.",
            nullable=True, values=("Hans", "Hant"), example="Hans",
        ),
        Column("text", TEXT, "The decoded text; every offset counts in it."),
        Column("extractor_version", TEXT, "Version of the rules that read the page.", example="0.1.0"),
        LOAD_ID,
    ),
)  # fmt: skip

SOURCES = Table(
    "sources",
    "One row per URI ever read",
    "What stood at an address when it was last read.",
    key=("source_uri",),
    columns=(
        SOURCE_URI,
        DOCUMENT_ID.optional(),
        BYTE_COUNT.optional(),
        Column("modified_at", MOMENT, "When the source says it was last changed.", nullable=True),
        Column("given_publication", TEXT, "Newspaper name given for this source.", nullable=True),
        Column("given_published_on", DAY, "Issue date given for this source.", nullable=True),
        Column("extractor_version", TEXT, "Version of the rules that last read it."),
        Column("first_load_id", TEXT, "The load that first read it."),
        Column("last_load_id", TEXT, "The load that last read it."),
        Column(
            "status", TEXT, "'current' feeds the warehouse, 'superseded' and 'gone' no longer do, 'rejected' never did.",
            values=("current", "superseded", "gone", "rejected"), example="current",
        ),
    ),
)  # fmt: skip

ARTICLES = Table(
    "articles",
    "One row per piece",
    "News report, photo item with caption, notice, list or commentary, from its first headline character to its last.",
    key=("article_id",),
    columns=(
        ARTICLE_ID,
        IN_DOCUMENT,
        ORDINAL,
        *EVIDENCE,
        Column("banner", TEXT, "Section slogan over several pieces.", nullable=True),
        Column("kicker", TEXT, "引题: the line leading into the headline.", nullable=True),
        Column("headline", TEXT, "主标题: the main title line.", nullable=True),
        Column("subheadline", TEXT, "副题: the line explaining the headline.", nullable=True),
        Column("title", TEXT, "The whole title as printed, parts joined by one space.", nullable=True),
        Column("dateline", TEXT, "Opening formula.", nullable=True, example="新华社北京11月1日电"),
        Column("agency", TEXT, "Who sent the piece.", nullable=True, example="新华社"),
        Column(
            "genre", TEXT, "What sort of piece it is.", example="report",
            values=("report", "photo", "commentary", "notice", "list", "other"),
        ),
        Column("text", TEXT, "Mended body: paragraphs joined by one newline, without title, dateline, byline."),
        CHAR_COUNT,
        PUBLISHED_ON,
        PUBLISHED_ON_BASIS,
        Column("duplicate_of", TEXT, "The article that this one reprints.", nullable=True, references="articles.article_id"),
        Column("continued_on", TEXT, "Page that the piece goes on to (下转第4版).", nullable=True, example="4"),
        Column("continued_from", TEXT, "Page that the piece comes from (上接第1版).", nullable=True, example="1"),
        Column("continuation_of", TEXT, "The part of the same piece before this one, on another page of the issue.", nullable=True, references="articles.article_id"),
        RULE,
        CONFIDENCE,
    ),
)  # fmt: skip

ARTICLE_SIGNATURES = Table(
    "article_signatures",
    "One row per piece long enough to be compared",
    "What finds reprints without comparing every two pieces: those that share a fingerprint or a band are compared.",
    key=("article_id",),
    columns=(
        *IN_PIECE,
        Column(
            "fingerprint", TEXT, "Hash of the folded body without punctuation; equal for texts that differ in layout or script only.",
            pattern="[0-9a-f]{16}", example="9f3a61c07be2d845",
        ),
        Column("shingle_count", INTEGER, "Different runs of five characters.", minimum=1, example="412"),
        Column("bands", pa.list_(pa.field("item", COUNT, nullable=False)), "MinHash bands, 32 hashed values."),
        RULE,
    ),
)  # fmt: skip

BYLINES = Table(
    "bylines",
    "One row per credited person and role",
    "Who wrote, photographed, edited or sent the piece.",
    key=("article_id", "ordinal"),
    columns=(
        *IN_PIECE,
        Column(
            "role", TEXT, "What the person did.", example="reporter",
            values=("reporter", "correspondent", "photographer", "editor", "author", "intern", "translator", "other"),
        ),
        Column("role_surface", TEXT, "The role as printed; NULL where only the name stands.", nullable=True, example="通讯员"),
        Column("name", TEXT, "The person's name as printed, layout taken out."),
        Column("employer", TEXT, "Whose reporter the person is.", nullable=True, example="新华社"),
        *EVIDENCE,
        RULE,
    ),
    surface="name",
)  # fmt: skip

PARAGRAPHS = Table(
    "paragraphs",
    "One row per mended paragraph of the body",
    "Paragraphs as written, put together where layout cut them.",
    key=("article_id", "ordinal"),
    columns=(
        *IN_PIECE,
        Column("text", TEXT, "The mended paragraph."),
        *EVIDENCE,
        Column(
            "breaks", pa.list_(pa.field("item", INTEGER, nullable=False)),
            "Raw offsets where layout cut the paragraph; empty where it stands whole.", unit=CODE_POINTS,
        ),
        Column(
            "kind", TEXT, "What the paragraph is.", values=("body", "subheading", "caption", "credit"), example="body"
        ),
        RULE,
    ),
)  # fmt: skip

FURNITURE = Table(
    "furniture",
    "One row per piece of page furniture",
    "Masthead, page number, navigation, section banner: what is printed but belongs to no article.",
    key=("document_id", "ordinal"),
    columns=(
        IN_DOCUMENT,
        ORDINAL,
        Column(
            "kind", TEXT, "What it is.", example="masthead",
            values=(
                "masthead", "page_number", "navigation", "copyright", "editor_line", "banner", "label", "other",
            ),
        ),
        Column("text", TEXT, "The furniture as printed, layout taken out."),
        *EVIDENCE,
        RULE,
    ),
    surface="text",
)  # fmt: skip

MENTIONS = Table(
    "mentions",
    "One row per entity mention in headline or body",
    "The longest span that names a person, organisation, place or event.",
    key=("article_id", "ordinal"),
    columns=(
        *IN_PIECE,
        ENTITY_ID.pointing_to("entities.entity_id"),
        Column("kind", TEXT, "What is named.", values=MENTION_KINDS, example="organisation"),
        SURFACE,
        *EVIDENCE,
        Column("name", TEXT, "Canonical name as far as the document tells.", example="北京市总工会"),
        PLACE_CODE,
        RULE,
        CONFIDENCE,
    ),
    surface="surface",
)  # fmt: skip

ENTITIES = Table(
    "entities",
    "One row per thing that mentions refer to",
    "Persons, organisations, places and events across the whole warehouse.",
    key=("entity_id",),
    columns=(
        ENTITY_ID,
        Column("kind", TEXT, "What the entity is.", values=MENTION_KINDS, example="place"),
        Column("name", TEXT, "Canonical name, the fullest attested.", example="北京市"),
        Column(
            "aliases", pa.list_(pa.field("item", TEXT, nullable=False)), "Other forms it is printed in, sorted."
        ),
        PLACE_CODE,
        Column("mention_count", COUNT, "How many mentions refer to it.", minimum=1, example="12"),
        Column("article_count", COUNT, "How many articles mention it.", minimum=1, example="5"),
        Column("first_published_on", DAY, "Issue date of its first dated mention.", nullable=True),
        Column("last_published_on", DAY, "Issue date of its last dated mention.", nullable=True),
    ),
    derived=True,
)  # fmt: skip

AFFILIATIONS = Table(
    "affiliations",
    "One row per stated post of a person",
    "Who holds which post where, as the article says.",
    key=("article_id", "ordinal"),
    columns=(
        *IN_PIECE,
        Column("person", TEXT, "The person as printed."),
        entity_reference("person"),
        Column("organisation", TEXT, "The body as printed, or what a pronoun stands for.", nullable=True),
        entity_reference("organisation"),
        Column("title", TEXT, "The post as printed.", example="常务副经理"),
        *EVIDENCE,
        RULE,
    ),
)

QUOTES = Table(
    "quotes",
    "One row per stretch of speech",
    "Direct and reported speech with its speaker.",
    key=("article_id", "ordinal"),
    columns=(
        *IN_PIECE,
        Column("kind", TEXT, "Direct (in quotation marks) or reported.", values=("direct", "reported")),
        Column(
            "text",
            TEXT,
            "What was said, layout taken out; where the cue stands inside the speech, without the cue.",
        ),
        *EVIDENCE,
        Column("speaker", TEXT, "Who speaks, as printed, without title.", nullable=True),
        Column("speaker_title", TEXT, "The speaker's title as printed.", nullable=True),
        entity_reference("speaker"),
        Column("cue", TEXT, "The verb that introduces the speech.", nullable=True, example="表示"),
        RULE,
    ),
)

STATISTICS = Table(
    "statistics",
    "One row per quantity that the article states",
    "Value, unit, bound, what is counted and the time covered.",
    key=("article_id", "ordinal"),
    columns=(
        *IN_PIECE,
        SURFACE,
        *EVIDENCE,
        Column(
            "kind", TEXT, "What sort of quantity it is.", example="count",
            values=(
                "count", "measure", "duration", "money", "percent", "percentage_point", "ratio", "rank", "age",
                "score", "index",
            ),
        ),
        Column("value", NUMBER, "The number with its magnitude folded in: 3.5亿元 is 350000000.", example="21.0"),
        Column("value_high", NUMBER, "The upper end of a range.", nullable=True),
        Column(
            "bound", TEXT, "How the number bounds the truth: 约 about, 余 over, 近 under, 至少 at_least ...",
            values=("exact", "about", "over", "at_least", "under", "at_most"), example="exact",
        ),
        Column("unit", TEXT, "Unit or classifier as printed, magnitude taken out.", nullable=True, example="场"),
        Column("base_value", NUMBER, "The value in the base unit.", nullable=True),
        Column("base_unit", TEXT, "SI unit, currency code or classifier.", nullable=True, example="m2"),
        Column("per", TEXT, "What the quantity is reckoned by: 每亩 is 亩.", nullable=True, example="亩"),
        Column("change", TEXT, "Set where the figure is itself a change.", nullable=True, values=("increase", "decrease")),
        Column(
            "basis", TEXT, "What the change is against: a year earlier, the period before, a stated earlier value.",
            nullable=True, values=("yoy", "mom", "previous"),
        ),
        Column("what", TEXT, "The counted noun or measured property as printed.", nullable=True, example="专场培训"),
        Column("subject", TEXT, "Who or what the figure is about.", nullable=True),
        entity_reference("subject"),
        Column("period_start", DAY, "First day that the figure covers.", nullable=True),
        Column("period_end", DAY, "Last day that the figure covers.", nullable=True),
        Column("period_surface", TEXT, "The period as printed.", nullable=True, example="今年第三季度"),
        Column("group_id", TEXT, "Ties the figures of one stated fact within an article.", nullable=True),
        Column("quote_ordinal", INTEGER, "The quote that the figure stands in.", nullable=True, minimum=0),
        RULE,
        CONFIDENCE,
    ),
    surface="surface",
)  # fmt: skip

DATES = Table(
    "dates",
    "One row per calendar expression in headline or body",
    "Days, months, years and spans, resolved against the article's date.",
    key=("article_id", "ordinal"),
    columns=(
        *IN_PIECE,
        SURFACE,
        *EVIDENCE,
        Column("date_start", DAY, "First day.", nullable=True),
        Column("date_end", DAY, "Last day, inclusive.", nullable=True),
        Column(
            "granularity", TEXT, "How exact the expression is.", example="day",
            values=("day", "month", "quarter", "half", "year", "decade", "range", "vague"),
        ),
        Column(
            "basis", TEXT, "Whether the words name the date or point from the article's own.",
            values=("explicit", "relative"), example="explicit",
        ),
        RULE,
    ),
    surface="surface",
)  # fmt: skip

LOADS = Table(
    "loads",
    "One row per load",
    "When a load ran, by which rules, and how much it wrote.",
    key=("load_id",),
    columns=(
        LOAD_ID,
        Column("started_at", MOMENT, "When the load began."),
        Column("finished_at", MOMENT, "When it was published."),
        Column("status", TEXT, "How it ended.", values=("completed",), example="completed"),
        Column("extractor_version", TEXT, "Version of the rules."),
        Column("counts", TEXT, "Rows written by this load per table, as JSON."),
        Column("parameters", TEXT, "What the load was asked to do, as JSON."),
    ),
)

REJECTS = Table(
    "rejects",
    "One row per input that could not be used",
    "Nothing that was read is dropped silently: each input ends in documents or here.",
    key=("load_id", "source_uri"),
    columns=(
        LOAD_ID.pointing_to("loads.load_id"),
        SOURCE_URI,
        Column("reason", TEXT, "Short code.", example="empty", pattern="[a-z_]+"),
        Column("detail", TEXT, "What was wrong and what to do."),
        BYTE_COUNT.optional(),
        Column("rejected_at", MOMENT, "When it was rejected."),
    ),
)

TABLES: dict[str, Table] = {
    table.name: table
    for table in (
        DOCUMENTS, SOURCES, ARTICLES, ARTICLE_SIGNATURES, BYLINES, PARAGRAPHS, FURNITURE, MENTIONS, ENTITIES,
        AFFILIATIONS, QUOTES, STATISTICS, DATES, LOADS, REJECTS,
    )
}  # fmt: skip

EXTRACTED = tuple(t for t in TABLES.values() if t.by_document)
"""Tables whose rows are read off a document, in the order they are written."""
