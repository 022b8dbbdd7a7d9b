"""The table of contents of the tables (表目录): imported by migrations and tests alone."""

from sqlmodel import SQLModel

from storage import (
    broadcasts,
    conversations,
    deliveries,
    faq,
    guides,
    inbound,
    journal,
    releases,
    residents,
    staff,
    subscriptions,
)

metadata = SQLModel.metadata
__all__ = [
    "broadcasts",
    "conversations",
    "deliveries",
    "faq",
    "guides",
    "inbound",
    "journal",
    "metadata",
    "releases",
    "residents",
    "staff",
    "subscriptions",
]
