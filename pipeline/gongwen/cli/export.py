"""`gongwen export`: extracted documents for the tools that people already use."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from gongwen.messages import say

if TYPE_CHECKING:
    from collections.abc import Callable

NAME = "export"

FORMATS = ("akn", "csv", "doccano", "labelstudio", "parquet", "qdpx", "xlsx")
"""Named here as well, that `--help` need not import them; a test holds the two together."""


def add(parser: argparse.ArgumentParser, say: Callable[[str], str]) -> None:
    """The arguments of this command."""
    parser.add_argument("dir", nargs="+", metavar="DIR", help=say("help-export-dir"))
    parser.add_argument("--to", required=True, choices=FORMATS, help=say("help-export-to"))
    parser.add_argument("--redact", choices=("persons",), help=say("help-redact"))
    parser.add_argument("-o", "--output", required=True, metavar="PATH", help=say("help-export-output"))


def run(args: argparse.Namespace) -> int:
    """Write the export; 1 where a document could not be read, or the export not be written."""
    from gongwen.cli.gathering import gather
    from gongwen.errors import GongwenError
    from gongwen.export import export
    from gongwen.redaction import redact

    documents, failed = gather(args.dir, args)
    if args.redact:
        documents = [redact(document) for document in documents]
    if not documents:
        return 1
    try:
        export(documents, args.to, Path(args.output), args.lang)
    except (GongwenError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    if not args.quiet:
        print(say("exported", args.lang, count=len(documents), out=args.output), file=sys.stderr)
    return 1 if failed else 0
