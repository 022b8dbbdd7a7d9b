"""What a house begins with (初始内容): the topics, and the sample content.

The topics are structure: a house that was upgraded needs them as much as an empty one, and one
that wants no sample too.
"""

from datetime import datetime
from pathlib import Path

from sqlalchemy.ext.asyncio import AsyncSession

import knowledge
from handlers.desk import files
from storage import faq, guides, subscriptions
from storage.database import alone
from storage.faq import EntryForm
from storage.guides import GuideForm
from storage.subscriptions import TopicForm

SAMPLE_LOCK = 20190413
SAMPLE = Path(knowledge.__file__).parent / "sample"


def entries() -> list[EntryForm]:
    """The sample's entries."""
    paths = sorted((SAMPLE / "entries").glob("*.jsonl"))
    return [EntryForm.model_validate(row) for path in paths for _, row in files.read(path)]


def guide_forms() -> list[GuideForm]:
    """The sample's guides."""
    paths = sorted(SAMPLE.glob("guides*.jsonl"))
    return [GuideForm.model_validate(row) for path in paths for _, row in files.read(path)]


def topic_forms() -> list[TopicForm]:
    """The catalogue of topics."""
    return [TopicForm.model_validate(row) for _, row in files.read(SAMPLE / "topics.jsonl")]


async def load(session: AsyncSession, now: datetime, *, content: bool = True) -> bool:
    """Loads the topics if there is none, and the sample if there is no entry; whether that.

    Its guides stay away where somebody has imported their own.
    """
    # Two processes that start at once must not both load it.
    await alone(session, SAMPLE_LOCK)
    if not await subscriptions.topics(session):
        await subscriptions.take_topics(session, topic_forms())
    if not content or (await faq.revision(session))[0]:
        return False
    await faq.take(session, entries(), now)
    if not (await guides.revision(session))[0]:
        await guides.take(session, guide_forms(), now)
    return True
