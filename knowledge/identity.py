"""What of a secret is shown (遮掩): enough to know it again, no more."""


def covered(text: str) -> str:
    """What is shown of a name, a number, an address: enough to know it again, no more."""
    length = len(text)
    if length <= 1:
        return "*" * length
    if length <= 4:  # noqa: PLR2004 - a name: the family name is shown.
        return text[0] + "*" * (length - 1)
    ends = 2 if length < 11 else 3  # noqa: PLR2004 - a telephone number keeps three.
    return text[:ends] + "*" * min(length - 2 * ends, 8) + text[-ends:]
