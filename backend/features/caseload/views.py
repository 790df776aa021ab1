"""A newcomer as a line of the list: who, why here, how far, when last seen."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from babel import Locale

from backend import content
from backend.core.clock import AMSTERDAM
from backend.features.caseload import rules
from backend.features.caseload.queries import Case
from backend.features.caseload.rules import Counts, Group, Reason


@dataclass(frozen=True, slots=True)
class Line:
    case: Case
    language: str
    numbers: list[int]  # of the steps that go on now
    days_ago: int | None  # since they were last seen

    @property
    def counts(self) -> Counts:
        return Counts(
            self.case.open, self.case.late, self.case.help, self.case.look, has_ended=self.case.ended_on is not None
        )

    @property
    def reason(self) -> Reason:
        return rules.reason(self.counts)

    @property
    def group(self) -> Group:
        return rules.group(self.counts)


def lines(
    cases: Iterable[Case], steps: Mapping[int, Mapping[str, str]], pack: content.Pack, language: str, today: date
) -> list[Line]:
    """Whoever needs a helper most is the first."""
    found = (
        Line(
            case,
            _language_name(case.language, language),
            [step.number for key, step in pack.steps.items() if steps.get(case.traject, {}).get(key) == "current"],
            rules.days_ago(case.seen_at.astimezone(AMSTERDAM).date() if case.seen_at else None, today),
        )
        for case in cases
    )
    return sorted(found, key=lambda line: rules.place(line.counts, line.days_ago, line.case.name))


@cache
def _language_name(code: str, reader: str) -> str:
    """Arabisch, to a Dutch reader: staff need not read the language to know which it is."""
    return Locale.parse(reader).languages.get(code, code)  # type: ignore[no-any-return]  # Babel ships no types
