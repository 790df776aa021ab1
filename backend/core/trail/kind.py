"""What there is to say of a kind of event, and to whom."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import NamedTuple

from backend.core.texts import N_

# Who on the team of a traject may know it, by role; the newcomer is of their own team.
ALL = ("newcomer", "begeleider", "klantmanager", "docent")
TEAM = ("begeleider", "klantmanager", "docent")
# A docent has no part in the facts, the home and the phone.
CASEWORK = ("newcomer", "begeleider", "klantmanager")
# Of the way to the diploma a begeleider knows the name of the route, a docent the lessons; what an exam or DUO said,
# and what the plan says, is between the newcomer and the college.
STUDY = ("newcomer", "klantmanager", "docent")
COLLEGE = ("newcomer", "klantmanager")
DECIDERS = ("klantmanager",)
OWN = ("newcomer",)
NOBODY = ()  # of no dossier

SOMEBODY = N_("Iemand")


class Group(NamedTuple):
    title: str
    neutral: str  # one of them, to who may know that it was and not what it was


GROUPS = {
    "taken": Group(N_("Taken"), N_("Taak")),
    "afspraken": Group(N_("Afspraken"), N_("Afspraak of huisbezoek")),
    "plan": Group(N_("Plan"), N_("Plan of intake")),
    "leren": Group(N_("Leren"), N_("Leren")),
    "notities": Group(N_("Notities"), N_("Notitie")),
    "mensen": Group(N_("Mensen"), N_("Team of gezin")),
    "gegevens": Group(N_("Gegevens"), N_("Gegevens of stap")),
    "telefoon": Group(N_("Telefoon"), N_("Telefoon")),
    "papier": Group(N_("Documenten"), N_("Document opgehaald")),
    "rechten": Group(N_("Rechten en accounts"), N_("Account")),
    "inloggen": Group(N_("Inloggen"), N_("Inloggen")),
    "inhoud": Group(N_("Inhoud"), N_("Inhoud")),
    "uitvoer": Group(N_("Downloads"), N_("Download")),
}


@dataclass(frozen=True, slots=True)
class Kind:
    group: str
    sees: Collection[str]
    sentence: str = ""  # in the dossier
    more: tuple[str, ...] = ()  # what of its data is said behind that
    neutral: str = ""  # to a beheerder, who sees nothing of a dossier; else as its group says
    nobody: str = SOMEBODY  # who did it where no person did

    @property
    def in_audit(self) -> str:
        return self.neutral or GROUPS[self.group].neutral
