"""`gongwen show`: a plan in the terminal, or as a page to review it."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

NAME = "show"


def add(parser: argparse.ArgumentParser, say: Callable[[str], str]) -> None:
    """The arguments of this command."""
    parser.add_argument("doc", metavar="DOC", help=say("help-show-doc"))
    parser.add_argument("--html", metavar="FILE", help=say("help-show-html"))


def run(args: argparse.Namespace) -> int:
    """Print the document, or write its review page; 1 where it can't be read or written."""
    from gongwen.document.store import parse
    from gongwen.errors import GongwenError
    from gongwen.flow import extract
    from gongwen.show import render

    path = Path(args.doc)
    try:
        doc = parse(path.read_bytes(), path.name) if path.suffix == ".json" and path.is_file() else extract(path)
        if args.html:
            from gongwen.pages import review

            Path(args.html).write_text(review(doc, args.lang), "utf-8")
            return 0
    except (GongwenError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    render(doc, args.lang)
    return 0
