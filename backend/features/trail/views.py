"""What was done in a gemeente, as rows of a sheet."""

from collections.abc import Iterable, Iterator

from backend.core import texts
from backend.core.access import Person
from backend.core.clock import AMSTERDAM
from backend.core.pages.environment import ROLE_NAMES
from backend.core.texts import N_
from backend.core.trail.kinds import KINDS
from backend.features.trail.queries.deeds import Deed

HEAD = (N_("Dag"), N_("Tijd"), N_("Wie"), N_("Rol"), N_("Wat"), N_("Dossier"), N_("Over"))


def rows(deeds: Iterable[Deed], me: Person) -> Iterator[list[str]]:
    words = texts.of(me.language)
    yield [words.plain(each) for each in HEAD]
    for deed in deeds:
        yield [
            deed.at.astimezone(AMSTERDAM).date().isoformat(),
            words.time(deed.at),
            deed.who or "",
            words.plain(ROLE_NAMES[deed.role]) if deed.role else "",
            words.plain(KINDS[deed.verb].in_audit),
            deed.newcomer or "",
            deed.whom or "",
        ]
