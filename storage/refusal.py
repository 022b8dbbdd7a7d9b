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


class Unfit(ValueError):  # noqa: N818 - it is an answer, not an error.
    """What does not hang together in a record that somebody wrote (填写不当).

    The sentence is for a file at the command line; the text says it where a form is filled in.
    """

    def __init__(self, message: str, text_id: str, **args: str | int | datetime) -> None:
        super().__init__(message)
        self.text_id = text_id
        self.args_of_text = args
