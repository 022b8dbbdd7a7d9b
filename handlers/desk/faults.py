"""Several noes at once (一次说全): in one line of the terminal, on a page beside each field."""

from collections.abc import Mapping

from handlers.desk import Broken, said
from storage.refusal import Refusal


class Faults(Broken):
    """What is wrong, by the field that it is about."""

    def __init__(self, fields: Mapping[str, Refusal], message: str = "") -> None:
        super().__init__(message or " ".join(map(said, fields.values())))
        self.fields = fields


class Checks(dict[str, Refusal]):
    """Goes on to the next check after a no.

    with checks.of("days"): …
    """

    def of(self, field: str) -> "_Check":
        """A check of one field."""
        return _Check(self, field)


class _Check:
    def __init__(self, found: Checks, field: str) -> None:
        self.found, self.field = found, field

    def __enter__(self) -> None:
        """A check begins."""

    def __exit__(self, _: object, error: BaseException | None, __: object) -> bool:
        """It has ended; a rule's no is noted."""
        if isinstance(error, Refusal):
            self.found[self.field] = error
            return True
        return False
