import tomllib
from pathlib import Path

import msgspec
import pytest

from backend.content import load, load_all
from backend.content.packs import ROOT
from backend.content.review import FOLDER, Review, load_review

NIJKERK = load_review("nijkerk")


def write(root: Path, name: str, text: str) -> None:
    (root / FOLDER).mkdir(exist_ok=True)
    (root / FOLDER / f"{name}.toml").write_text(text, "utf-8")


def test_nijkerk_has_its_choices_and_its_doubts() -> None:
    assert len(NIJKERK.choice) == 16
    assert any("Participatiewet in balans" in doubt for doubt in NIJKERK.doubts_about("voorschot"))
    assert NIJKERK.doubts_about("ind_brief") == []


def test_doubts_about_the_law_are_those_of_every_gemeente() -> None:
    for gemeente in load_all():
        assert load_review(gemeente).doubts_about("nareis")


def test_choices_are_those_of_one_gemeente() -> None:
    assert load_review("eemdorp").choice == ()


def test_every_task_that_a_note_names_is_in_some_pack() -> None:
    """A name with a typing error would be left out as if the gemeente had switched the task off."""
    known = {key for pack in load_all().values() for key in pack.tasks}
    for file in (ROOT / FOLDER).glob("*.toml"):
        notes = [note for found in tomllib.loads(file.read_text("utf-8")).values() for note in found]
        assert not {task for note in notes for task in note["tasks"]} - known


def test_every_task_of_low_confidence_says_what_is_not_sure() -> None:
    tasks = load("nijkerk").tasks.values()
    unsure = [task for task in tasks if task.confidence == "low"]
    assert unsure and all(NIJKERK.doubts_about(task.key) or "voorbeeld" in task.source for task in unsure)


def test_a_note_about_a_task_that_is_switched_off_goes_with_it(small: Path) -> None:
    (small / "dorp" / "tasks.toml").write_text('[[task]]\nkey = "school"\nenabled = false\n', "utf-8")
    notes = (("een", ["school"]), ("twee", ["school", "huurcontract"]), ("drie", []))
    write(small, "dorp", "\n".join(f'[[choice]]\ntext = "{text}"\ntasks = {tasks}' for text, tasks in notes))
    kept = load_review("dorp", small).choice
    assert [(note.text, note.tasks) for note in kept] == [("twee", ("huurcontract",)), ("drie", ())]


def test_the_notes_of_the_base_come_first(small: Path) -> None:
    write(small, "base", '[[unverified]]\ntext = "de wet"\ntasks = []\n')
    write(small, "dorp", '[[unverified]]\ntext = "het dorp"\ntasks = []\n')
    assert [note.text for note in load_review("dorp", small).unverified] == ["de wet", "het dorp"]


def test_a_gemeente_need_not_have_notes(small: Path) -> None:
    assert load_review("dorp", small) == Review()


@pytest.mark.parametrize("text", ['[[choise]]\ntext = "x"\ntasks = []\n', '[[choice]]\ntext = "x"\ntask = []\n'])
def test_a_file_that_does_not_fit_is_refused(small: Path, text: str) -> None:
    write(small, "dorp", text)
    with pytest.raises(msgspec.ValidationError):
        load_review("dorp", small)
