"""The real LibreOffice for tests of documents: what it makes of a file that we wrote."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest


def convert(to: str, *files: Path) -> None:
    """Convert files of one folder to the format `to`, beside them; tests that need it are skipped where there is none."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("needs LibreOffice (Debian: apt-get install libreoffice-writer libreoffice-calc)")
    folder = files[0].parent
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [program, profile, "--headless", "--convert-to", to, "--outdir", str(folder), *map(str, files)]
    subprocess.run(command, capture_output=True, check=True, timeout=120)
