"""The frame of a task as a form has it: whose it is, on which step, how it comes, and its days."""

import re
from collections.abc import Mapping
from datetime import date, timedelta

from backend import content
from backend.content import Pack, Span, Task
from backend.content.frame import FRAME, SPANS
from backend.core import texts
from backend.core.errors import Invalid
from backend.core.texts import N_

NO_NUMBER = N_("Vul een heel getal in, zoals 2. Of laat het leeg.")
NO_CHOICE = N_("Kies iets uit de lijst.")
NOTHING_TO_COUNT = N_("Kies eerst vanaf welk moment u telt.")
FROM_WHEN = N_("Vul in vanaf wanneer de taak te zien is. 0 is op de dag zelf.")
LATER_THAN_LAW = N_("Dit is later dan de wet zegt. Kies een dag die niet later is.")
ANCHOR_OF_LAW = N_("De wet telt vanaf een ander moment. Dat blijft zo.")
ON_LISTS = N_("Deze taak staat al op lijsten. Maak een nieuwe taak voor een ander doel.")

LABELS = {
    "actor": N_("Wie doet het?"),
    "step": N_("Bij welke stap?"),
    "subject": N_("Voor wie?"),
    "start": N_("Hoe komt de taak op een lijst?"),
    "anchor": N_("Vanaf welk moment tellen de dagen?"),
    "opens": N_("Te zien vanaf"),
    "advise": N_("Aangeraden dag"),
    "due": N_("Laatste dag"),
    "repeat": N_("Komt terug na"),
}
ACTORS = {
    "newcomer": N_("De inburgeraar"),
    "begeleider": N_("De begeleider"),
    "klantmanager": N_("De gemeente"),
    "taalschool": N_("De taalschool"),
}
SUBJECTS = {
    "person": N_("Ieder gezinslid apart"),
    "adult": N_("Ieder van 18 jaar of ouder"),
    "household": N_("Eén keer voor het gezin"),
    "child": N_("Ieder kind apart"),
}
# For each child a task needs ages, which no form asks.
TO_CHOOSE = {subject: label for subject, label in SUBJECTS.items() if subject != "child"}
STARTS = {
    "auto": N_("Vanzelf, op elke nieuwe lijst"),
    "on_request": N_("Een helper zet de taak erbij"),
    "off": N_("Niet meer: op geen nieuwe lijst"),
}
UNITS = {
    "D": N_("dagen daarna"),
    "W": N_("weken daarna"),
    "M": N_("maanden daarna"),
    "Y": N_("jaren daarna"),
    "-D": N_("dagen ervoor"),
    "-W": N_("weken ervoor"),
    "-M": N_("maanden ervoor"),
    "-Y": N_("jaren ervoor"),
}
FORWARD = {unit: label for unit, label in UNITS.items() if unit[0] != "-"}
CHOICES = {"actor": ACTORS, "subject": SUBJECTS, "start": STARTS}
ON_LAW = {"due": LATER_THAN_LAW, "repeat": LATER_THAN_LAW}
UNIT_OF = "-in"  # "due" is the number, "due-in" what it counts
NAMES = {*LABELS, *(span + UNIT_OF for span in SPANS)}
# Any day on which a clock can start: months and leap years differ.
FOUR_YEARS = tuple(date(2024, 1, 1) + timedelta(days=day) for day in range(1461))


def typed_of(task: Task) -> dict[str, str]:
    """As the form would send it."""
    frame = content.frame_of(task)
    typed = {name: frame[name] for name in LABELS if name not in SPANS}
    for name in SPANS:
        typed[name], typed[name + UNIT_OF] = _parts(frame[name])
    return typed


def _parts(span: str) -> tuple[str, str]:
    sign, number, unit = re.fullmatch(r"(-?)P(\d+)([DWMY])", span).groups() if span else ("", "", "W")  # type: ignore[union-attr]  # a pack counts in one unit
    return number, sign + unit


def read(task: Task, pack: Pack, typed: Mapping[str, str]) -> content.Frame:
    """The frame that the form says. Raises Invalid with a sentence for each mistake."""
    known: Mapping[str, Mapping[str, object]] = {**CHOICES, "step": pack.steps, "anchor": pack.anchors}
    wrong = {name: NO_CHOICE for name, choices in known.items() if typed.get(name) not in choices}
    wrong |= {name: NO_NUMBER for name in SPANS if not _is_span(typed, name)}
    if not wrong:
        wrong |= _without_clock(typed)
    if wrong:
        raise Invalid(**wrong)
    frame = {name: _span(typed, name) if name in SPANS else typed[name] for name in LABELS}
    basis = task.due_basis if task.due_basis in ("law", "letter") else "target" if frame["due"] else "none"
    return frame | {"due_basis": basis}


def _is_span(typed: Mapping[str, str], name: str) -> bool:
    units = FORWARD if name == "repeat" else UNITS
    return re.fullmatch("[0-9]{0,3}", typed.get(name, "")) is not None and typed.get(name + UNIT_OF) in units


def _span(typed: Mapping[str, str], name: str) -> str:
    """As TOML has it, the same length always in the same words."""
    number, unit = typed.get(name, ""), typed[name + UNIT_OF]
    return str(Span.parse(f"{unit[:-1]}P{int(number)}{unit[-1]}")) if number else ""


def _without_clock(typed: Mapping[str, str]) -> dict[str, str]:
    given = [name for name in ("opens", "advise", "due") if typed.get(name)]
    if typed["anchor"] == "none":
        return dict.fromkeys(given, NOTHING_TO_COUNT)
    return {} if "opens" in given else {"opens": FROM_WHEN}


def changed(published: Task, frame: content.Frame) -> content.Frame:
    now = content.frame_of(published)
    return {name: frame[name] for name in FRAME if frame[name] != now[name]}


def unlawful(law: Task, task: Task) -> dict[str, str]:
    """Where a task that the law gives a last day would give more time than that."""
    if law.due_basis != "law":
        return {}
    if task.anchor != law.anchor:
        return {"anchor": ANCHOR_OF_LAW}
    return {name: text for name, text in ON_LAW.items() if is_later(getattr(task, name), getattr(law, name))}


def is_later(span: Span | None, law: Span | None) -> bool:
    """No last day at all is later than any."""
    if law is None or span is None or span == law:
        return law is not None and span is None
    return any(span.after(day) > law.after(day) for day in FOUR_YEARS)


def worded(name: str, text: str, code: str, pack: Pack) -> str:
    """For who reads a proposal."""
    words = texts.of(code)
    if name in SPANS:
        number, unit = _parts(text)
        return f"{number} {words.plain(UNITS[unit])}" if text else ""
    if name == "step":
        return texts.plainly(code, pack)(pack.steps[text].title) if text in pack.steps else text
    if name == "anchor":
        return pack.anchors.get(text, text)
    return words.plain(CHOICES[name][text]) if text in CHOICES[name] else text
