"""Codes that people read out and type (编号用字): no signs that are mistaken for each other."""

import secrets

SIGNS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"


def drawn(count: int) -> str:
    """So many signs, drawn by lot."""
    return "".join(secrets.choice(SIGNS) for _ in range(count))
