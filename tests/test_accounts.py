"""Accounts on the command line (账号), and what their administrators may do."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from handlers.desk import accounts as desk
from storage import accounts, journal, sign_ins, staff
from storage.accounts import Purpose
from storage.database import Database
from storage.refusal import Refusal
from storage.sign_ins import Stage
from storage.staff import Role
from tests.clerk import Clerk


@pytest.fixture
def clerk(database_url: str, tmp_path: Path) -> Clerk:
    return Clerk(database_url, tmp_path)


def test_a_link_is_printed_once_and_leads_to_the_console(clerk: Clerk) -> None:
    clerk.done("staff", "add", "小编", "--role", "editor")
    first, second = (clerk.done("staff", "link", "小编") for _ in range(2))
    assert first.startswith("http://127.0.0.1:8080/console/link/")
    assert first != second
    assert "nobody named 无人" in clerk.refused("staff", "link", "无人")
    (_, _, act) = clerk.told("journal", "show")
    assert (act["what"], act["about"]["name"], act["who"]) == (
        "staff.link",
        "小编",
        "command line",
    )
    assert first.rpartition("/")[2] not in str(clerk.told("journal", "show"))


def test_who_is_shut_out_has_no_role_and_their_link_is_void(clerk: Clerk) -> None:
    clerk.done("staff", "add", "小编", "--role", "editor,reviewer")
    clerk.done("staff", "link", "小编")
    assert clerk.done("staff", "close", "小编") == "小编: no role (区政府办公室)"
    assert clerk.count("staff_link") == 0


def test_the_journal_is_verified_exported_and_pruned_by_its_administrator(
    clerk: Clerk, tmp_path: Path
) -> None:
    clerk.done("staff", "add", "周审计", "--role", "audit-admin")
    clerk.done("staff", "add", "小编", "--role", "editor")
    assert clerk.done("journal", "verify") == "whole: acts 1 to 2"
    out = tmp_path / "日志.csv"
    assert clerk.done("journal", "export", "--out", out, "--by", "周审计") == "acts written: 2"
    lines = out.read_text(encoding="utf-8-sig").splitlines()
    assert lines[0].startswith("id,at,who,what,record,via,place,about,hash")
    assert len(lines) == 3
    assert "six months" in clerk.refused(
        *("journal", "prune", "--before", "2099-01-01", "--by", "周审计")
    )
    assert "does not have the role" in clerk.refused(
        *("journal", "prune", "--before", "2020-01-01", "--by", "小编")
    )
    clerk.sql(
        "DROP TRIGGER journal_kept"
        if clerk.url.startswith("sqlite")
        else "DROP TRIGGER journal_stays ON journal"
    )
    clerk.sql("DELETE FROM journal WHERE id = 2")
    result = clerk("journal", "verify")
    assert (result.exit_code, result.stdout) == (1, "act 2 is missing\n")
    told = clerk("journal", "verify", "--json")
    assert '"whole": false' in told.stdout


async def people(database: Database, now: datetime) -> dict[str, staff.Staff]:
    """Somebody for each of the administrators, and two who work."""
    roles = {
        "老赵": [Role.SYSTEM_ADMIN],
        "老钱": [Role.SECURITY_ADMIN],
        "小编": [Role.EDITOR],
    }
    async with database.transaction() as session:
        return {
            name: await staff.add(session, name, each, "", now) for name, each in roles.items()
        }


async def test_roles_are_given_by_another_and_sessions_end(
    database: Database, now: datetime
) -> None:
    known = await people(database, now)
    async with database.transaction() as session:
        await sign_ins.begin(session, known["小编"], Stage.IN, "", "browser", now)
        changed = await desk.change(
            session, "小编", [Role.EDITOR, Role.PUBLISHER], "区教育局", known["老钱"], now
        )
        assert (changed.roles, changed.organ) == (["editor", "publisher"], "区教育局")
        assert await sign_ins.open_ones(session, changed.id or 0, now) == []
    async with database.reading() as session:
        (act,) = await journal.of(session, f"staff:{changed.id}")
    assert act.about == {
        "name": "小编",
        "given": "publisher",
        "taken": "",
        "organ": "区政府办公室 → 区教育局",
    }


@pytest.mark.parametrize(
    ("name", "roles", "by", "text_id"),
    [
        ("老钱", [Role.EDITOR], "老钱", "staff-not-oneself"),
        ("小编", [Role.SYSTEM_ADMIN, Role.AUDIT_ADMIN], "老钱", "staff-apart"),
        ("小编", [Role.PUBLISHER], "小编", "staff-not-allowed"),
        ("无人", [Role.EDITOR], "老钱", "staff-unknown"),
    ],
)
async def test_what_nobody_may_give_is_refused(
    database: Database, now: datetime, name: str, roles: list[Role], by: str, text_id: str
) -> None:
    known = await people(database, now)
    with pytest.raises(Refusal, match=text_id):
        async with database.transaction() as session:
            await desk.change(session, name, roles, "", known[by], now)


async def test_until_there_is_a_security_administrator_who_adds_people_gives_roles(
    database: Database, now: datetime
) -> None:
    known = await people(database, now)
    async with database.transaction() as session:
        await desk.change(session, "小编", [Role.REVIEWER], "", known["老赵"], now)
        account = await accounts.of(session, known["老钱"])
        accounts.set_password(account, "kept")
    with pytest.raises(Refusal, match="staff-not-allowed"):
        async with database.transaction() as session:
            await desk.change(session, "小编", [Role.EDITOR], "", known["老赵"], now)


@pytest.mark.parametrize("password", ["short", "1234567890123", "小编小编小编小编小编", "a" * 20])
def test_a_password_that_is_quickly_guessed_is_refused(password: str) -> None:
    with pytest.raises(Refusal):
        accounts.check_new_password(password, "小编")


def test_tries_cost_more_and_more_time(now: datetime) -> None:
    waits = [accounts.wait_after(tries).total_seconds() for tries in (4, 5, 6, 7, 30)]
    assert waits == [0, 30, 60, 120, 3600]


async def test_a_code_for_the_staff_bot_joins_one_telegram_account_once(
    database: Database, now: datetime
) -> None:
    known = await people(database, now)
    async with database.transaction() as session:
        code = await accounts.make_link(session, Purpose.STAFF_BOT, known["小编"], now)
        assert (await accounts.know_on_telegram(session, code, 77, now)).name == "小编"
        found = await accounts.on_telegram(session, 77)
        assert found is not None
        assert found.name == "小编"
    for again in (code, "00000000"):
        with pytest.raises(Refusal, match="accounts-link-used"):
            async with database.transaction() as session:
                await accounts.know_on_telegram(session, again, 78, now)
    async with database.transaction() as session:
        late = await accounts.make_link(session, Purpose.STAFF_BOT, known["小编"], now)
    with pytest.raises(Refusal, match="accounts-link-used"):
        async with database.transaction() as session:
            await accounts.know_on_telegram(session, late, 78, now + timedelta(minutes=11))
    async with database.transaction() as session:
        await accounts.close(session, known["小编"], now)
        assert await accounts.on_telegram(session, 77) is None
