"""Which files are taken (可以上传的文件), by name and first bytes together; and their names."""

import io
import zipfile

import pytest

from storage import form_files
from storage.refusal import Refusal
from tests.uploading import PDF


def zipped(*names: str) -> bytes:
    """A zip with these names in it."""
    found = io.BytesIO()
    with zipfile.ZipFile(found, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return found.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest"
TAKEN = {
    "委托书.PDF": PDF,
    "a.jpg": b"\xff\xd8\xff\xe0JFIF",
    "a.jpeg": b"\xff\xd8\xff\xe1Exif",
    "a.png": b"\x89PNG\r\n\x1a\nIHDR",
    "a.doc": OLE,
    "a.xls": OLE,
    "a.docx": zipped("[Content_Types].xml", "word/document.xml"),
    "a.xlsx": zipped("[Content_Types].xml", "xl/workbook.xml"),
    "a.txt": "说明\r\n第二行\t完".encode(),
    "b.txt": "说明".encode("gb18030"),
}
NOT_TAKEN = {
    "a.exe": b"MZ",
    "a.html": b"<script>",
    "a.svg": b"<svg>",
    "a.zip": zipped("word/document.xml"),
    "a.docm": zipped("word/document.xml"),
    "pdf": PDF,
    "": PDF,
    "a.pdf": b" %PDF",
    "b.jpg": b"\x89PNG\r\n\x1a\n",
    "b.docx": zipped("xl/workbook.xml"),
    "c.docx": zipped("a.exe"),
    "a.txt": b"MZ\x90\x00\x03",
    "c.txt": b"\xff\xfe\x00",
}


@pytest.mark.parametrize("name", TAKEN)
def test_name_and_first_bytes_together_say_what_it_is(name: str) -> None:
    found = form_files.checked(name, TAKEN[name])
    assert found.media_type.count("/") == 1
    assert found.content == TAKEN[name]


@pytest.mark.parametrize("name", NOT_TAKEN)
def test_what_only_looks_like_it_is_refused(name: str) -> None:
    with pytest.raises(Refusal, match=r"form-file-(kind|mismatch)"):
        form_files.checked(name, NOT_TAKEN[name])


@pytest.mark.parametrize(
    ("typed", "kept_as"),
    [
        ("C:\\用户\\王小明\\委托书.pdf", "委托书.pdf"),
        ("../../etc/委托书.pdf", "委托书.pdf"),
        ("委托\u202e书\x00\n .pdf", "委托书.pdf"),
        ("...委托　书.pdf", "委托 书.pdf"),
        ("a<b>:c|?*.pdf", "a_b__c___.pdf"),
        ("长" * 300 + ".pdf", "长" * 96 + ".pdf"),
    ],
)
def test_a_name_is_cleaned(typed: str, kept_as: str) -> None:
    assert form_files.checked(typed, PDF).name == kept_as
    assert len(kept_as) <= form_files.LONGEST_NAME
