"""Numbers and secrets of requests (申请编号、查询码): what an applicant keeps.

A number is letters, year, serial and a check digit, such as SQ-2026-0001-3: read out on the
telephone and typed anew, one wrong or two swapped digits are noticed (ISO/IEC 7064, MOD 11,10).
It says nothing about anybody. The secret is eight random signs, kept as a slow hash alone.
"""

import hashlib
import hmac
import re
import unicodedata

from storage.codes import SIGNS, drawn

LETTERS = "SQ"
NUMBER = re.compile(r"S\W?Q\W{0,3}(\d{4})\W{0,3}(\d{4,6})\W{0,3}(\d)", re.IGNORECASE)
HALF = 4
# Slow for whoever tries millions against a stolen table, a few milliseconds for us.
COST = 2**12


def made(year: int, serial: int) -> str:
    """The number of the year's so-manieth request."""
    digits = f"{year:04}{serial:04}"
    return f"{LETTERS}-{digits[:4]}-{digits[4:]}-{check_digit(digits)}"


def check_digit(digits: str) -> int:
    """ISO/IEC 7064, MOD 11,10."""
    left = 10
    for sign in digits:
        left = (left + int(sign)) % 10 or 10
        left = left * 2 % 11
    return (11 - left) % 10


def read(text: str) -> str | None:
    """The number in what somebody typed, in its own form; None where there is none that fits."""
    found = NUMBER.search(unicodedata.normalize("NFKC", text))
    if found is None:
        return None
    year, serial, digit = found.groups()
    if int(digit) != check_digit(year + serial):
        return None
    return f"{LETTERS}-{year}-{serial}-{digit}"


def fresh_secret() -> str:
    """A new secret; a letter in each half, so that it is never taken for a telephone number."""
    while True:
        signs = drawn(2 * HALF)
        halves = signs[:HALF], signs[HALF:]
        if not any(half.isdecimal() for half in halves):
            return "-".join(halves)


def hashed(number: str, secret: str) -> str:
    """What is kept of a secret; the number salts it."""
    plain = "".join(
        sign for sign in unicodedata.normalize("NFKC", secret).upper() if sign in SIGNS
    )
    return hashlib.scrypt(plain.encode(), salt=number.encode(), n=COST, r=8, p=1, dklen=32).hex()


def fits(number: str, secret: str, kept: str) -> bool:
    """Whether this is the secret of a request."""
    return hmac.compare_digest(hashed(number, secret), kept)
