"""`gongwen schema`: the JSON Schema of a document, or of a file of facts."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

NAME = "schema"


def add(parser: argparse.ArgumentParser, say: Callable[[str], str]) -> None:
    """The arguments of this command."""
    parser.add_argument(
        "kind", nargs="?", choices=("document", "facts"), default="document", help=say("help-schema-kind")
    )


def run(args: argparse.Namespace) -> int:
    """Print the schema."""
    if args.kind == "facts":
        from gongwen.population.facts import json_schema
    else:
        from gongwen.document.store import json_schema

    sys.stdout.write(json_schema().decode("utf-8"))
    return 0
