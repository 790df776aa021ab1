"""A sheet can be opened without fear."""

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from backend.core.pages import sheets

TEXTS = st.lists(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\0")), min_size=1), min_size=1)


@given(TEXTS)
def test_a_spreadsheet_gets_all_cells_and_no_formula(rows: list[list[str]]) -> None:
    read = list(csv.reader(io.StringIO(sheets.sheet(rows), newline=""), delimiter=sheets.SEPARATOR))
    assert not any(cell.startswith(sheets.FORMULA) for row in read for cell in row)
    assert [[cell.removeprefix("'") for cell in row] for row in read if row] == [
        [cell.removeprefix("'") for cell in row] for row in rows if row != [""]
    ]
