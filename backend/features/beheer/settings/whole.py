def whole(text: str | None, most: int) -> int:
    """The whole number that was typed, from 1 to so many; 0 for anything else."""
    number = int(text) if text and text.isascii() and text.isdigit() and len(text) <= len(str(most)) else 0
    return number if number <= most else 0
