"""What only LibreOffice can read, converted to docx by it.

It runs without a window, on a copy in a folder of its own, with a profile of its own (two that share one fail): macros are
off, links that a file holds are not followed, and what would still go to the network is sent to a proxy that is not there.
If it takes longer than the document's time, it is ended with all that it has started.
"""

from __future__ import annotations

import atexit
import os
import shutil
import signal
import subprocess
import tempfile
from contextlib import suppress
from functools import cache
from pathlib import Path

from gongwen.errors import ReaderMissing
from gongwen.read.limits import Limits, refuse
from gongwen.read.package import damaged

PROGRAMS = ("soffice", "libreoffice")
INSTALL = "apt-get install libreoffice-writer-nogui"

_FILTERS = {
    ".fodt": "OpenDocument Text Flat XML",
    ".odt": "writer8",
    ".rtf": "Rich Text Format",
    ".xml": "MS Word 2003 XML",
}
"""What LibreOffice has to read a file as: left to itself, it takes one that is broken for plain text and delivers its code."""

_LONGEST = 300.0
"""Seconds after which LibreOffice has certainly lost its way."""
_SETTINGS = "".join(
    f'<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
    for path, name, value in (
        ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
        ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
        ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
        ("Office.Common/Save/Document", "LoadPrinter", "false"),
        ("Inet/Settings", "ooInetProxyType", "2"),
        ("Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
        ("Inet/Settings", "ooInetHTTPProxyPort", "9"),
        ("Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
        ("Inet/Settings", "ooInetHTTPSProxyPort", "9"),
    )
)
_PROFILE = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<oor:items xmlns:oor="http://openoffice.org/2001/registry" '
    f'xmlns:xs="http://www.w3.org/2001/XMLSchema">{_SETTINGS}</oor:items>'
)


def to_docx(data: bytes, suffix: str, name: str, limits: Limits) -> bytes:
    """The bytes of a docx with the same content; `suffix` is what files of this kind end in.

    Raises:
        ReaderMissing: there is no LibreOffice here.
        DamagedFile: it could make nothing of the file.
        LimitExceeded: it took too long, or the docx is too large.
    """
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if program is None:
        raise ReaderMissing(
            name,
            f"{suffix} 需要 LibreOffice 转换 / {suffix} is converted by LibreOffice, which is not installed",
            f"请安装 / please install: {INSTALL}",
        )
    with tempfile.TemporaryDirectory(prefix="gongwen-") as folder:
        source = Path(folder, f"document{suffix}")
        source.write_bytes(data)
        out = Path(folder, "out")
        as_what = [f"--infilter={_FILTERS[suffix]}"] if suffix in _FILTERS else []
        _run([program, f"-env:UserInstallation={_profile(os.getpid()).as_uri()}", "--headless", "--norestore", *as_what,
              "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(out), str(source)], name, limits)  # fmt: skip
        target = out / "document.docx"
        if not target.is_file():
            raise damaged(name, "LibreOffice 无法打开 / LibreOffice can't open it")
        size = target.stat().st_size
        if size > limits.bytes:
            raise refuse(name, "转换后字节数 / size in bytes, converted", size, limits.bytes, "bytes")
        return target.read_bytes()


def _run(command: list[str], name: str, limits: Limits) -> None:
    """Run LibreOffice, and end it with its children if it is late."""
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(  # noqa: S603 - a program that was looked up, and words of our own
        command, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True
    )
    try:
        process.wait(timeout=max(min(limits.seconds, _LONGEST), 0.0))
    except subprocess.TimeoutExpired:
        seconds = int(min(limits.seconds, _LONGEST))
        raise refuse(name, "用时（秒） / seconds", seconds + 1, seconds, "seconds") from None
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End what is left of a process and all that it has started."""
    if hasattr(os, "killpg"):
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.wait()


@cache
def _profile(_process_id: int) -> Path:
    """A profile for this process, which goes with it."""
    folder = Path(tempfile.mkdtemp(prefix="gongwen-office-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    user = folder / "user"
    user.mkdir()
    (user / "registrymodifications.xcu").write_text(_PROFILE, "utf-8")
    return folder
