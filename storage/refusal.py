"""A rule that says no (不予办理): sayable in every language on every channel."""

from datetime import datetime


class Refusal(Exception):  # noqa: N818 - it is an answer, not an error.
    """A rule's no: the id of a text and its arguments.

    It rolls the step back and is said to the person in their language. Any other exception is a
    bug.
    """

    def __init__(self, text_id: str, **args: str | int | datetime) -> None:
        super().__init__(text_id)
        self.text_id = text_id
        self.args_of_text = args
