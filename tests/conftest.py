"""What the tests share: where things are, and the flag that writes goldens anew."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parent.parent

settings.register_profile("steady", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("steady")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--regenerate-goldens", action="store_true", help="write tests/goldens/ anew")


def pytest_configure() -> None:
    """A shell has what it runs in the background ignore Ctrl-C, and so would the programs that tests start and interrupt."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def regenerate(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--regenerate-goldens"))


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real documents, their annotations and the scorer, which stands beside some checkouts."""
    folder = ROOT.parent / "shared"
    if not (folder / "score.py").is_file():
        pytest.skip("needs ../shared (real documents, gold, score.py), which is not part of the project")
    return folder
