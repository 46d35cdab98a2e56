"""The documents that a command was given: opened with progress, what can't be opened named on standard error."""

from __future__ import annotations

import argparse
import sys
from contextlib import nullcontext
from typing import TYPE_CHECKING

from gongwen.messages import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from gongwen.document.model import Document
    from gongwen.opening import Opened
    from gongwen.read import Limits


def gather(
    paths: Iterable[str | Path], args: argparse.Namespace, limits: Limits | None = None
) -> tuple[list[Document], int]:
    """The documents, and how many files could not be opened; `args` says the language and whether to be quiet."""
    documents: list[Document] = []
    failed = 0
    for opened in each_opened(paths, args, limits):
        if opened.document is not None:
            documents.append(opened.document)
        else:
            failed += 1
            print(opened.error, file=sys.stderr)
    return documents, failed


def each_opened(
    paths: Iterable[str | Path], args: argparse.Namespace, limits: Limits | None = None
) -> Iterator[Opened]:
    """What the paths hold, one document at a time, with progress on a terminal; `args` as with `gather`."""
    from gongwen.opening import files, open_one

    items = files(paths, limits)
    shown = not args.quiet and sys.stderr.isatty()
    if shown:
        from gongwen.cli.progress import bar
    with bar(say("opening", args.lang)) if shown else nullcontext(lambda rows, _total: rows) as track:
        for item in track(iter(items), len(items)):
            yield from open_one(item, limits)
