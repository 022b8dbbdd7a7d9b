"""The page's own files (静态文件), read once, named by their content and kept long by browsers."""

import gzip
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from aiohttp import web

FOLDER: Final = Path(__file__).parent / "static"
TYPES: Final = {
    ".css": "text/css",
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
}
FOR_EVER: Final = "public, max-age=31536000, immutable"


@dataclass(frozen=True, slots=True)
class StaticFile:
    """A file as it is sent."""

    name: str
    media_type: str
    body: bytes
    packed: bytes
    digest: str

    def response(self, request: web.Request, cache: str) -> web.Response:
        """The file, or 304 where the browser has it."""
        headers = {"ETag": f'"{self.digest}"', "Cache-Control": cache, "Vary": "Accept-Encoding"}
        if f'"{self.digest}"' in request.headers.get("If-None-Match", ""):
            return web.Response(status=304, headers=headers)
        body = self.body
        if "gzip" in request.headers.get("Accept-Encoding", ""):
            body = self.packed
            headers["Content-Encoding"] = "gzip"
        return web.Response(
            body=body, content_type=self.media_type, charset="utf-8", headers=headers
        )


def static_file(name: str, body: bytes) -> StaticFile:
    """Names a file by its content."""
    return StaticFile(
        name=name,
        media_type=TYPES[Path(name).suffix],
        body=body,
        packed=gzip.compress(body, mtime=0),
        digest=hashlib.sha256(body).hexdigest()[:16],
    )


class StaticFiles:
    """The files under /static, each at an address that changes with its content."""

    def __init__(self, paths: Iterable[Path]) -> None:
        self._files = {path.name: static_file(path.name, path.read_bytes()) for path in paths}

    def address(self, name: str) -> str:
        """Where a page finds the file."""
        return f"/static/{self._files[name].digest}/{name}"

    async def get(self, request: web.Request) -> web.Response:
        """GET /static/{digest}/{name}."""
        file = self._files.get(request.match_info["name"])
        if file is None:
            raise web.HTTPNotFound
        # A page of the release before still asks by the old name: it gets what there is, briefly.
        current = request.match_info["digest"] == file.digest
        return file.response(request, FOR_EVER if current else "no-cache")
