"""The desk of the experiment (试验台): what a server of its own process tells, and what it is told.

GET accepted (JSON lines), summary; POST faults, chats, people, plan, reset, stop.
"""

import asyncio
import dataclasses
import json
import time
from collections import Counter
from typing import TYPE_CHECKING, Any

from aiohttp import web

from tests.bot_api.faults import Faults, Pace, Tally

if TYPE_CHECKING:
    from tests.bot_api.server import BotApi

_LINES_AT_ONCE = 1000
_ACTS = {"say", "tap", "member", "migrate", "push"}


async def handle(api: "BotApi", request: web.BaseRequest, what: str) -> web.StreamResponse:
    """Answers one question or does one thing."""
    if what == "summary":
        chats = request.query.get("chats", "1") != "0"
        return web.json_response(summary(api, chats=chats))
    if what == "accepted":
        return await stream(api, request)
    told = json.loads(await request.read() or b"{}")
    done = act(api, what, told) if request.method == "POST" else None
    if done is None:
        return web.json_response({"error": f"no such question: {what}"}, status=404)
    return web.json_response(done)


def summary(api: "BotApi", *, chats: bool = True) -> dict[str, Any]:
    """How many, from when to when, to whom, what twice; what went wrong; what it cost."""
    sent = api.sent()
    twice = Counter((one.chat_id, one.text) for one in sent)
    found: dict[str, Any] = {
        "count": len(sent),
        "accepted": len(api.accepted),
        "first": sent[0].at if sent else None,
        "last": sent[-1].at if sent else None,
        "duplicates": [[*whom, times] for whom, times in twice.items() if times > 1],
        "refused": dict(api.refused),
        "calls": dict(sum((one.calls for one in api.accounts.values()), Counter())),
        "reset_before": api.tally.reset_before,
        "reset_after": api.tally.reset_after,
        "unheard": api.tally.unheard,
        "pending": {token: len(one.pending) for token, one in api.accounts.items()},
        "cpu": time.process_time(),
        "now": time.monotonic(),
    }
    if chats:
        found["chats"] = Counter(one.chat_id for one in sent)
    return found


async def stream(api: "BotApi", request: web.BaseRequest) -> web.StreamResponse:
    """Everything accepted, a line each; `?chat=7` one chat's, `?after=100` from a line on."""
    answer = web.StreamResponse(headers={"Content-Type": "application/jsonl"})
    await answer.prepare(request)
    wanted = request.query.get("chat")
    rows = api.accepted[int(request.query.get("after", "0")) :]
    for start in range(0, len(rows), _LINES_AT_ONCE):
        lines = [
            json.dumps(
                {
                    "method": one.method,
                    "chat_id": one.chat_id,
                    "message_id": one.message_id,
                    "text": one.text,
                    "at": one.at,
                },
                ensure_ascii=False,
            )
            for one in rows[start : start + _LINES_AT_ONCE]
            if wanted is None or one.chat_id == int(wanted)
        ]
        await answer.write("".join(f"{line}\n" for line in lines).encode())
    await answer.write_eof()
    return answer


def act(api: "BotApi", what: str, told: dict[str, Any]) -> dict[str, Any] | None:
    """Does what is asked; None where nobody knows how."""
    if what == "people":
        if any(one["act"] not in _ACTS for one in told["acts"]):
            return None
        return {"updates": [_do(api, **one) for one in told["acts"]]}
    if what not in _TOLD:
        return None
    _TOLD[what](api, told)
    return {"done": what}


def _faults(api: "BotApi", told: dict[str, Any]) -> None:
    known = {one.name for one in dataclasses.fields(Faults) if one.init}
    kept = {name: getattr(api.faults, name) for name in known}
    api.faults = Faults(**(kept | told))


def _chats(api: "BotApi", told: dict[str, Any]) -> None:
    for kind in ("blocked", "deactivated", "kicked", "unknown"):
        if kind in told:
            setattr(api.chats, kind, set(told[kind]))
    if "migrated" in told:
        api.chats.migrated = {int(old): new for old, new in told["migrated"].items()}


def _plan(api: "BotApi", told: dict[str, Any]) -> None:
    api.plan(told["method"], *told["troubles"])


def _forget(api: "BotApi", _told: dict[str, Any]) -> None:
    api.chats.forget()
    api.tally = Tally()
    for account in api.accounts.values():
        account.calls.clear()
        account.pending.clear()
        account.pace = Pace()
        account.chat_paces.clear()


def _stop(api: "BotApi", _told: dict[str, Any]) -> None:
    # The answer to this very request goes out first.
    asyncio.get_running_loop().call_later(0.05, api.stopped.set)


_TOLD = {"faults": _faults, "chats": _chats, "plan": _plan, "reset": _forget, "stop": _stop}


def _do(api: "BotApi", act: str, **told: Any) -> dict[str, Any]:
    token = told.pop("token", None)
    was = api.account
    api.account = api.accounts[token] if token else was
    try:
        done: dict[str, Any] = getattr(api, act)(**told)
    finally:
        api.account = was
    return done
