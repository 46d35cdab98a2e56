"""`gongwen evaluate`: extracted documents against gold annotations."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from gongwen.messages import say

if TYPE_CHECKING:
    from collections.abc import Callable

NAME = "evaluate"


def add(parser: argparse.ArgumentParser, say: Callable[[str], str]) -> None:
    """The arguments of this command."""
    parser.add_argument("outputs", metavar="DIR", help=say("help-evaluate-dir"))
    parser.add_argument("gold", metavar="GOLD", help=say("help-evaluate-gold"))
    parser.add_argument("--json", action="store_true", help=say("help-evaluate-json"))


def run(args: argparse.Namespace) -> int:
    """Print the scores; 1 where a document of the gold has no output."""
    from gongwen.errors import GongwenError
    from gongwen.evaluate import evaluate

    try:
        report = evaluate(Path(args.outputs), Path(args.gold))
    except GongwenError as error:
        print(error, file=sys.stderr)
        return 1
    print(report.json() if args.json else report.table())
    for stem in report.missing:
        print(say("no-output", args.lang, stem=stem), file=sys.stderr)
    return 1 if report.missing else 0
