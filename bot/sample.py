"""The sample content (示例内容): loaded into an empty database at the first start."""

from datetime import datetime
from pathlib import Path

import structlog
from sqlalchemy.ext.asyncio import AsyncSession

import knowledge
from bot.sources import files
from storage import faq, guides
from storage.database import alone
from storage.faq import EntryForm
from storage.guides import GuideForm

log = structlog.get_logger()

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


async def load(session: AsyncSession, now: datetime) -> bool:
    """Loads the sample if there is no entry; whether it did.

    Its guides stay away where somebody has imported their own.
    """
    # Two processes that start at once must not both load it.
    await alone(session, SAMPLE_LOCK)
    if (await faq.revision(session))[0]:
        return False
    await faq.take(session, entries(), now)
    if not (await guides.revision(session))[0]:
        await guides.take(session, guide_forms(), now)
    log.info("sample.loaded")
    return True
