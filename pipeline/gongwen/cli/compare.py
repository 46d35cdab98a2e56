"""`gongwen compare`: plans across units."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from gongwen.messages import say

if TYPE_CHECKING:
    from collections.abc import Callable

NAME = "compare"


def add(parser: argparse.ArgumentParser, say: Callable[[str], str]) -> None:
    """The arguments of this command."""
    parser.add_argument("docs", nargs="+", metavar="DOC", help=say("help-compare-docs"))
    parser.add_argument("--by", choices=("quotas", "roles", "clauses", "accountability"), help=say("help-compare-by"))
    parser.add_argument("-o", "--output", metavar="FILE", help=say("help-compare-output"))
    parser.add_argument("--codebook", metavar="FILE", help=say("help-codebook"))


def run(args: argparse.Namespace) -> int:
    """Compare, and print or write; 1 where a document could not be opened, 2 where there are not two to compare."""
    from gongwen.cli.gathering import gather
    from gongwen.codebook import load
    from gongwen.comparison.outputs import outputs
    from gongwen.errors import CodebookInvalid, MissingExtra

    target = Path(args.output) if args.output else None
    if target is not None and target.suffix not in outputs():
        known = " ".join(sorted(outputs()))
        print(
            say("compare-unknown-output", args.lang, suffix=target.suffix or target.name, known=known), file=sys.stderr
        )
        return 2
    try:
        codebook = load(args.codebook)
        from gongwen.comparison.comparing import compare
    except (CodebookInvalid, MissingExtra) as error:
        print(error, file=sys.stderr)
        return 2
    documents, failed = gather(args.docs, args)
    if len(documents) < 2:
        print(say("compare-too-few", args.lang, count=len(documents)), file=sys.stderr)
        return 2
    comparison = compare(documents, codebook)
    if target is None:
        from gongwen.comparison.printing import render

        render(comparison, args.by, args.lang)
    else:
        try:
            data = outputs()[target.suffix].render(comparison, documents, args.by, args.lang)
        except MissingExtra as error:
            print(error, file=sys.stderr)
            return 2
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
        if not args.quiet:
            count, groups = len(comparison.units), len(comparison.groups)
            print(say("compared", args.lang, units=count, groups=groups, out=target), file=sys.stderr)
    return 1 if failed else 0
