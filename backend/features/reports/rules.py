"""What of a count may be shown."""

from collections.abc import Sequence
from datetime import date, timedelta
from statistics import median

# Fewer than this, and who knows the town knows whom it is about.
SMALLEST = 5

Number = int | None  # None: too small to show


def shown(count: int) -> Number:
    return count if count >= SMALLEST else None


def parts(counts: Sequence[int]) -> list[Number]:
    """Parts of a known whole. One that is hidden alone would follow from the others, so the smallest goes with it."""
    numbers = [shown(count) for count in counts]
    if numbers.count(None) == 1 and len(numbers) > 1:
        numbers[numbers.index(min(number for number in numbers if number is not None))] = None
    return numbers


def middle(days: Sequence[int]) -> Number:
    """Half of them took longer. None for so few that it would be about persons."""
    return round(median(days)) if len(days) >= SMALLEST else None


def share(number: Number, largest: int) -> int:
    """The length of a bar, in hundredths of the longest one."""
    return round(100 * (number or 0) / largest) if largest else 0


def months(today: date, number: int) -> list[tuple[date, date]]:
    """The first day of each month, and of the one after it; this month first."""
    after = (today.replace(day=1) + timedelta(days=31)).replace(day=1)
    found = []
    for _ in range(number):
        first = (after - timedelta(days=1)).replace(day=1)
        found.append((first, after))
        after = first
    return found
