"""What a form of ours carries (上传): no more of it is read than may be kept."""

from collections.abc import AsyncIterator
from io import BytesIO

import pytest
from aiohttp import FormData, web
from aiohttp.test_utils import TestClient, TestServer

from bot.web.uploads import LONGEST_WORDS, posted
from storage.form_files import LARGEST

Client = TestClient[web.Request, web.Application]


@pytest.fixture
async def client() -> AsyncIterator[Client]:
    """A server that tells how much of a form it has read."""

    async def tell(request: web.Request) -> web.Response:
        found = await posted(request)
        files = sum(len(content) for _, content in found.files.values())
        words = sum(len(one) for values in found.words.values() for one in values)
        return web.json_response(files + words)

    app = web.Application()
    app.router.add_post("/", tell)
    async with TestClient(TestServer(app)) as found:
        yield found


async def test_of_many_files_no_more_is_read_than_one_may_have(client: Client) -> None:
    form = FormData()
    for number in range(6):
        form.add_field(f"a_{number}", BytesIO(b"x" * LARGEST), filename="a.txt")
    answer = await client.post("/", data=form)
    assert LARGEST < await answer.json() <= LARGEST + 1 + LONGEST_WORDS


@pytest.mark.parametrize(
    "part",
    [
        b'Content-Disposition: form-data; name="a"\r\nX-Long: ' + b"x" * 20000 + b"\r\n\r\nb\r\n",
        b"no header at all\r\n\r\nb\r\n",
        b"Content-Disposition: form-data\r\n\r\nwithout a name\r\n",
    ],
)
async def test_what_is_no_form_is_said_to_be_none(client: Client, part: bytes) -> None:
    headers = {"Content-Type": "multipart/form-data; boundary=x"}
    answer = await client.post("/", data=b"--x\r\n" + part + b"--x--\r\n", headers=headers)
    assert answer.status == 400
