"""What must hold between the entries of a pack, once each of them fits the schema."""

import re
from collections.abc import Iterator, Mapping

import msgspec

from backend.content import flags, picture, reminding
from backend.content.answers import Holiday, Reminder
from backend.content.contrast import contrast
from backend.content.draft import Draft
from backend.content.entry import Entry
from backend.content.flags import Flag
from backend.content.gemeente import Gemeente
from backend.content.guide import Step
from backend.content.marks import marked, values
from backend.content.overlay import EDITION
from backend.content.problems import Problem
from backend.content.reminding import Reminding
from backend.content.schema import KINDS
from backend.content.sets import TaskSet, set_mistakes
from backend.content.task import Applies, Task
from backend.content.task_checks import check_tasks

PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
FILLED_BY_PACK = ("gemeente",)
FILLED_BY_REMINDER = (
    "taak",
    "afspraak",
    "dag",
    "tijd",
    "plaats",
    "naam",
    "ander",
    "tot",
    "aantal",
    "bericht",
    "organisatie",
    "dagen",
)

READABLE = 4.5  # WCAG 2.1 AA for text
COLOURS_TOGETHER = (("on_brand", "brand"), ("on_brand", "brand_deep"), ("brand_deep", "brand_soft"))


def check(draft: Draft, gemeente: str) -> None:
    """Report every mistake to the draft."""
    for name, kind in KINDS.items():
        for key, entry in draft.of(kind).items():
            _check_references(draft, name, key, entry)
            _check_placeholders(draft, name, key, entry)
    _check_facts(draft)
    _check_steps(draft)
    _check_holidays(draft)
    _check_numbers(draft)
    check_tasks(draft)
    _check_sets(draft)
    for entry in draft.of(Gemeente).values():
        _check_gemeente(draft, entry, gemeente)


def _check_references(draft: Draft, name: str, key: str, entry: Entry) -> None:
    for field, other in marked(type(entry), "names").items():
        for each in values(entry, field):
            if not draft.has(other, each):
                draft.wrong(name, key, field, f"there is no {other} {each}")


def _check_placeholders(draft: Draft, name: str, key: str, entry: Entry) -> None:
    known = (*FILLED_BY_PACK, *FILLED_BY_REMINDER) if name == "reminder" else FILLED_BY_PACK
    for field in entry.__struct_fields__:
        for text in values(entry, field):
            for found in PLACEHOLDER.findall(text):
                if found not in known:
                    draft.wrong(name, key, field, f"{{{found}}} is not one of {', '.join(known)}")
            if set("{}") & set(PLACEHOLDER.sub("", text)):
                draft.wrong(name, key, field, f"a brace is missing in {text!r}")


def placeholders(text: str) -> set[str]:
    return set(PLACEHOLDER.findall(text))


def translation_mistakes(translations: Mapping[str, Mapping[str, str]]) -> Iterator[Problem]:
    """What is filled in must be the same in every language."""
    for code, said in translations.items():
        for text, translation in said.items():
            if placeholders(text) != placeholders(translation) or set("{}") & set(PLACEHOLDER.sub("", translation)):
                yield Problem(f"{EDITION}{code}", text, "", f"{translation!r} does not fill in the same")


def _check_facts(draft: Draft) -> None:
    """[facts] says what each fact means; which facts there are is for `Applies` to say."""
    known = {field.name for field in msgspec.structs.fields(Applies)}
    for fact in sorted(draft.table("facts").keys() ^ known):
        text = "has no meaning here" if fact in known else "is not a fact that a task can ask for"
        draft.wrong("", "facts", fact, text)


def _check_steps(draft: Draft) -> None:
    for number, (key, step) in enumerate(draft.of(Step).items(), 1):
        if step.number != number:
            draft.wrong("step", key, "number", f"{step.number} is not {number}: steps stand in order")


def _check_holidays(draft: Draft) -> None:
    for key, holiday in draft.of(Holiday).items():
        if holiday.last < holiday.first:
            draft.wrong("holiday", key, "last", f"{holiday.last} is before the first day")


def _check_sets(draft: Draft) -> None:
    tasks = draft.of(Task)
    for key, one in draft.of(TaskSet).items():
        for field, text in set_mistakes(one, tasks):
            draft.wrong("set", key, field, text)


def _check_numbers(draft: Draft) -> None:
    """What a gemeente sets itself, within what stays safe."""
    for key, flag in draft.of(Flag).items():
        for mistake in flags.mistakes(flag):
            draft.wrong("flag", key, *mistake)
    for key, said in draft.of(Reminding).items():
        for mistake in reminding.mistakes(said):
            draft.wrong("reminding", key, *mistake)
    for key, reminder in draft.of(Reminder).items():
        for mistake in reminding.lead_mistakes(reminder):
            draft.wrong("reminder", key, *mistake)


def _check_gemeente(draft: Draft, entry: Gemeente, folder: str) -> None:
    if entry.key != folder:
        draft.wrong("gemeente", entry.key, "key", f"is not the name of its folder, {folder}")
    if "nl" not in entry.languages:
        draft.wrong("gemeente", entry.key, "languages", "nl is missing: it is the source")
    if entry.logo:
        _check_logo(draft, entry)
    for text, ground in COLOURS_TOGETHER:
        ratio = contrast(getattr(entry.theme, text), getattr(entry.theme, ground))
        if ratio < READABLE:
            draft.wrong("gemeente", entry.key, f"theme.{ground}", f"{text} cannot be read on it: {ratio:.1f}")


def _check_logo(draft: Draft, entry: Gemeente) -> None:
    try:
        picture.of(entry.logo)
    except picture.Unfit as unfit:
        draft.wrong("gemeente", entry.key, "logo", f"cannot be shown: its {unfit.why} is wrong")
