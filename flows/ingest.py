"""The Prefect flow `ingest`: list sources, transform batches, publish one snapshot.

What the steps do is in `flows.plan`, `flows.batch` and `flows.load`. Tasks are few and large, take
and return small values, and cache nothing: skipping finished work is the store's job, which knows
content and extractor version where Prefect would only know arguments.
"""

from datetime import date

from prefect import flow, task
from prefect.cache_policies import NO_CACHE

from flows import DEFAULT_WAREHOUSE
from flows.load import DIRECT, Steps, Summary, run_load
from flows.progress import watcher
from flows.request import make_request

STEPS = Steps(
    plan=task(name="list sources", cache_policy=NO_CACHE, persist_result=False)(DIRECT.plan),
    transform_batch=task(name="transform batch", cache_policy=NO_CACHE, persist_result=False)(
        DIRECT.transform_batch
    ),
    finish=task(name="publish", cache_policy=NO_CACHE, persist_result=False)(DIRECT.finish),
)


@flow(name="ingest", persist_result=False)
def ingest(
    sources: list[str],
    warehouse: str = DEFAULT_WAREHOUSE,
    publication: str | None = None,
    published_on: date | None = None,
) -> Summary:
    """Load raw pages into a warehouse and publish them as one snapshot.

    Raises:
        BaokuError: the request cannot be carried out, or a row breaks a rule; nothing was published.
    """
    request = make_request(
        sources=sources, warehouse=warehouse, publication=publication, published_on=published_on
    )
    return run_load(request, STEPS, watcher.get())
