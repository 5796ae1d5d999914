"""What a load is asked to do, checked before anything is touched."""

from datetime import date
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from flows import DEFAULT_WAREHOUSE
from warehouse.errors import RequestError

FIRST_NEWSPAPER_YEAR = 1815  # 察世俗每月統記傳, the first modern periodical in Chinese


class LoadRequest(BaseModel):
    """Parameters of one load; the command line and the Prefect flow both pass through here."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    sources: tuple[str, ...] = Field(min_length=1)
    warehouse: Path = Path(DEFAULT_WAREHOUSE)
    publication: str | None = Field(default=None, min_length=1)
    published_on: date | None = None

    @field_validator("published_on")
    @classmethod
    def _plausible(cls, day: date | None) -> date | None:
        if day and not FIRST_NEWSPAPER_YEAR <= day.year <= date.today().year + 1:  # noqa: DTZ011 -- an issue date has no zone
            raise ValueError(f"{day} is no date of a newspaper; give the issue date as YYYY-MM-DD")
        return day


def make_request(**parameters: object) -> LoadRequest:
    """A checked request.

    Raises:
        RequestError: a parameter is missing or wrong; the message names it and what it should be.
    """
    try:
        return LoadRequest.model_validate(parameters)
    except ValidationError as error:
        problems = "; ".join(
            f"{'.'.join(map(str, e['loc']))}: {e['msg']} (given: {e['input']!r})" for e in error.errors()
        )
        raise RequestError(
            f"The load cannot start. {problems}. Dates are written YYYY-MM-DD; see `baoku run --help`."
        ) from error
