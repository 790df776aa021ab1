"""How the list is looked at: whose questions, and in which groups. All of it stands in the address."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Self
from urllib.parse import urlencode

SCOPES, GROUPS = ("", "team"), ("", "wie", "soort")


@dataclass(frozen=True, slots=True)
class Look:
    toon: str = ""  # team: also what others of the team look after
    groep: str = ""  # by newcomer, or by what it is; else all in one row

    @classmethod
    def of(cls, asked: Mapping[str, str]) -> Self:
        """What makes no sense is left out."""
        toon, groep = asked.get("toon", ""), asked.get("groep", "")
        return cls(toon if toon in SCOPES else "", groep if groep in GROUPS else "")

    @property
    def of_team(self) -> bool:
        return self.toon == "team"

    @property
    def query(self) -> str:
        return urlencode([(name, value) for name in self.__match_args__ if (value := getattr(self, name))])

    @property
    def address(self) -> str:
        return f"/werk?{self.query}" if self.query else "/werk"

    @property
    def back(self) -> str:
        """What a form says of where to go afterwards."""
        return "op=werk" + (f"&{self.query}" if self.query else "")

    def but(self, **changes: Any) -> "Look":
        return replace(self, **changes)
