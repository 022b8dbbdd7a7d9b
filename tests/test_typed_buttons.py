"""The buttons of a message that was sent (推送), typed instead of tapped."""

from datetime import datetime

from storage import broadcasts, conversations, releases, staff
from storage.broadcasts import Rendering
from storage.database import Database
from storage.deliveries import Delivery, State
from storage.staff import Role
from tests import content
from tests.dialogue import CHAT_ID, Player


async def test_the_buttons_of_a_message_may_be_typed(play: Player, now: datetime) -> None:
    draft = (await content.publish_at(play.settings.database.url, now))[-1]
    await play("""
        居民  全文
        政务  这个我没有查到…
    """)
    database = Database(play.settings.database.url)
    async with database.transaction() as session:
        row = await releases.get(session, draft)
        both = await staff.add(session, "王审", [Role.REVIEWER, Role.PUBLISHER], "", now)
        topics = [one.id for one in await releases.topics_of(session, row)]
        frozen = [Rendering(broadcast_id=0, language="zh-Hans", html="x", buttons=[])]
        sent = await broadcasts.review(session, row, None, topics, frozen, both, now)
        await broadcasts.send(session, sent, both, now)
        here = await conversations.find(session, "dialogue", CHAT_ID)
        assert here is not None
        session.add(
            Delivery(
                broadcast_id=sent.id or 0,
                conversation_id=here.id,
                channel="dialogue",
                state=State.SENT,
                settled_at=now,
            )
        )
    await database.close()
    await play("""
        居民  全文
        政务  尚未发布的草稿 秘而不宣…
        居民  不再收这类消息
        政务  和这条消息有关的主题，您现在都没有订阅…
        居民  No more of these
        政务  和这条消息有关的主题…
    """)
