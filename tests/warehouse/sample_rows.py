"""One small warehouse's worth of rows that keep every rule."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from warehouse.gate import to_arrow, write
from warehouse.tables import TABLES

TEXT = "江岸区新建八座水厂\n本报讯（记者　李　明）江岸区水务局局长王大川说：“今年新建了八座水厂。”"
DOCUMENT = "0123456789abcdef"
ARTICLE = f"{DOCUMENT}-a000"
ENTITY = "fedcba9876543210"
LOAD = "20260101T000000Z-0000"
NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)


def span(surface: str) -> dict[str, Any]:
    start = TEXT.index(surface)
    return {"surface": surface, "start": start, "end": start + len(surface)}


def _blank(table: str, **values: Any) -> dict[str, Any]:
    return dict.fromkeys(TABLES[table].column_names) | values


def valid_rows() -> dict[str, list[dict[str, Any]]]:
    place = {"document_id": DOCUMENT, "article_id": ARTICLE, "ordinal": 0, "rule": "test"}
    name = {"start": TEXT.index("李"), "end": TEXT.index("明") + 1}
    quote = span("今年新建了八座水厂。")
    furniture = span("江岸区新建八座水厂")
    body = {"start": TEXT.index("本报讯"), "end": len(TEXT)}
    moments = {"started_at": NOON, "finished_at": NOON}
    return {
        "documents": [
            _blank(
                "documents", document_id=DOCUMENT, sha256=DOCUMENT * 4, source_uri="file:///p.txt",
                encoding="utf-8", byte_count=200, char_count=len(TEXT), text=TEXT,
                extractor_version="1", load_id=LOAD, published_on=date(2026, 1, 1),
                published_on_basis="given", script="Hans",
            )
        ],
        "sources": [
            _blank(
                "sources", source_uri="file:///p.txt", document_id=DOCUMENT, byte_count=200,
                modified_at=NOON, extractor_version="1", first_load_id=LOAD, last_load_id=LOAD,
                status="current",
            )
        ],
        "articles": [
            _blank(
                "articles", **place, **{k: furniture[k] for k in ("start",)}, end=len(TEXT),
                headline="江岸区新建八座水厂", title="江岸区新建八座水厂", genre="report", text="……",
                char_count=2, confidence=0.9, published_on=date(2026, 1, 1), published_on_basis="given",
            )
        ],
        "article_signatures": [
            _blank(
                "article_signatures", **place, fingerprint=DOCUMENT, shingle_count=40,
                bands=[-(2**63), 2**63 - 1],
            )
        ],
        "bylines": [
            _blank("bylines", **place, **name, role="reporter", role_surface="记者", name="李明")
        ],
        "paragraphs": [
            _blank("paragraphs", **place, **body, text="……", breaks=[], kind="body")
        ],
        "furniture": [
            {
                "document_id": DOCUMENT, "ordinal": 0, "kind": "banner", "text": furniture["surface"],
                "start": furniture["start"], "end": furniture["end"], "rule": "test",
            }
        ],
        "mentions": [
            _blank(
                "mentions", **place, **span("江岸区水务局"), entity_id=ENTITY, kind="organisation",
                name="江岸区水务局", place_code="420102", confidence=0.8,
            )
        ],
        "entities": [
            _blank(
                "entities", entity_id=ENTITY, kind="organisation", name="江岸区水务局", aliases=[],
                place_code="420102", mention_count=1, article_count=1,
            )
        ],
        "affiliations": [
            _blank(
                "affiliations", **place, person="王大川", person_entity_id=ENTITY,
                organisation="江岸区水务局", organisation_entity_id=ENTITY, title="局长", start=20, end=24,
            )
        ],
        "quotes": [
            _blank(
                "quotes", **place, kind="direct", text=quote["surface"], start=quote["start"],
                end=quote["end"], speaker="王大川", speaker_title="局长", speaker_entity_id=ENTITY, cue="说",
            )
        ],
        "statistics": [
            _blank(
                "statistics", **place, **span("八座"), kind="count", value=8.0, value_high=9.0,
                bound="exact", unit="座", what="水厂", change="increase", basis="yoy",
                subject_entity_id=ENTITY, period_start=date(2026, 1, 1), period_end=date(2026, 12, 31),
                period_surface="今年", quote_ordinal=0, confidence=0.9,
            )
        ],
        "dates": [
            _blank(
                "dates", **place, **span("今年"), date_start=date(2026, 1, 1),
                date_end=date(2026, 12, 31), granularity="year", basis="relative",
            )
        ],
        "loads": [
            _blank(
                "loads", load_id=LOAD, **moments, status="completed", extractor_version="1", counts="{}",
                parameters="{}",
            )
        ],
        "rejects": [
            _blank(
                "rejects", load_id=LOAD, source_uri="file:///q.txt", reason="empty", detail="…",
                rejected_at=NOON,
            )
        ],
    }  # fmt: skip


def write_tables(rows: dict[str, list[dict[str, Any]]], folder: Path) -> dict[str, list[Path]]:
    files = {}
    for name, table in TABLES.items():
        path = folder / name / "all.parquet"
        path.parent.mkdir(parents=True, exist_ok=True)
        write(to_arrow(table, rows[name]), path)
        files[name] = [path]
    return files
