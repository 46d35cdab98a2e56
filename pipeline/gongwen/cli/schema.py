"""`gongwen schema`: the JSON Schema of a document."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

NAME = "schema"


def add(parser: argparse.ArgumentParser, say: Callable[[str], str]) -> None:
    """No arguments of its own."""


def run(args: argparse.Namespace) -> int:
    """Print the schema."""
    from gongwen.document.store import json_schema

    sys.stdout.write(json_schema().decode("utf-8"))
    return 0
