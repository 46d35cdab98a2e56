"""Files that other programs make of ours: LibreOffice and a browser."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

INSTALL = {
    "soffice": "apt-get install libreoffice-writer-nogui fonts-noto-cjk",
    "chromium": "apt-get install chromium fonts-noto-cjk",
}


def has(program: str) -> bool:
    return shutil.which(program) is not None


def converted(files: list[Path], kind: str, folder: Path) -> list[Path]:
    """The files as LibreOffice converts them."""
    command = ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", kind]
    subprocess.run(
        [*command, "--outdir", str(folder / kind), *map(str, files)], check=True, capture_output=True, timeout=900
    )
    return [folder / kind / f"{file.stem}.{kind}" for file in files]


def printed(file: Path, target: Path) -> Path:
    """A page as a browser prints it."""
    profile = target.parent / "chromium"
    command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={profile}"]
    subprocess.run(
        [*command, "--no-pdf-header-footer", f"--print-to-pdf={target}", file.as_uri()],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return target
