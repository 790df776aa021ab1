"""Sheets of A4 on which a text stands in two languages: the reader's own where they begin to read, Dutch beside it."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple, cast
from unicodedata import bidirectional, name

from babel.core import get_global
from fpdf import FPDF
from fpdf.enums import XPos, YPos

from backend.core import texts
from backend.core.settings import ROOT
from backend.core.texts import N_, SOURCE

FONTS = ROOT / "static" / "vendor"
LATIN, ARABIC, ETHIOPIC = "latin", "arabic", "ethiopic"
FILES = {LATIN: "NotoSans", ARABIC: "NotoSansArabic", ETHIOPIC: "NotoSansEthiopic"}
# By the name of a script (ISO 15924), and by the first word of the name of a letter; other letters are in the first.
FAMILIES = {"Latn": LATIN, "Cyrl": LATIN, "Grek": LATIN, "Arab": ARABIC, "Ethi": ETHIOPIC}
LETTERS = {"ARABIC": ARABIC, "ETHIOPIC": ETHIOPIC}
UNKNOWN_TO_BABEL = {"prs": "Arab"}

MARGIN, GUTTER, PAGE = 18.0, 8.0, 210.0  # mm
RULED = 3.0  # below a line
LINE = 1.5  # of the size of the letters
MM_A_POINT = 25.4 / 72

INK, BLUE, MUTED, GREEN, RULE = (27, 42, 41), (31, 79, 163), (79, 94, 92), (11, 95, 87), (228, 221, 208)
Colour = tuple[int, int, int]


class Look(NamedTuple):
    size: float
    style: str = ""
    colour: Colour = INK


TITLE, HEADING, NAME, BODY, SMALL = Look(20, "B", GREEN), Look(14, "B", GREEN), Look(10, "", MUTED), Look(11), Look(9)


NOT_ON_PAPER = N_("Wij kunnen uw taal niet op papier zetten. Daarom staat alles in het Nederlands.")


def script_of(code: str) -> str:
    """In which a language is written; "" where nobody knows."""
    _, _, rest = get_global("likely_subtags").get(code, "").partition("_")
    return UNKNOWN_TO_BABEL.get(code) or rest.partition("_")[0]


def printable(code: str) -> str:
    """The language itself, or Dutch: where there are no texts in it, or no font has its letters."""
    return code if code in texts.languages() and script_of(code) in FAMILIES else SOURCE


class Both(NamedTuple):
    """The same in two languages."""

    own: str
    dutch: str


def family_of(letter: str) -> str:
    return LETTERS.get(name(letter, "").partition(" ")[0], LATIN)


def says(code: str) -> Callable[..., Both]:
    """Puts a text of ours into both languages; a day among the values is written as each writes it."""

    def say(text: str, **values: object) -> Both:
        return Both(_filled(code, text, values), _filled(SOURCE, text, values))

    return say


def _filled(code: str, text: str, values: dict[str, object]) -> str:
    return texts.of(code).plain(text, **{name: _worded(code, value) for name, value in values.items()})


def _worded(code: str, value: object) -> object:
    """A paper is read in other years too."""
    return texts.of(code).date_part(value, "EEEE d MMMM y") if isinstance(value, date) else value


class Sheet(FPDF):
    """`wanted`: the language of the reader. Where it cannot be printed, the sheet is in Dutch and says so itself."""

    def __init__(self, wanted: str, title: str) -> None:
        super().__init__(format="A4")
        self.code = code = printable(wanted)
        self.two, self.in_their_place = code != SOURCE, code != wanted
        self.right_to_left = texts.languages()[code].dir == "rtl"
        self.set_margins(MARGIN, MARGIN, MARGIN)
        self.set_auto_page_break(True, MARGIN)
        self.set_title(title)
        self.set_lang(code)
        self.add_page()

    @property
    def column(self) -> float:
        whole = PAGE - 2 * MARGIN
        return (whole - GUTTER) / 2 if self.two else whole

    def begin(self, title: Both, whose: str) -> None:
        self.both(title, TITLE, after=1)
        self.both(Both(whose, whose), BODY, after=1)
        if self.in_their_place:
            self.both(says(SOURCE)(NOT_ON_PAPER), NAME, after=1)

    def both(self, text: Both, look: Look, after: float = 2) -> None:
        """One text beside the other. The taller decides where the next begins."""
        self.beside([(text, look)], after)

    def beside(self, parts: list[tuple[Both, Look]], after: float = 2, *, ruled: bool = False) -> None:
        """Parts that stay together on one page, under a line where they are one of many."""
        columns = [(False, [(part.own, look) for part, look in parts])]
        if self.two:
            columns.append((True, [(part.dutch, look) for part, look in parts]))
        self._need(max(self._height(lines, dutch) for dutch, lines in columns) + RULED)
        if ruled:
            self._rule()
        top, ends = self.get_y(), []
        for dutch, lines in columns:
            self.set_y(top)
            for text, look in lines:
                self._cell(text, look, dutch, measure=False)
            ends.append(self.get_y())
        self.set_y(max(ends) + after)

    def _rule(self) -> None:
        self.set_draw_color(*RULE)
        self.line(MARGIN, self.get_y(), PAGE - MARGIN, self.get_y())
        self.ln(RULED)

    def _need(self, height: float) -> None:
        if self.will_page_break(height):
            self.add_page()

    def _left_of(self, dutch: bool) -> float:
        """Who reads from the right finds their own column there."""
        is_second = dutch != self.right_to_left
        return MARGIN + (self.column + GUTTER if self.two and is_second else 0)

    def _height(self, lines: list[tuple[str, Look]], dutch: bool) -> float:
        return sum(self._cell(text, look, dutch, measure=True) for text, look in lines)

    def _cell(self, text: str, look: Look, dutch: bool, *, measure: bool) -> float:
        """How high it is. What is only measured is not written."""
        self._speak(text, look, dutch)
        self.set_x(self._left_of(dutch))
        height = self.multi_cell(
            self.column,
            look.size * LINE * MM_A_POINT,
            text,
            align="R" if self.right_to_left and not dutch else "L",
            new_x=XPos.LMARGIN,
            new_y=YPos.NEXT,
            dry_run=measure,
            output="HEIGHT",
        )
        return cast(float, height)  # as asked for

    def _speak(self, text: str, look: Look, dutch: bool) -> None:
        code = SOURCE if dutch else self.code
        own = FAMILIES[script_of(code)]
        others = sorted({family_of(letter) for letter in text} | {LATIN})
        self._load(own, *others)
        self.set_font(own, look.style, look.size)
        self.set_fallback_fonts([family for family in others if family != own], exact_match=False)
        self.set_text_color(*(BLUE if dutch and look.colour == INK else look.colour))
        # A Dutch sentence among Arabic ones stands at their side, and reads as Dutch does.
        is_rtl = self.right_to_left and any(bidirectional(letter) in ("R", "AL") for letter in text)
        self.set_text_shaping(True, direction="rtl" if is_rtl else "ltr")

    def _load(self, *families: str) -> None:
        """A font is read when a letter asks for it: that takes longer than to write a sheet."""
        for family in families:
            if family not in self.fonts:
                self.add_font(family, "", FONTS / f"{FILES[family]}-Regular.ttf")
                self.add_font(family, "B", FONTS / f"{FILES[family]}-Bold.ttf")

    def footer(self) -> None:
        self.set_y(-MARGIN + 4)
        self._speak("", SMALL, dutch=True)
        self.set_text_color(*MUTED)
        self.cell(0, 5, f"Wegwijs · {self.page_no()}", align="C")
