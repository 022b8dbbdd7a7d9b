"""Answering a consultation (答复前核对): whose it is, and what is asked before it goes out."""

import os
import pty
import subprocess
import sys

from tests.consulted import HOUSING
from tests.test_consultations_desk import Desk, on_file  # noqa: F401 - a fixture.


def test_the_office_answers_for_another_organ_only_where_it_is_meant(
    on_file: Desk,  # noqa: F811 - the fixture.
) -> None:
    number = on_file.ask("加装电梯怎么办", HOUSING)
    given = ("consultations", "answer", number, "--text", "可以的。", "--by", "办小理")
    assert on_file.refused(*given).endswith("if that is meant, add --yes.")
    assert on_file.done(*given, "--yes") == "answered"


def test_on_a_terminal_question_and_answer_are_shown_before_it_is_sent(
    on_file: Desk,  # noqa: F811 - the fixture.
) -> None:
    number = on_file.ask("加装电梯怎么办", HOUSING)
    command = [sys.executable, "-m", "bot", "consultations", "answer", number]
    given = ["--text", "三分之二以上同意。", "--by", "房小管"]

    def answers(typed: bytes) -> "subprocess.CompletedProcess[str]":
        keyboard, terminal = pty.openpty()
        os.write(keyboard, typed)
        try:
            return subprocess.run(
                [*command, *given],
                env=os.environ | on_file.settings,
                stdin=terminal,
                capture_output=True,
                text=True,
                timeout=60,
                check=False,
            )
        finally:
            os.close(keyboard)
            os.close(terminal)

    no = answers(b"n\n")
    assert no.returncode == 1
    assert "question:\n加装电梯怎么办\n\nanswer:\n三分之二以上同意。\n" in no.stderr
    assert no.stderr.endswith("nothing was sent\n")
    assert on_file.count("delivery") == 0
    yes = answers(b"y\n")
    assert (yes.returncode, yes.stdout.strip()) == (0, "answered")
    assert on_file.count("delivery") == 1
    (*_, looked, answered) = on_file.told("journal", "show")
    assert (looked["what"], answered["what"]) == ("consultations.show", "consultations.answer")
