"""Logs (日志): structured lines on standard error, without the text of what people write."""

import logging
import secrets
import sys
import traceback

import structlog

log = structlog.get_logger()

# No letters and figures that are mistaken for each other on the telephone.
ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"


def configure(level: int = logging.INFO) -> None:
    """One line an event; aiogram and aiohttp speak only when something is wrong."""
    logging.basicConfig(level=logging.WARNING, stream=sys.stderr)
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.KeyValueRenderer(key_order=["timestamp", "level", "event"]),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        # Standard error as it is when something is logged: a command may run inside another
        # program, which lends its own for a while.
        logger_factory=lambda *_: structlog.PrintLogger(sys.stderr),
        cache_logger_on_first_use=False,
    )


def trace_number() -> str:
    """A number that a person can read out: eight signs in two groups."""
    signs = [secrets.choice(ALPHABET) for _ in range(8)]
    return "".join(signs[:4]) + "-" + "".join(signs[4:])


def note(error: BaseException, event: str, **about: str | int) -> str:
    """Logs an error of ours under a number that the person is told, and returns the number.

    The message of an exception can hold what somebody wrote, so only its kind and the places it
    passed are kept.
    """
    number = trace_number()
    while isinstance(error, BaseExceptionGroup):
        error = error.exceptions[0]
    frames = traceback.extract_tb(error.__traceback__)[-6:]
    places = " < ".join(f"{frame.filename}:{frame.lineno}" for frame in reversed(frames))
    log.error(event, number=number, error=type(error).__qualname__, places=places, **about)
    return number
