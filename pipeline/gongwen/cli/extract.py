"""`gongwen extract`: files in, one JSON document each."""

from __future__ import annotations

import argparse
import os
import sys
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from gongwen.messages import Language, say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from gongwen.batch import Failure, Outcome

NAME = "extract"


def add(parser: argparse.ArgumentParser, say: Callable[[str], str]) -> None:
    """The arguments of this command."""
    parser.add_argument("paths", nargs="+", metavar="PATH", help=say("help-extract-paths"))
    parser.add_argument("-o", "--output", required=True, metavar="DIR", help=say("help-extract-output"))
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, metavar="N", help=say("help-extract-jobs"))
    parser.add_argument("--ocr", choices=("auto", "never", "always"), default="auto", help=say("help-extract-ocr"))
    parser.add_argument("--format", choices=("json", "jsonl"), default="json", help=say("help-extract-format"))


def run(args: argparse.Namespace) -> int:
    """Extract every file; 1 where some failed."""
    from gongwen.batch import discard, find, ledger, outcomes, replace, write
    from gongwen.errors import ReadError
    from gongwen.read import Limits

    limits = Limits(ocr=args.ocr)
    try:
        files = find(args.paths, limits)
    except ReadError as error:
        print(error, file=sys.stderr)
        return 2
    out = Path(args.output)
    out.mkdir(parents=True, exist_ok=True)
    jobs = min(args.jobs, 1 + len(files) // FEW)
    done = warnings = 0
    lines: list[bytes] = []
    failures: list[Failure] = []
    with _progress(quiet=args.quiet, lang=args.lang) as track:
        for outcome in track(outcomes(files, jobs, limits), len(files)):
            if outcome.failure is not None:
                failures.append(outcome.failure)
                discard(outcome, out)
                continue
            done += 1
            warnings += outcome.warnings
            if args.format == "json":
                write(outcome, out)
            else:
                lines.append(outcome.json + b"\n")
    if args.format == "jsonl":
        replace(out / "documents.jsonl", b"".join(lines))
    replace(out / "failures.jsonl", ledger(failures))
    _report(done, warnings, failures, out, args)
    return 1 if failures else 0


FEW = 24
"""Files per extra process below which starting it (about half a second) costs more than it saves."""

SHOWN = 20
"""Failures printed; the ledger has them all."""


def _report(done: int, warnings: int, failures: list[Failure], out: Path, args: argparse.Namespace) -> None:
    for failure in failures[:SHOWN]:
        print(f"{failure.path}: {failure.message}。{failure.remedy}", file=sys.stderr)
    if len(failures) > SHOWN:
        print(say("more-failures", args.lang, count=len(failures) - SHOWN, out=out), file=sys.stderr)
    if not args.quiet:
        print(say("extracted", args.lang, done=done, failed=len(failures), warnings=warnings, out=out), file=sys.stderr)


def _progress(
    *, quiet: bool, lang: Language
) -> AbstractContextManager[Callable[[Iterator[Outcome], int], Iterable[Outcome]]]:
    """A tracker of the outcomes: a bar with rate and remaining time on a terminal, nothing elsewhere."""
    if quiet or not sys.stderr.isatty():
        return nullcontext(lambda rows, _total: rows)
    from gongwen.cli.progress import bar

    return bar(say("extracting", lang))
