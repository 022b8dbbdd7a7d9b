"""What of a secret is shown (遮掩): one way, in the chat and at the desk."""


def covered(text: str) -> str:
    """What is shown of a name, a number, an address: enough to know it again, no more."""
    length = len(text)
    if length <= 1:
        return "*" * length
    if length <= 4:  # noqa: PLR2004 - a name: the family name is shown.
        return text[0] + "*" * (length - 1)
    # A telephone number as everybody writes it: 138****5678.
    first, last = (3, 4) if length >= 11 else (2, 2)  # noqa: PLR2004
    return text[:first] + "*" * min(length - first - last, 8) + text[-last:]
