"""`gongwen quality`: how sure the extraction of each document is, those most worth reading first."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from gongwen.messages import say

if TYPE_CHECKING:
    from collections.abc import Callable

NAME = "quality"


def add(parser: argparse.ArgumentParser, say: Callable[[str], str]) -> None:
    """The arguments of this command."""
    parser.add_argument("paths", nargs="+", metavar="PATH", help=say("help-quality-paths"))
    parser.add_argument("--worst", type=_count, default=50, metavar="N", help=say("help-quality-worst"))
    parser.add_argument("--doubts", type=_count, default=3, metavar="N", help=say("help-quality-doubts"))
    parser.add_argument("--json", action="store_true", help=say("help-quality-json"))


def _count(text: str) -> int:
    number = int(text)
    if number < 0:
        raise ValueError(text)
    return number


def run(args: argparse.Namespace) -> int:
    """Print the worst documents; 1 where one can't be opened or has no grade."""
    import msgspec

    from gongwen.cli.gathering import each_opened
    from gongwen.show.grades import Graded, graded, lines

    rows: list[Graded] = []
    failed = 0
    for item in each_opened(args.paths, args):
        row = None if item.document is None else graded(item.name, item.document)
        if row is not None:
            rows.append(row)
            continue
        failed += 1
        error = say("quality-ungraded", args.lang, name=item.name) if item.error is None else item.error
        print(error, file=sys.stderr)
    rows.sort(key=lambda row: row.order)
    for row in rows[: args.worst]:
        if args.json:
            print(msgspec.json.encode(row).decode())
        else:
            print("\n".join(lines(row, args.lang, args.doubts)))
    return 1 if failed else 0
