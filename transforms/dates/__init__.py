"""Calendar expressions: found, resolved against the article's day, and read off datelines.

The public functions stand here; each module of the package tells one part of the story.
"""

from transforms.dates.finder import find_dates
from transforms.dates.issue_dates import infer_issue_date, infer_year, parse_dateline_day

__all__ = ["find_dates", "infer_issue_date", "infer_year", "parse_dateline_day"]
