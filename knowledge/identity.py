"""Identity numbers (公民身份号码) as GB 11643-1999 checks them; and what of a secret is shown."""

import unicodedata
from datetime import date
from typing import Final

WEIGHTS: Final = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
SIGNS: Final = "10X98765432"
LENGTH: Final = 18
# The provinces of GB/T 2260, and those who live here from Hong Kong, Macao and Taiwan.
REGIONS: Final = frozenset(
    map(str, (*range(11, 16), *range(21, 24), *range(31, 38), *range(41, 47), *range(50, 55)))
) | frozenset(map(str, (*range(61, 66), 71, 81, 82, 83)))


def id_number(text: str) -> str | None:
    """The number of an identity card, without spaces and with a capital X; None if it is none.

    Checked are region, day of birth and check digit; whether it was given out, nobody can see.
    """
    folded = unicodedata.normalize("NFKC", text).upper()
    plain = "".join(sign for sign in folded if sign.isascii() and (sign.isalnum()))
    others = "".join(sign for sign in folded if not (sign.isascii() and sign.isalnum()))
    if len(plain) != LENGTH or others.strip(" -·.。") or not plain[:-1].isdecimal():
        return None
    if plain[:2] not in REGIONS or not _is_day(plain[6:14]):
        return None
    total = sum(int(sign) * weight for sign, weight in zip(plain, WEIGHTS, strict=False))
    return plain if SIGNS[total % 11] == plain[-1] else None


def _is_day(digits: str) -> bool:
    try:
        date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return False
    return True


def covered(text: str) -> str:
    """What is shown of a name, a number, an address: enough to know it again, no more."""
    length = len(text)
    if length <= 1:
        return "*" * length
    if length <= 4:  # noqa: PLR2004 - a name: the family name is shown.
        return text[0] + "*" * (length - 1)
    ends = 2 if length < 11 else 3  # noqa: PLR2004 - a telephone number keeps three.
    return text[:ends] + "*" * min(length - 2 * ends, 8) + text[-ends:]
