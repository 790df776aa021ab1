from datetime import date
from pathlib import Path

import pytest

from backend.content import Pack, load, load_all
from backend.content.packs import ROOT


@pytest.fixture(scope="module")
def nijkerk() -> Pack:
    return load("nijkerk")


def test_every_shipped_pack_is_right():
    assert list(load_all()) == ["eemdorp", "nijkerk"]


@pytest.mark.parametrize(
    ("kind", "number"),
    [
        ("steps", 8),
        ("tasks", 79),
        ("items", 34),
        ("words", 150),
        ("organisations", 36),
        ("appointments", 17),
        ("holidays", 12),
        ("reasons", 13),
        ("cannot", 8),
        ("planning", 11),
        ("done", 4),
        ("notes", 4),
        ("reminders", 67),
        ("flags", 17),
        ("facts", 14),
        ("anchors", 19),
    ],
)
def test_nijkerk_has_all_its_content(nijkerk: Pack, kind: str, number: int):
    assert len(getattr(nijkerk, kind)) == number


def test_the_eight_steps_stand_in_order(nijkerk: Pack):
    assert [step.number for step in nijkerk.steps.values()] == list(range(1, 9))


def test_every_entry_stands_under_its_own_key(nijkerk: Pack):
    assert [task.key for task in nijkerk.tasks.values()] == list(nijkerk.tasks)
    assert [reminder.kind for reminder in nijkerk.reminders.values()] == list(nijkerk.reminders)


def test_a_deadline_is_a_span_from_an_anchor(nijkerk: Pack):
    brp = nijkerk.tasks["brp"]
    moving = date(2026, 5, 11)
    assert brp.anchor == "moving" and brp.opens and brp.due
    assert (brp.opens.after(moving), brp.due.after(moving)) == (date(2026, 4, 13), date(2026, 5, 16))


def test_a_field_that_is_empty_in_the_file_is_none(nijkerk: Pack):
    huisarts = nijkerk.tasks["huisarts"]
    assert (huisarts.advise, huisarts.accepted_by, huisarts.repeat) == (None, None, None)


def test_a_task_says_only_the_facts_it_asks_for(nijkerk: Pack):
    conditions = nijkerk.tasks["nareis"].applies.conditions()
    assert conditions == {"doelgroep": ("asielvergunning",), "has_family_abroad": True}
    assert nijkerk.tasks["ind_brief"].applies.conditions() == {}


def test_ontzorgen_is_for_bijstand_with_an_asylum_permit(nijkerk: Pack):
    """Pw 56a: not for their relatives with a regular permit."""
    for key in ("ontzorgen", "zelf_betalen", "ontzorgen_einde"):
        conditions = nijkerk.tasks[key].applies.conditions()
        assert conditions == {"bijstand": True, "doelgroep": ("asielvergunning",)}


def test_a_helper_is_invited_to_the_intake_only_if_the_newcomer_wants(nijkerk: Pack):
    """The right to be alone with the klantmanager: Bi 5.2 lid 2."""
    intake = nijkerk.appointments["brede_intake"]
    assert "begeleider" not in intake.who and "begeleider" in intake.optional_who


def test_the_gemeente_stands_in_its_texts_by_name(nijkerk: Pack):
    assert nijkerk.text("{gemeente} becomes your gemeente") == "Nijkerk becomes your gemeente"
    assert nijkerk.text("Morgen om {tijd}") == "Morgen om {tijd}"


@pytest.mark.parametrize("name", ["Nijkerk", "Integratiewerk", "GBLT", "Sigma", "Afvalwijzer", "Amersfoort"])
def test_the_base_is_of_no_gemeente(name: str):
    files = [path for path in (ROOT / "base").iterdir() if name.lower() in path.read_text("utf-8").lower()]
    assert files == []


def test_the_review_names_every_task_that_is_not_sure(nijkerk: Pack):
    review = Path(ROOT / "nijkerk" / "REVIEW.md").read_text("utf-8")
    unsure = {key for key, task in nijkerk.tasks.items() if task.confidence != "high"}
    assert {key for key in nijkerk.tasks if f"- `{key}` (" in review} == unsure
