"""What an extractor may know about the article around a passage."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Anchor:
    """The day that relative expressions resolve against, as far as it is known.

    `issue` is the newspaper's date, `dateline` the day in the article's dateline (本报北京1月1日电),
    `year` the year of the page where no day is known. Each may be missing.
    """

    issue: date | None = None
    dateline: date | None = None
    year: int | None = None

    @property
    def today(self) -> date | None:
        """The day that 今天 means: the dateline's, else the issue's."""
        return self.dateline or self.issue
