"""The numbers of the jobs in the text format of Prometheus. No names, no addresses."""

from collections.abc import Iterable, Iterator
from datetime import timedelta

from backend.core import clock, db
from backend.features.push import queries

MEDIA_TYPE = "text/plain; version=0.0.4"
KEPT_DAYS = 180  # as long as the tallies are kept: until then a counter never falls

Value = tuple[str, float]  # the labels as they stand between braces, and the number


async def exposition() -> str:
    sums, waiting = await queries.tallies(KEPT_DAYS), await queries.waiting()
    ended = [(f'kind="{each.kind}",outcome="{each.outcome}"', float(each.number)) for each in sums]
    late = [(f'kind="{each.kind}",outcome="{each.outcome}"', float(each.late_seconds)) for each in sums]
    due = [(f'kind="{each.kind}"', float(each.number)) for each in waiting]
    oldest = [(f'kind="{each.kind}"', seconds(clock.now() - each.oldest)) for each in waiting]
    lines = (
        *family("wegwijs_jobs_total", "counter", "Jobs that ended, by how", ended),
        *family("wegwijs_jobs_late_seconds_total", "counter", "Seconds after they were due, together", late),
        *family("wegwijs_jobs_due", "gauge", "Jobs that are due and not done", due),
        *family("wegwijs_jobs_oldest_seconds", "gauge", "How long the oldest of them is due", oldest),
        *family("wegwijs_push_subscriptions", "gauge", "Browsers that get messages", await subscriptions()),
    )
    return "\n".join(lines) + "\n"


def family(name: str, kind: str, about: str, values: Iterable[Value]) -> Iterator[str]:
    yield f"# HELP {name} {about}."
    yield f"# TYPE {name} {kind}"
    yield from (f"{name}{{{labels}}} {number:g}" for labels, number in values)


def seconds(span: timedelta) -> float:
    return round(span.total_seconds(), 1)


async def subscriptions() -> list[Value]:
    rows = await db.fetch(
        "SELECT refused IS NOT NULL, COUNT(*) FROM push_subscription GROUP BY refused IS NOT NULL ORDER BY 1"
    )
    return [(f'state="{"refused" if refused else "working"}"', float(number)) for refused, number in rows]
