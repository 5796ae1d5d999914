"""Figures find the quote that they stand in and the entity that they are about."""

from transforms.links import link_quotes, link_subjects
from transforms.quotes import Quote
from transforms.records import Mention, Statistic

FIGURE = Statistic(
    surface="八座", start=20, end=22, kind="count", value=8.0, value_high=None, bound="exact", unit="座",
    base_value=8.0, base_unit="座", per=None, change=None, basis=None, what="水厂", subject="江岸区",
    subject_entity_id=None, period_start=None, period_end=None, period_surface=None, group_id=None,
    quote_ordinal=None, rule="test", confidence=1.0,
)  # fmt: skip


def quote(start: int, end: int) -> Quote:
    return Quote(
        kind="direct", text="……", start=start, end=end, speaker=None, speaker_title=None,
        speaker_entity_id=None, cue=None, rule="test",
    )  # fmt: skip


def test_a_figure_is_given_the_quote_around_it() -> None:
    (linked,) = link_quotes([FIGURE], [quote(0, 10), quote(15, 30)])
    assert linked.quote_ordinal == 1


def test_a_figure_outside_of_quotes_has_none() -> None:
    (linked,) = link_quotes([FIGURE], [quote(0, 10), quote(21, 30)])
    assert linked.quote_ordinal is None


def test_a_subject_is_the_entity_that_is_printed_so() -> None:
    mention = Mention("place", "江岸区", 0, 3, "江岸区", "420102", "0123456789abcdef", "test", 1.0)
    (linked,) = link_subjects([FIGURE], [mention])
    assert linked.subject_entity_id == "0123456789abcdef"
    assert link_subjects([FIGURE], []) == [FIGURE]
