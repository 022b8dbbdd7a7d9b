"""The table of contents of the tables (表目录): imported by migrations and tests alone."""

from sqlmodel import SQLModel

from storage import conversations, faq, guides, inbound

metadata = SQLModel.metadata
__all__ = ["conversations", "faq", "guides", "inbound", "metadata"]
