"""Trying a question (试一试): what the bot would say to it, and why, by the chat's own path."""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from aiohttp import web
from markupsafe import Markup

from handlers.chat import answers, faq, tongue
from handlers.chat.shelf import Contents
from handlers.console.visit import Visit
from knowledge import guides, mask, rank
from knowledge.crisis import TEXTS as CRISES
from knowledge.crisis import crisis
from knowledge.match import Decision, Explanation
from knowledge.say import Language
from storage import faq as entries

# So many candidates are told of.
MOST: Final = 8
# The least that counts as “in these very words” and as “the matter by its name” (decide.py).
EXACT, NAMED = 0.99, 0.95


@dataclass(frozen=True, slots=True)
class Candidate:
    """An item that was considered: its title, the wording that fitted, how well, where it is."""

    id: str
    title: str
    # The wording in pieces, and whether the question says that piece too.
    wording: tuple[tuple[str, bool], ...]
    score: int
    path: str


@dataclass(frozen=True, slots=True)
class Trial:
    """What the bot would say (outcome), the card or the buttons, and the grounds."""

    outcome: str
    said: Markup
    buttons: tuple[str, ...] = ()
    reasons: tuple[Markup, ...] = ()
    candidates: tuple[Candidate, ...] = ()


async def show(visit: Visit) -> web.StreamResponse:
    """GET /knowledge/try?q=…&entry=…"""
    text = visit.asked("q")
    found = await trial(visit, text) if text else None
    async with visit.reading() as session:
        entry = await entries.get(session, visit.asked("entry"))
    place = 0
    if found and entry:
        ids = [one.id for one in found.candidates]
        place = ids.index(f"faq:{entry.id}") + 1 if f"faq:{entry.id}" in ids else -1
    return visit.page("knowledge_try.html", q=text, found=found, entry=entry, place=place)


async def trial(visit: Visit, typed: str) -> Trial:
    """The question goes the way of the chat: masked, danger first, then doors, then answers."""
    text = mask.mask(mask.clean(typed, faq.LONGEST_QUESTION + 1).text).text
    say = visit.house.say(tongue.guess(text) or Language.ZH_HANS)
    if danger := crisis(text):
        said = visit.html(say(CRISES[danger]))
        return Trial("crisis", said, reasons=(visit.say("knowledge-why-crisis"),))
    if invitation := faq.anew(text, say):
        return Trial("anew", visit.html(invitation), reasons=(visit.say("knowledge-why-anew"),))
    asked = mask.without_tokens(text)
    async with visit.reading() as session:
        contents = await visit.house.shelf.current(session, visit.now)
        verdict, _ = faq.decide(contents, asked, matter="", item="")
        why = await asyncio.to_thread(contents.matcher.explain, asked)
        grounds = tuple(reasons(visit, why))
        candidates = tuple(_considered(visit, contents, why))
        if door := faq.door_of(asked, verdict):
            grounds = (visit.say("knowledge-why-door"), *grounds)
            return Trial("door", visit.html(say(faq.DOORS[door])), (), grounds, candidates)
        if verdict.decision is Decision.ANSWER:
            item, day = verdict.matches[0].id, faq.day(visit.now)
            card = await answers.answer(session, contents, item, say, day)
            if card is not None:
                return Trial("answer", visit.html(card.text), (), grounds, candidates)
    if offered := [one.id for one in verdict.offered(faq.MOST_SUGGESTIONS)]:
        titles = tuple(contents.title(one, say) for one in offered)
        which = say("faq-which") if len(offered) > 1 else say("faq-is-it")
        return Trial("suggest", visit.html(which), titles, grounds, candidates)
    return Trial("unknown", visit.html(say("faq-unknown")), (), grounds, candidates)


def reasons(visit: Visit, why: Explanation) -> Iterator[Markup]:
    """What decided it: the likeness and its limit, then each rule that spoke against it."""
    limits = rank.shipped()["limits"]
    sure, known = (round(100 * one) for one in (why.sure, why.known))
    if not why.considered:
        yield visit.say("knowledge-why-nothing")
        return
    if why.sure >= EXACT:
        yield visit.say("knowledge-why-exact")
    elif why.sure == NAMED:
        yield visit.say("knowledge-why-named")
    else:
        least = round(100 * limits["answer"])
        is_enough = "yes" if why.sure >= limits["answer"] else "no"
        yield visit.say("knowledge-why-sure", sure=sure, least=least, enough=is_enough)
    for veto in why.vetoes:
        yield visit.say(f"knowledge-veto-{veto.replace(' ', '-')}")
    decision = why.verdict.decision
    if decision is not Decision.ANSWER:
        least = round(100 * limits["suggest"])
        is_enough = "yes" if why.known >= limits["suggest"] else "no"
        yield visit.say("knowledge-why-known", known=known, least=least, enough=is_enough)
    if decision is Decision.UNKNOWN and why.known >= limits["suggest"]:
        yield visit.say("knowledge-why-foreign")
    if why.shared:
        yield visit.say("knowledge-why-shared", words=visit.content("、".join(why.shared)))
    if why.unknown:
        yield visit.say("knowledge-why-unknown", words=visit.content("、".join(why.unknown)))
    if why.elements:
        yield visit.say("knowledge-why-elements", names=visit.content("、".join(why.elements)))


def _considered(visit: Visit, contents: Contents, why: Explanation) -> Iterator[Candidate]:
    say = visit.voice
    for one in why.considered[:MOST]:
        yield Candidate(
            one.id,
            contents.title(one.id, say),
            tuple(_pieces(one.wording, why.read)),
            round(100 * one.score),
            path_of(one.id),
        )


def path_of(item: str) -> str:
    """The page of an item."""
    guide = guides.parse_id(item)
    if guide is not None:
        return f"/knowledge/guides/{guide[0]}"
    return f"/knowledge/entries/{item.removeprefix('faq:')}"


def _pieces(wording: str, read: str) -> Iterator[tuple[str, bool]]:
    """A wording in pieces: what of it the question says too, two characters at least."""
    told = [False] * len(wording)
    for at in range(len(wording) - 1):
        if wording[at : at + 2] in read and wording[at : at + 2].isalnum():
            told[at] = told[at + 1] = True
    start = 0
    for at in range(1, len(wording) + 1):
        if at == len(wording) or told[at] != told[start]:
            yield wording[start:at], told[start]
            start = at
