"""doc, wps, rtf, odt: what LibreOffice converts is read like docx; without it, the error says what to install."""

import os
import shutil
import subprocess
import time
from functools import cache
from pathlib import Path

import pytest

from gongwen import errors
from gongwen.read import Limits, convert, read
from wordfile import packed

HAS_OFFICE = any(map(shutil.which, convert.PROGRAMS))
needs_office = pytest.mark.skipif(not HAS_OFFICE, reason=f"needs LibreOffice: {convert.INSTALL}")
LINES = ["值班管理制度", "一、每班不少于两人。", "二、交接班应当登记。"]
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
STREAM = "WordDocument".encode("utf-16-le")


def rtf(lines=LINES):
    body = "\\par ".join("".join(f"\\'{byte:02x}" for byte in line.encode("gbk")) for line in lines)
    return f"{{\\rtf1\\ansi\\ansicpg936{{\\fonttbl{{\\f0\\fcharset134 SimSun;}}}}\\f0 {body}\\par}}".encode()


def fodt(lines=LINES):
    space = "urn:oasis:names:tc:opendocument:xmlns"
    paragraphs = "".join(f"<text:p>{line}</text:p>" for line in lines)
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document xmlns:office="{space}:office:1.0" xmlns:text="{space}:text:1.0" '
        f'office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text>{paragraphs}'
        "</office:text></office:body></office:document>"
    ).encode()


def word_xml(lines=LINES):
    paragraphs = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines)
    return (
        '<?xml version="1.0" encoding="UTF-8"?><?mso-application progid="Word.Document"?>'
        '<w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml">'
        f"<w:body>{paragraphs}</w:body></w:wordDocument>"
    ).encode()


@cache
def converted(kind, folder):
    source = Path(folder, "source.fodt")
    source.write_bytes(fodt())
    home = f"-env:UserInstallation={Path(folder, 'home').as_uri()}"
    program = next(filter(None, map(shutil.which, convert.PROGRAMS)))
    command = [program, home, "--headless", "--convert-to", kind, "--outdir", folder, str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return Path(folder, f"source.{kind}").read_bytes()


@needs_office
@pytest.mark.parametrize("data", [rtf(), fodt(), word_xml()], ids=["rtf", "fodt", "xml"])
def test_text_formats(data):
    source = read(data)
    assert source.text.split("\n") == LINES


@needs_office
@pytest.mark.parametrize(("kind", "media_type"), [("doc", "msword"), ("odt", "opendocument.text")])
def test_binary_formats(kind, media_type, tmp_path):
    data = converted(kind, str(tmp_path))
    source = read(data)
    assert source.text.split("\n") == LINES
    assert source.media_type.endswith(media_type)
    for broken in (data[: len(data) // 2], data[:600] + bytes(len(data) - 600)):
        try:
            read(broken)
        except errors.ReadError as error:
            assert type(error) in (errors.DamagedFile, errors.UnknownFormat)  # noqa: PT017


@needs_office
def test_a_name_that_lies(tmp_path):
    path = tmp_path / "制度.docx"
    path.write_bytes(rtf())
    assert read(path).media_type == "application/rtf"


@needs_office
def test_time_limit():
    start = time.monotonic()
    with pytest.raises(errors.LimitExceeded, match=r"Limits\.seconds"):
        read(rtf(), Limits(seconds=0.05))
    assert time.monotonic() - start < 20


@pytest.mark.skipif(os.name == "nt", reason="a shell script stands in for LibreOffice")
def test_a_program_that_hangs_is_ended_with_its_children(tmp_path, monkeypatch):
    program = tmp_path / "soffice"
    program.write_text(f"#!/bin/sh\nsleep 60 & echo $! > {tmp_path}/child\nwait\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    with pytest.raises(errors.LimitExceeded):
        read(rtf(), Limits(seconds=1))
    child = int((tmp_path / "child").read_text())
    for _ in range(50):
        state = Path(f"/proc/{child}/stat")
        if not state.exists() or state.read_text().split(") ")[1][0] == "Z":
            return
        time.sleep(0.1)
    pytest.fail("the child is still running")


def test_without_the_program(monkeypatch):
    monkeypatch.setenv("PATH", "")
    with pytest.raises(errors.ReaderMissing, match="apt-get install libreoffice"):
        read(rtf())


def test_locked_files():
    flags = bytes([0, 1])
    fib = b"\xec\xa5\xc1\x00" + bytes(6) + flags + bytes(500)
    with pytest.raises(errors.EncryptedFile):
        read(OLE + STREAM + bytes(512 - len(STREAM)) + fib)
    mimetype = "application/vnd.oasis.opendocument.text"
    manifest = '<manifest><file-entry full-path="content.xml"><encryption-data/></file-entry></manifest>'
    with pytest.raises(errors.EncryptedFile):
        read(packed({"mimetype": mimetype, "META-INF/manifest.xml": manifest, "content.xml": "?"}, 0))


def test_other_ole_files_are_none():
    with pytest.raises(errors.UnknownFormat):
        read(OLE + "Workbook".encode("utf-16-le"))
