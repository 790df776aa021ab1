"""A pack in the making: the entries that fit the schema, and the mistakes found so far."""

from backend.content.entry import Entry
from backend.content.fit import E, Misfit, build
from backend.content.marks import marked
from backend.content.merge import Layers
from backend.content.schema import KINDS


class Draft:
    def __init__(self, layers: Layers) -> None:
        self.problems = layers.problems
        self._tables = layers.tables
        self._raw = layers.entries
        self._built: dict[str, dict[str, Entry]] = {kind: {} for kind in KINDS}
        for name, kind in KINDS.items():
            for key, raw in self._raw[name].items():
                try:
                    self._built[name][key] = build(kind, _without(layers.switched_off, kind, raw.fields))
                except Misfit as misfit:
                    self.problems.extend(raw.problem(*mistake) for mistake in misfit.mistakes)

    def of(self, kind: type[E]) -> dict[str, E]:
        """The entries of one kind that fit the schema, in order."""
        [name] = [name for name, each in KINDS.items() if each is kind]
        return {key: entry for key, entry in self._built[name].items() if isinstance(entry, kind)}

    def has(self, name: str, key: str) -> bool:
        """Whether an entry exists, be it right or wrong."""
        return key in (self._tables["anchors"].fields if name == "anchor" else self._raw[name])

    def table(self, name: str) -> dict[str, str]:
        """The meaning of each fact or anchor."""
        return {key: str(meaning) for key, meaning in self._tables[name].fields.items()}

    def wrong(self, kind: str, key: str, field: str, text: str) -> None:
        """Report a mistake in an entry, or in a table when there is no kind."""
        raw = self._raw[kind][key] if kind else self._tables[key]
        self.problems.append(raw.problem(field, text))


def _without(switched_off: list[tuple[str, str]], kind: type[Entry], fields: dict[str, object]) -> dict[str, object]:
    """What a gemeente switches off disappears from every list that names it: one line is enough."""
    names = marked(kind, "names")
    lists = {name: value for name, value in fields.items() if isinstance(value, list) and name in names}
    return fields | {
        name: [each for each in value if (names[name], each) not in switched_off] for name, value in lists.items()
    }
