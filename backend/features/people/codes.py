"""Codes that people read out and type: 31 signs, none of which looks like another."""

import secrets

from backend.features.people.rules import pins

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
GROUP = 4


def new(length: int) -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(length))


def read(typed: str) -> str:
    """As it was made: people leave out the dash, add spaces, type small letters or the digits of their own script."""
    return "".join(sign for sign in pins.folded(typed).upper() if sign in ALPHABET)


def shown(code: str) -> str:
    """In groups: "K7MP-3XQA"."""
    return "-".join(code[start : start + GROUP] for start in range(0, len(code), GROUP))
