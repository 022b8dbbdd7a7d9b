"""Which language a page is in (页面语言): what was asked for, else what the browser reads."""

from typing import Final

from aiohttp import web

from knowledge.say import Language

# The languages in the order of the switch, and the text that names each.
NAMES: Final = {
    Language.ZH_HANS: "web-language-hans",
    Language.ZH_HANT: "web-language-hant",
    Language.EN: "web-language-en",
}
TRADITIONAL: Final = ("zh-hant", "zh-tw", "zh-hk", "zh-mo")


def asked(request: web.BaseRequest) -> Language | None:
    """The language of `?lang=`, if it is one of ours."""
    wanted = request.query.get("lang", "")
    return Language(wanted) if wanted in set(Language) else None


def read_by(request: web.BaseRequest) -> Language:
    """The language that a browser says its reader reads.

    Whoever reads Chinese at all gets it: many browsers here are set to English by nobody's choice.
    """
    accepted = request.headers.get("Accept-Language", "").lower()
    tags = [tag.split(";")[0].strip() for tag in accepted.split(",")]
    chinese = [tag for tag in tags if tag.startswith("zh")]
    if chinese:
        return Language.ZH_HANT if chinese[0].startswith(TRADITIONAL) else Language.ZH_HANS
    return Language.EN if any(tag not in {"", "*"} for tag in tags) else Language.ZH_HANS
