"""The door of the console (工作台门禁): who is let in, and what is refused."""

import asyncio
from collections.abc import AsyncIterator
from datetime import datetime

import pytest
from sqlalchemy import select
from sqlmodel import col

from bot.settings import Settings
from handlers.console import rights
from handlers.console.door import EVERYBODY, NOBODY
from storage import accounts, staff
from storage.accounts import Purpose
from storage.journal import Act
from storage.refusal import Refusal
from storage.staff import Role
from tests.clerks import PASSWORD, Clerk, Office, office

OTHER = "另一个密码，也写得很长"


@pytest.fixture
async def house(settings: Settings, now: datetime) -> AsyncIterator[Office]:
    async with office(settings, now) as found:
        yield found


async def acts(house: Office) -> list[str]:
    async with house.app.database.reading() as session:
        return [
            one.what for one in (await session.scalars(select(Act).order_by(col(Act.id)))).all()
        ]


async def test_who_is_not_signed_in_is_asked_to_and_comes_where_they_wanted(house: Office) -> None:
    await house.account("小编", Role.EDITOR)
    clerk = await house.browser()
    shown = await clerk.get("/me")
    assert shown.path == "/console/sign-in?next=/console/me"
    shown = await clerk.post("/sign-in", name="小编", password=PASSWORD, next="/console/me")
    assert shown.path == "/console/me"
    assert "区政府办公室" in shown.words
    assert await acts(house) == ["staff.sign-in"]


@pytest.mark.parametrize(
    "path",
    ["https://evil.example/", "//evil.example", "/console/../x//y", "/other", "/console/\\e"],
)
async def test_nobody_is_sent_to_another_place(house: Office, path: str) -> None:
    await house.account("小编", Role.EDITOR)
    clerk = await house.browser()
    shown = await clerk.post("/sign-in", name="小编", password=PASSWORD, next=path)
    assert shown.path == "/console"


async def test_a_role_that_can_do_harm_asks_for_a_code_too(house: Office) -> None:
    await house.account("王审", Role.REVIEWER)
    clerk = await house.browser()
    shown = await clerk.post("/sign-in", name="王审", password=PASSWORD)
    assert shown.path == "/console/sign-in/code"
    assert (await clerk.get("/me")).path == "/console/sign-in/code"
    shown = await clerk.post("/sign-in/code", code="000000")
    assert "验证码不对" in shown.words
    code = house.clock.code()
    assert (await clerk.post("/sign-in/code", code=code)).path == "/console"
    # The same code does not count twice.
    other = await house.browser()
    await other.post("/sign-in", name="王审", password=PASSWORD)
    assert "验证码不对" in (await other.post("/sign-in/code", code=code)).words


@pytest.mark.parametrize(
    ("name", "password"), [("小编", "不是这个密码吧"), ("没有此人", PASSWORD)]
)
async def test_a_wrong_name_and_a_wrong_password_sound_the_same(
    house: Office, name: str, password: str
) -> None:
    await house.account("小编", Role.EDITOR)
    clerk = await house.browser()
    shown = await clerk.post("/sign-in", name=name, password=password)
    assert shown.status == 422
    assert "姓名、密码或验证码不对，请核对后再试。" in shown.words
    assert f'value="{name}"' in shown.text
    assert password not in shown.text


async def test_a_thousand_guesses_are_a_few(house: Office) -> None:
    await house.account("王审", Role.REVIEWER)
    async with house.app.database.reading() as session:
        who = await staff.acting(session, "王审")
    tried = 0
    for guess in range(1000):
        async with house.app.database.transaction() as session:
            account = await accounts.of(session, who)
            try:
                accounts.count_try(account, house.clock())
            except Refusal:
                house.clock.turn(seconds=1)
                continue
            tried += 1
            assert not accounts.prove(session, account, f"{guess:06}", house.clock())
    # Five, and then one after 30 s, a minute, two, four, eight…
    assert tried <= 11


async def test_guesses_at_once_are_counted_one_by_one(house: Office) -> None:
    await house.account("小编", Role.EDITOR)
    clerk = await house.browser()
    said = await asyncio.gather(
        *(clerk.post("/sign-in", name="小编", password=f"猜一个密码{one}") for one in range(40))
    )
    words = [one.words for one in said]
    assert sum("姓名、密码或验证码不对" in one for one in words) <= 5
    assert all("不对" in one or "以后才能再试" in one or "太快" in one for one in words)
    # Locked is locked, for the right password too, until its time is over.
    house.clock.turn(seconds=61)
    async with house.app.database.reading() as session:
        who = await staff.acting(session, "小编")
        account = await session.get_one(accounts.Account, who.id)
    until = account.locked_until
    if until and until > house.clock():
        shown = await clerk.post("/sign-in", name="小编", password=PASSWORD)
        assert "以后才能再试" in shown.words
    house.clock.turn(hours=2)
    assert (await clerk.post("/sign-in", name="小编", password=PASSWORD)).path == "/console"


async def test_a_link_works_once_and_only_for_a_day(house: Office) -> None:
    async with house.app.database.transaction() as session:
        who = await staff.add(session, "小编", [Role.EDITOR], "", house.clock())
        token = await accounts.make_link(session, Purpose.PASSWORD, who, house.clock())
    clerk = await house.browser()
    # Whoever only looks, such as a mail server, does not use it up.
    assert "小编，请设置密码" in (await clerk.get(f"/link/{token}")).words
    short = await clerk.post(f"/link/{token}", password="短", again="短")
    assert "至少要有 10 个字符" in short.words
    differ = await clerk.post(f"/link/{token}", password=PASSWORD, again=f"{PASSWORD}吧")
    assert "两遍密码不一样" in differ.words
    assert (
        await clerk.post(f"/link/{token}", password=PASSWORD, again=PASSWORD)
    ).path == "/console"
    other = await house.browser()
    again = await other.post(f"/link/{token}", password=OTHER, again=OTHER)
    assert "已经用过" in again.words
    async with house.app.database.transaction() as session:
        late = await accounts.make_link(session, Purpose.PASSWORD, who, house.clock())
    house.clock.turn(hours=25)
    assert "已经用过，或者过期了" in (await other.get(f"/link/{late}")).words


async def test_a_new_password_ends_what_was_open_before(house: Office) -> None:
    clerk = await house.clerk("小编", Role.EDITOR)
    async with house.app.database.transaction() as session:
        who = await staff.acting(session, "小编")
        token = await accounts.make_link(session, Purpose.PASSWORD, who, house.clock())
    other = await house.browser()
    await other.post(f"/link/{token}", password=OTHER, again=OTHER)
    assert (await other.get("/me")).path == "/console/me"
    assert "/sign-in" in (await clerk.get("/me")).path


async def test_a_copied_cookie_is_good_in_no_other_browser(house: Office) -> None:
    clerk = await house.clerk("小编", Role.EDITOR)
    thief = await house.browser()
    thief.client.session.cookie_jar.update_cookies(
        clerk.client.session.cookie_jar.filter_cookies(clerk.client.make_url("/"))
    )
    thief.agent = "curl/8"
    assert "/sign-in" in (await thief.get("/me")).path
    # The owner is signed out as well, and the journal says why.
    assert "/sign-in" in (await clerk.get("/me")).path
    assert (await acts(house))[-1] == "staff.cookie-copied"


async def test_a_copied_cookie_is_good_no_longer_than_the_token_stands(house: Office) -> None:
    clerk = await house.clerk("小编", Role.EDITOR)
    thief = await house.browser()
    thief.client.session.cookie_jar.update_cookies(
        clerk.client.session.cookie_jar.filter_cookies(clerk.client.make_url("/"))
    )
    for _ in range(2):
        house.clock.turn(minutes=20)
        assert (await clerk.get("/me")).path == "/console/me"
    house.clock.turn(minutes=2)
    assert "/sign-in" in (await thief.get("/me")).path
    assert "/sign-in" in (await clerk.get("/me")).path


async def test_a_session_ends_by_itself(house: Office) -> None:
    clerk = await house.clerk("小编", Role.EDITOR)
    house.clock.turn(minutes=31)
    assert "/sign-in" in (await clerk.get("/me")).path
    await clerk.signs_in("小编")
    for _ in range(12 * 3 - 1):
        house.clock.turn(minutes=20)
        assert (await clerk.get("/me")).path == "/console/me"
    house.clock.turn(minutes=21)
    assert "/sign-in" in (await clerk.get("/me")).path


@pytest.mark.parametrize(
    ("headers", "token", "status"),
    [
        ({}, None, 200),
        ({}, "forged", 403),
        ({}, "", 403),
        ({"Sec-Fetch-Site": "cross-site"}, None, 403),
        ({"Sec-Fetch-Site": "same-site"}, None, 403),
        ({"Origin": "https://evil.example", "Sec-Fetch-Site": ""}, None, 403),
    ],
)
async def test_a_form_is_taken_from_our_own_page_alone(
    house: Office, headers: dict[str, str], token: str | None, status: int
) -> None:
    clerk = await house.clerk("小编", Role.EDITOR)
    data = {"_token": clerk.token if token is None else token, "language": "en"}
    shown = await clerk.post("/me/language", data, headers=headers)
    assert shown.status == status
    assert ("roles:" in shown.words) is (status == 200)


async def test_what_matters_asks_for_a_fresh_proof_and_keeps_what_was_typed(house: Office) -> None:
    clerk = await house.clerk("王审", Role.REVIEWER)
    house.clock.turn(minutes=6)
    await clerk.get("/me")
    shown = await clerk.post("/me/bot-code", note="填过的")
    assert "请确认是您本人" in shown.words
    assert 'name="note" value="填过的"' in shown.text
    wrong = await clerk.post("/me/bot-code", note="填过的", _proof="123456")
    assert "验证码不对" in wrong.words
    assert 'name="note" value="填过的"' in wrong.text
    shown = await clerk.confirmed("/me/bot-code", note="填过的")
    assert "/link " in shown.words


async def test_the_first_administrator_comes_by_a_link_and_only_the_first(house: Office) -> None:
    async with house.app.database.transaction() as session:
        token = await accounts.make_link(session, Purpose.FIRST, None, house.clock())
    clerk = await house.browser()
    assert "设立第一位系统管理员" in (await clerk.get(f"/link/{token}")).words
    shown = await clerk.post(f"/link/{token}", name="老赵", password=PASSWORD, again=PASSWORD)
    assert shown.path == "/console/sign-in/authenticator"
    assert "<svg" in shown.text
    async with house.app.database.transaction() as session:
        second = await accounts.make_link(session, Purpose.FIRST, None, house.clock())
    other = await house.browser()
    again = await other.post(f"/link/{second}", name="小偷", password=PASSWORD, again=PASSWORD)
    assert "已经用过" in again.words


async def test_pages_are_fenced_in(house: Office) -> None:
    clerk = await house.clerk("小编", Role.EDITOR)
    for path in ("", "/me"):
        shown = await clerk.get(path)
        policy = shown.headers["Content-Security-Policy"]
        assert "default-src 'none'; script-src 'nonce-" in policy
        assert "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy
        assert shown.headers["X-Frame-Options"] == "DENY"
        assert shown.headers["Cache-Control"] == "no-store"
        assert " style=" not in shown.text
        assert " onclick=" not in shown.text


@pytest.mark.parametrize("role", [*Role, None])
async def test_every_page_opens_to_those_roles_that_the_table_names_and_to_no_other(
    house: Office, role: Role | None
) -> None:
    roles = (role,) if role else ()
    async with house.app.database.transaction() as session:
        if not roles:
            await staff.add(session, "某人", [Role.EDITOR], "", house.clock())
    clerk = await house.clerk("某人", *roles) if roles else await nobody_special(house)
    for page in rights.PAGES:
        path = page.path.replace("{id}", "987654").replace("{name}", "没有")
        shown = await (clerk.get(path) if page.method == "GET" else clerk.post(path))
        may = page.need in {EVERYBODY, NOBODY} or role in staff.needed(page.need)
        assert (shown.status == 403) is not may, (page.method, page.path, role, shown.words)


async def nobody_special(house: Office) -> Clerk:
    """Somebody whose roles were all taken away."""
    clerk = await house.clerk("某人", Role.EDITOR)
    async with house.app.database.transaction() as session:
        await staff.remove(session, "某人", [Role.EDITOR])
    return clerk


def test_nothing_is_mounted_but_what_stands_in_the_table() -> None:
    keys = [(page.method, page.path) for page in rights.PAGES]
    assert len(keys) == len(set(keys))
    assert all(page.need == EVERYBODY or staff.needed(page.need) for page in rights.PAGES)
