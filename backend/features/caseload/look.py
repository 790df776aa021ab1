"""How the list is looked at: which of them, in which order, how many. All of it stands in the address."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Self
from urllib.parse import urlencode

ALL = "alle"
SORTS = ("waarom", "naam", "stap", "taken", "route", "gezien", "volgende")
TEAM, OWN = "team", "eigen"
PAGE = 100
MOST = 2_000
LONGEST = 60


@dataclass(frozen=True, slots=True)
class Look:
    toon: str = ALL
    zoek: str = ""
    van: str = TEAM  # everyone whose dossier one may open, or only those whom one does not look after for a colleague
    met: int = 0  # a colleague with whom one works on them
    volgorde: str = SORTS[0]  # with a minus: the other way round
    tot: int = PAGE
    wie: int = 0  # who stands beside the list

    @classmethod
    def of(cls, asked: Mapping[str, str], groups: tuple[str, ...]) -> Self:
        """What makes no sense is left out."""
        order = asked.get("volgorde", "")
        return cls(
            asked["toon"] if asked.get("toon") in groups else ALL,
            " ".join(asked.get("zoek", "").split())[:LONGEST],
            OWN if asked.get("van") == OWN else TEAM,
            _number(asked.get("met", "")),
            order if order.removeprefix("-") in SORTS else SORTS[0],
            min(max(PAGE, _number(asked.get("tot", ""))), MOST),
            _number(asked.get("wie", "")),
        )

    @property
    def sort(self) -> str:
        return self.volgorde.removeprefix("-")

    @property
    def is_reversed(self) -> bool:
        return self.volgorde.startswith("-")

    @property
    def query(self) -> str:
        """Only what differs from the usual."""
        asked = ((name, getattr(self, name), getattr(USUAL, name)) for name in self.__match_args__)
        return urlencode([(name, value) for name, value, usual in asked if value != usual])

    @property
    def address(self) -> str:
        return f"/clienten?{self.query}" if self.query else "/clienten"

    @property
    def everyone(self) -> "Look":
        """Nobody is left out."""
        return replace(USUAL, volgorde=self.volgorde)

    @property
    def is_narrow(self) -> bool:
        return self.but(toon=ALL, tot=PAGE, wie=0) != self.everyone

    @property
    def kept(self) -> "Look":
        """What a helper may give a name."""
        return self.but(tot=PAGE, wie=0)

    def but(self, **changes: Any) -> "Look":
        return replace(self, **changes)

    def by(self, sort: str) -> "Look":
        """Chosen again, the other way round."""
        turned = self.sort == sort and not self.is_reversed
        return self.but(volgorde=f"-{sort}" if turned else sort, wie=0)


USUAL = Look()


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else 0
