"""`yangguang subscribers` and `topics` (订阅、主题): lists that are brought in, and leaving."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.commands import start
from knowledge import values

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncSession

    from bot.settings import Settings
    from handlers.desk.subscriptions import Taken

cli = start.group("Subscribers (订阅): a list of who asked for what.")
topics_cli = start.group("Topics (主题): what can be subscribed to.")

MaybeBy = Annotated[
    str, typer.Option("--by", help="Who does it; otherwise the journal says: command line.")
]


def _found(by: str) -> "Settings":
    return start.believing() if by else start.prepared()


@cli.command("import")
def import_subscribers(
    file: Annotated[
        Path, typer.Argument(help="CSV with the columns channel,address,language,topics.")
    ],
    by: MaybeBy = "",
    as_json: start.Json = False,
) -> None:
    """Import who asked for what; one wrong line and nothing is imported.

    Channel: telegram or web. Address: the number of the chat on Telegram (of a group, with its
    minus), the number of the visitor on the web chat. Language: zh-Hans, zh-Hant or en; who is
    known keeps theirs. Topics: names or ids with ; between, * for all. A line may be:
    telegram,123456789,zh-Hans,环境保护;教育

    Example: yangguang subscribers import 名单.csv
    """
    found = _found(by)
    from handlers.desk import subscriptions

    async def deed(session: "AsyncSession", now: "datetime") -> "Taken":
        topics = await subscriptions.catalogue(session, now)
        return await subscriptions.take(session, file, topics, by, now)

    taken = start.act(found, deed)
    known = taken.accounts - taken.new
    if as_json:
        counts = {"accounts": taken.accounts, "new": taken.new, "known": known}
        start.show(counts | {"topics_added": taken.topics_added})
    else:
        typer.echo(f"imported: {taken.new} new, {known} known")
        typer.echo(f"topics added to known accounts: {taken.topics_added}")


@cli.command("remove", context_settings={"ignore_unknown_options": True})
def remove_subscriber(
    channel: Annotated[str, typer.Argument(help="telegram or web.")],
    address: Annotated[str, typer.Argument(help="The number of the chat or of the visitor.")],
    by: start.By,
    as_json: start.Json = False,
) -> None:
    """Take somebody who asks for it off every topic, on joined accounts too.

    Example: yangguang subscribers remove telegram 123456789 --by 李发
    """
    found = start.believing()
    from handlers.desk import subscriptions

    channel, address = values.plain(channel), values.plain(address)
    topics = start.act(
        found, lambda session, now: subscriptions.remove(session, channel, address, by, now)
    )
    if as_json:
        start.show({"channel": channel, "address": address, "topics_removed": topics})
    else:
        typer.echo(f"topics removed: {topics}" if topics else "followed no topic")


@topics_cli.command("list")
def list_topics(as_json: start.Json = False) -> None:
    """List the topics, and how many accounts follow each.

    Example: yangguang topics list
    """
    found = start.prepared()
    from handlers.desk import subscriptions

    async def deed(session: "AsyncSession", now: "datetime") -> list[dict[str, object]]:
        await subscriptions.catalogue(session, now)
        return await subscriptions.listed(session)

    topics = start.act(found, deed)
    if as_json:
        start.show(topics)
        return
    for one in topics:
        words = (one["id"], one["axis"], one["name"], one["english"])
        typer.echo(" · ".join(map(str, (*words, f"{one['followers']} followers"))))


@topics_cli.command("import")
def import_topics(
    file: Annotated[Path, typer.Argument(help="JSONL: id, axis, name, english, words.")],
    by: MaybeBy = "",
    as_json: start.Json = False,
) -> None:
    """Import the catalogue of topics; what is not in the file stays.

    Example: yangguang topics import 主题.jsonl
    """
    found = _found(by)
    from handlers.desk import subscriptions
    from storage.subscriptions import TopicForm

    forms = start.read(file, TopicForm, frozenset({"words"}))
    count = start.act(
        found, lambda session, now: subscriptions.take_topics(session, forms, by, now)
    )
    if as_json:
        start.show({"topics": count})
    else:
        typer.echo(f"imported: {count}")
