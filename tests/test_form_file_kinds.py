"""Which files are taken (可以上传的文件), by name and first bytes together; and their names."""

import io
import zipfile

import pytest

from storage import form_files
from storage.refusal import Refusal
from tests.uploading import PDF


def zipped(*names: str, text: str = "x") -> bytes:
    """A zip with these names in it, each of this text, not packed."""
    found = io.BytesIO()
    with zipfile.ZipFile(found, "w") as archive:
        for name in names:
            archive.writestr(name, text)
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
    "d.docx": zipped("a.exe", "note.txt", text="word/"),
    "e.docx": zipped("a.exe", "sword/document.xml"),
    "f.docx": b"PK\x03\x04word/document.xml",
    # Names that are no text, a version that nobody knows, no end.
    "g.docx": zipped("word/文.xml").replace("文".encode(), b"\xff" * 3),
    "j.docx": zipped("word/a").replace(b"PK\x01\x02\x14\x03\x14", b"PK\x01\x02\x14\x03\xff"),
    "h.docx": zipped("word/document.xml")[:-1],
    "i.docx": zipped("word/document.xml", *map(str, range(form_files.MOST_IN_A_ZIP))),
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
        ("a" * 300 + ".pdf", "a" * 96 + ".pdf"),
        ("长" * 300 + ".pdf", "长" * 65 + ".pdf"),
        ("a" + "长" * 300 + ".pdf", "a" + "长" * 65 + ".pdf"),
        ("🏠" * 300 + ".jpeg", "🏠" * 48 + ".jpeg"),
    ],
)
def test_a_name_is_cleaned(typed: str, kept_as: str) -> None:
    content = PDF if typed.endswith("pdf") else TAKEN["a.jpeg"]
    assert form_files.checked(typed, content).name == kept_as
    assert len(kept_as.encode()) <= form_files.MOST_BYTES
    assert len(kept_as) <= form_files.LONGEST_NAME
