"""The table of contents of the tables (表目录): imported by migrations, `keys` and tests alone."""

from typing import Any

from sqlmodel import SQLModel

from storage import (
    accounts,
    asked,
    broadcasts,
    consultations,
    conversations,
    deliveries,
    faq,
    foi,
    form_files,
    forms,
    guides,
    inbound,
    journal,
    open_days,
    releases,
    residents,
    sign_ins,
    staff,
    subscriptions,
    surveys,
    working_days,
)

metadata = SQLModel.metadata
# Every sealed field (加密字段): what `yangguang keys rotate` seals anew.
SEALED: tuple[tuple[Any, str], ...] = (
    *forms.SEALED,
    *form_files.SEALED,
    *open_days.SEALED,
    *surveys.SEALED,
    *foi.SEALED,
    *accounts.SEALED,
)
__all__ = [
    "accounts",
    "asked",
    "broadcasts",
    "consultations",
    "conversations",
    "deliveries",
    "faq",
    "foi",
    "form_files",
    "forms",
    "guides",
    "inbound",
    "journal",
    "metadata",
    "open_days",
    "releases",
    "residents",
    "sign_ins",
    "staff",
    "subscriptions",
    "surveys",
    "working_days",
]
