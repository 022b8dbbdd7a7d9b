"""Accounts (账号): how a member of staff proves who they are; 双因子、锁定、一次性链接.

GB/T 22239-2019 8.1.4.1 (身份鉴别): a password that is not easy to guess, measures after failed
sign-ins, and two means of proof for whoever can do harm. Passwords are kept as argon2id, the
secret of the one-time codes (RFC 6238) is sealed, links are kept as hashes.

Each try is counted before it is looked at, so that a thousand at once are no more than a thousand
in a row: five are free, then each costs a wait that doubles up to an hour.
"""

import hashlib
import secrets
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

from sqlalchemy import Column, ForeignKey, LargeBinary, delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col

from storage import sealed
from storage.database import BigKey, Moment
from storage.refusal import Refusal
from storage.staff import Role, Staff

SHORTEST_PASSWORD: Final = 10
# argon2 reads it all; nobody types more.
LONGEST_PASSWORD: Final = 200
FREE_TRIES: Final = 5
FIRST_WAIT: Final = timedelta(seconds=30)
LONGEST_WAIT: Final = timedelta(hours=1)
# A code counts for thirty seconds; one before and one after are taken for clocks that differ.
STEP: Final = 30
DRIFT: Final = (-1, 0, 1)
LINK_LIVES: Final = timedelta(hours=24)
CODE_LIVES: Final = timedelta(minutes=10)
# Who can publish, export, handle requests or change rights proves it twice.
WITH_CODE: Final = frozenset(Role) - {Role.EDITOR, Role.STEWARD}


class Account(SQLModel, table=True):
    """What proves that somebody is this member of staff (账号)."""

    __tablename__ = "staff_account"

    staff_id: int = Field(
        sa_column=Column(BigKey, ForeignKey("staff.id", ondelete="CASCADE"), primary_key=True)
    )
    password: str | None = Field(default=None, max_length=200)
    totp: bytes | None = Field(default=None, sa_column=Column(LargeBinary))
    # The last code that was taken, by its thirty seconds: none counts twice.
    totp_step: int = Field(default=0, sa_type=BigKey)
    tries: int = 0
    locked_until: datetime | None = Field(default=None, sa_type=Moment)
    # Left the office, or was shut out: nothing opens it but an administrator.
    closed_at: datetime | None = Field(default=None, sa_type=Moment)
    language: str = Field(default="zh-Hans", max_length=10)
    # Whom the staff bot knows them as.
    telegram_id: int | None = Field(default=None, sa_type=BigKey, unique=True)
    # The last day on which the staff bot said what is due, or is about to.
    digest_on: date | None = None


class Purpose(StrEnum):
    """What a link, or a code for the staff bot, is for."""

    # The first sign-in, and the way back for who lost password or telephone.
    PASSWORD = "password"  # noqa: S105 - a word.
    # The house's first administrator, who has no name yet.
    FIRST = "first"
    STAFF_BOT = "bot"


class Link(SQLModel, table=True):
    """A link that works once (一次性链接): kept as a hash, so that who reads the rows has none."""

    __tablename__ = "staff_link"

    hash: str = Field(primary_key=True, max_length=64)
    purpose: str = Field(max_length=20)
    staff_id: int | None = Field(
        default=None,
        sa_column=Column(BigKey, ForeignKey("staff.id", ondelete="CASCADE"), index=True),
    )
    expires_at: datetime = Field(sa_type=Moment)


SEALED = ((Account, "totp"),)


def needs_code(who: Staff) -> bool:
    """Whether one of their roles asks for a second proof."""
    return any(who.has(role) for role in WITH_CODE)


async def of(session: AsyncSession, who: Staff) -> Account:
    """The account of a member of staff, held until the transaction ends; made when wanted."""
    found = await session.get(Account, who.id, with_for_update=True)
    if found is None:
        found = Account(staff_id=who.id or 0)
        session.add(found)
        await session.flush()
    return found


def check_new_password(password: str, name: str) -> None:
    """Refuses what is quickly guessed."""
    if not SHORTEST_PASSWORD <= len(password) <= LONGEST_PASSWORD:
        raise Refusal("accounts-password-length", shortest=SHORTEST_PASSWORD)
    plain = password.casefold()
    if name.casefold() in plain or len(set(plain)) < SHORTEST_PASSWORD // 2 or plain.isdigit():
        raise Refusal("accounts-password-weak")


def hashed(password: str) -> str:
    """A password as it is kept; blocks for a tenth of a second, so call it in a thread."""
    from argon2 import PasswordHasher

    return PasswordHasher().hash(password)


def matches(kept: str | None, password: str) -> bool:
    """Whether it is the password; as slow where there is none. Blocks: call it in a thread."""
    from argon2 import PasswordHasher
    from argon2.exceptions import VerificationError

    hasher = PasswordHasher()
    if kept is None or len(password) > LONGEST_PASSWORD:
        hasher.hash("nobody")
        return False
    try:
        return hasher.verify(kept, password)
    except VerificationError:
        return False


def wait_after(tries: int) -> timedelta:
    """How long nothing is tried after so many in vain."""
    if tries < FREE_TRIES:
        return timedelta(0)
    doubled: int = 2 ** min(tries - FREE_TRIES, 20)
    return min(LONGEST_WAIT, FIRST_WAIT * doubled)


def count_try(account: Account, now: datetime) -> None:
    """Counts a try that is about to be made; refused while the account is locked or closed."""
    if account.closed_at is not None:
        raise Refusal("accounts-closed")
    if account.locked_until is not None and account.locked_until > now:
        raise Refusal("accounts-locked", until=account.locked_until)
    account.tries += 1
    wait = wait_after(account.tries)
    account.locked_until = now + wait if wait else None


def forgive(account: Account) -> None:
    """A proof that held: earlier tries no longer count."""
    account.tries, account.locked_until = 0, None


def new_secret() -> str:
    """A secret for one-time codes, as authenticators take it."""
    import pyotp

    return pyotp.random_base32()


def address_of(secret: str, name: str, house: str) -> str:
    """What an authenticator reads from the QR code (otpauth://…)."""
    import pyotp

    return pyotp.TOTP(secret).provisioning_uri(name=name, issuer_name=house)


def step_of(secret: str, code: str, now: datetime) -> int | None:
    """The thirty seconds that a code is of; None where it is of none near now."""
    import pyotp

    digits = "".join(code.split())
    if len(digits) != len("123456") or not digits.isascii() or not digits.isdigit():
        return None
    here = int(now.timestamp()) // STEP
    for step in (here + drift for drift in DRIFT):
        if secrets.compare_digest(pyotp.TOTP(secret).at(step * STEP), digits):
            return step
    return None


def prove(session: AsyncSession, account: Account, code: str, now: datetime) -> bool:
    """Whether a code holds; it is used up by that."""
    secret = sealed.read(session, account, "totp")
    step = step_of(secret, code, now) if secret else None
    if step is None or step <= account.totp_step:
        return False
    account.totp_step = step
    return True


def enrol(session: AsyncSession, account: Account, secret: str, code: str, now: datetime) -> None:
    """Takes the secret of somebody's authenticator, once a code proves that it is there."""
    step = step_of(secret, code, now)
    if step is None:
        raise Refusal("accounts-code-wrong")
    sealed.keep(session, account, "totp", secret)
    account.totp_step = step


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


async def make_link(
    session: AsyncSession, purpose: Purpose, who: Staff | None, now: datetime
) -> str:
    """A new link's token, or a code for the staff bot; those of the same kind before are void."""
    of_theirs = col(Link.staff_id) == who.id if who else col(Link.staff_id).is_(None)
    await session.execute(
        delete(Link).where(
            (of_theirs & (col(Link.purpose) == purpose)) | (col(Link.expires_at) <= now)
        )
    )
    is_code = purpose is Purpose.STAFF_BOT
    token = f"{secrets.randbelow(10**8):08}" if is_code else secrets.token_urlsafe(32)
    expires_at = now + (CODE_LIVES if is_code else LINK_LIVES)
    staff_id = who.id if who else None
    session.add(Link(hash=_hash(token), purpose=purpose, staff_id=staff_id, expires_at=expires_at))
    await session.flush()
    return token


async def linked(
    session: AsyncSession, purposes: tuple[Purpose, ...], token: str, now: datetime
) -> Link:
    """The link of a token, not used up yet; refused where it is unknown, used or too old."""
    query = select(Link).where(col(Link.hash) == _hash(token), col(Link.purpose).in_(purposes))
    found = (await session.scalars(query.with_for_update())).first()
    if found is None or found.expires_at <= now:
        raise Refusal("accounts-link-used")
    return found


async def use(session: AsyncSession, link: Link) -> None:
    """Uses a link up; of two at once only one gets through."""
    done = await session.execute(
        delete(Link).where(col(Link.hash) == link.hash).returning(col(Link.hash))
    )
    if done.scalar() is None:
        raise Refusal("accounts-link-used")


def set_password(account: Account, kept: str) -> None:
    """A new password, as `hashed`; what was locked or asked for before is over."""
    account.password = kept
    account.closed_at = None
    forgive(account)


async def nobody_can_sign_in(session: AsyncSession) -> bool:
    """Whether the house has no account with a password yet."""
    query = select(col(Account.staff_id)).where(col(Account.password).is_not(None)).limit(1)
    return (await session.execute(query)).first() is None


async def close(session: AsyncSession, who: Staff, now: datetime) -> None:
    """Shuts somebody out (停用); the name stays, because the journal has it."""
    account = await of(session, who)
    account.closed_at, account.telegram_id = now, None
    await session.execute(delete(Link).where(col(Link.staff_id) == who.id))


async def on_telegram(session: AsyncSession, telegram_id: int) -> Staff | None:
    """Whom the staff bot knows under a Telegram id."""
    query = (
        select(Staff)
        .join(Account, col(Account.staff_id) == col(Staff.id))
        .where(col(Account.telegram_id) == telegram_id, col(Account.closed_at).is_(None))
    )
    return (await session.scalars(query)).first()


async def know_on_telegram(
    session: AsyncSession, code: str, telegram_id: int, now: datetime
) -> Staff:
    """Joins a Telegram account to the member of staff whose code it shows; each once."""
    link = await linked(session, (Purpose.STAFF_BOT,), code, now)
    await use(session, link)
    who = await session.get_one(Staff, link.staff_id)
    await session.execute(
        update(Account).where(col(Account.telegram_id) == telegram_id).values(telegram_id=None)
    )
    (await of(session, who)).telegram_id = telegram_id
    await session.flush()
    return who


async def without_digest(session: AsyncSession, today: date) -> Sequence[int]:
    """Who is on the staff bot and was not told yet today what is due (当日待办)."""
    told = col(Account.digest_on) >= today
    query = select(col(Account.staff_id)).where(
        col(Account.telegram_id).is_not(None),
        col(Account.closed_at).is_(None),
        col(Account.digest_on).is_(None) | ~told,
    )
    return (await session.scalars(query.order_by(col(Account.staff_id)))).all()


async def take_digest(session: AsyncSession, staff_id: int, today: date) -> bool:
    """Takes it on to tell somebody today; False where another process or start did."""
    told = col(Account.digest_on) >= today
    done = await session.execute(
        update(Account)
        .where(col(Account.staff_id) == staff_id, col(Account.digest_on).is_(None) | ~told)
        .values(digest_on=today)
        .returning(col(Account.staff_id))
    )
    return done.scalar() is not None


async def give_digest_back(session: AsyncSession, staff_id: int) -> None:
    """It was not told: the next round tries again."""
    await session.execute(
        update(Account).where(col(Account.staff_id) == staff_id).values(digest_on=None)
    )
