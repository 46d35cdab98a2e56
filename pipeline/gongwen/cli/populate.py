"""`gongwen populate`: from plans and facts to the files that an office works with."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from gongwen.messages import say

if TYPE_CHECKING:
    from collections.abc import Callable

NAME = "populate"


def add(parser: argparse.ArgumentParser, say: Callable[[str], str]) -> None:
    """The arguments of this command."""
    parser.add_argument("what", metavar="WHAT", help=say("help-populate-what"))
    parser.add_argument("--from", dest="docs", nargs="+", default=[], metavar="DOC", help=say("help-populate-from"))
    parser.add_argument("--facts", metavar="FILE", help=say("help-populate-facts"))
    parser.add_argument("-o", "--output", metavar="FILE", help=say("help-populate-output"))
    parser.add_argument("--as-of", type=_day, metavar="DATE", help=say("help-populate-as-of"))
    parser.add_argument("--spread", action="store_true", help=say("help-populate-spread"))


def run(args: argparse.Namespace) -> int:
    """Make the file; 1 where a document could not be opened or something stays open, 2 where nothing could be made."""
    from gongwen.cli.gathering import gather
    from gongwen.errors import GongwenError
    from gongwen.population import populate

    if args.output is None and args.what not in ("facts", "calendar"):
        print(say("output-needed", args.lang), file=sys.stderr)
        return 2
    docs, failed = gather(args.docs, args)
    if failed and not docs:
        return 1
    try:
        data = populate(args.what, docs, args.facts, as_of=args.as_of, spread=args.spread)
    except GongwenError as error:
        print(error, file=sys.stderr)
        return 2
    if args.output is None:
        sys.stdout.buffer.write(data)
    else:
        Path(args.output).write_bytes(data)
        if not args.quiet:
            print(say("populated", args.lang, out=args.output), file=sys.stderr)
    return 1 if failed else 0


def _day(text: str) -> dt.date | str:
    """The day from which overdue is counted, or `today`: the day on which the ledger is looked at."""
    return text if text == "today" else dt.date.fromisoformat(text)
