"""Who may call and who may frame us (来源校验): Origin, and the headers that fence the page in."""

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from aiohttp import web

HOST: Final = re.compile(r"[A-Za-z0-9.\-]+(:[0-9]+)?|\[[0-9A-Fa-f:]+\](:[0-9]+)?")
# The widget and the mark are loaded by portals; nothing else of ours is theirs to load.
FOR_PORTALS: Final = frozenset({"/chat.js"})


@dataclass(frozen=True, slots=True)
class Origins:
    """Our own origin and those of the portals that embed the chat."""

    public_url: str
    allowed: frozenset[str]

    def is_ours(self, origin: str, host: str) -> bool:
        """Whether an Origin is the page's own.

        Behind a proxy that ends TLS the scheme of the request is not the one in the browser, so
        hosts are compared, and the public address as a whole.
        """
        parts = urlsplit(origin)
        if parts.scheme not in {"http", "https"}:
            return False
        return origin == self.public_url or (bool(host) and parts.netloc == host)

    def may_connect(self, request: web.BaseRequest) -> bool:
        """Whether a socket may be opened: by our page, an allowed portal, or no browser at all."""
        origin = request.headers.get("Origin")
        return origin is None or origin in self.allowed or self.is_ours(origin, request.host)

    def may_post(self, request: web.BaseRequest) -> bool:
        """Whether a form was sent from a page of ours.

        Browsers name the sending page in one of three headers; what sends none of them is no
        browser, and carries no one's cookie but its own.
        """
        site = request.headers.get("Sec-Fetch-Site")
        if site is not None and site not in {"same-origin", "none"}:
            return False
        origin = request.headers.get("Origin")
        if origin is not None:
            return self.is_ours(origin, request.host)
        referer = request.headers.get("Referer")
        if site is None and referer is not None:
            parts = urlsplit(referer)
            return self.is_ours(f"{parts.scheme}://{parts.netloc}", request.host)
        return True

    def policy(self, host: str) -> str:
        """The Content-Security-Policy: our files only, no inline script or style, our frames."""
        sockets = ""
        if HOST.fullmatch(host):
            # Older WebViews don't count a socket of the same host as 'self'.
            sockets = f" ws://{host} wss://{host}"
        ancestors = " ".join(["'self'", *sorted(self.allowed)])
        return (
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
            f"connect-src 'self'{sockets}; form-action 'self'; base-uri 'none'; "
            f"frame-ancestors {ancestors}"
        )

    def fence(self) -> Callable[[web.Request, web.StreamResponse], Awaitable[None]]:
        """The signal that puts the security headers on every response."""

        async def on_prepare(request: web.Request, response: web.StreamResponse) -> None:
            headers = response.headers
            headers.setdefault("Content-Security-Policy", self.policy(request.host))
            headers["X-Content-Type-Options"] = "nosniff"
            headers["Referrer-Policy"] = "same-origin"
            headers.setdefault(
                "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()"
            )
            headers["Cross-Origin-Opener-Policy"] = "same-origin"
            shared = request.path in FOR_PORTALS
            headers["Cross-Origin-Resource-Policy"] = "cross-origin" if shared else "same-origin"
            if not self.allowed:
                # frame-ancestors says it already to browsers of this decade.
                headers.setdefault("X-Frame-Options", "SAMEORIGIN")
            if self.public_url.startswith("https://"):
                headers["Strict-Transport-Security"] = "max-age=31536000"

        return on_prepare
