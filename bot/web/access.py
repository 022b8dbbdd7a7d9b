"""The access log (访问日志): method, path, status and time. What people ask is in none of them."""

import structlog
from aiohttp import web
from aiohttp.abc import AbstractAccessLogger

log = structlog.get_logger()


class AccessLog(AbstractAccessLogger):
    """One line a request, without its query, address or headers.

    The query is left out because `?q=` holds a question, the address because it is personal data
    that nobody here needs; a proxy in front may keep it by its own rules.
    """

    @property
    def enabled(self) -> bool:
        return True

    def log(self, request: web.BaseRequest, response: web.StreamResponse, time: float) -> None:
        resource = getattr(getattr(request, "match_info", None), "route", None)
        path = getattr(getattr(resource, "resource", None), "canonical", "unknown")
        log.info(
            "web.request",
            method=request.method,
            path=path,
            status=response.status,
            ms=round(time * 1000),
        )
