"""`gongwen extract`: files in, one JSON document each."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from gongwen.messages import say

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator

    from gongwen.batch.engines import Engine
    from gongwen.batch.plan import Plan
    from gongwen.batch.record import Failure, Outcome
    from gongwen.read import Limits

T = TypeVar("T")
NAME = "extract"

STREAM = "-"
"""Standard input as a path, standard output as the output."""
FEW = 24
"""Files per extra process below which starting it (about half a second) costs more than it saves."""
SHOWN = 20
"""Failures printed; the ledger has them all."""


def add(parser: argparse.ArgumentParser, say: Callable[[str], str]) -> None:
    """The arguments of this command."""
    parser.add_argument("paths", nargs="+", metavar="PATH", help=say("help-extract-paths"))
    parser.add_argument("-o", "--output", required=True, metavar="DIR", help=say("help-extract-output"))
    parser.add_argument(
        "--format", choices=("json", "jsonl", "parquet"), default="json", help=say("help-extract-format")
    )
    parser.add_argument("--ocr", choices=("auto", "never", "always"), default="auto", help=say("help-extract-ocr"))
    parser.add_argument("--again", action="store_true", help=say("help-extract-again"))
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, metavar="N", help=say("help-extract-jobs"))
    parser.add_argument("--redact", choices=("persons",), help=say("help-redact"))
    parser.add_argument("--watch", action="store_true", help=say("help-extract-watch"))
    parser.add_argument("--engine", choices=("local", "dask"), default="local", help=say("help-extract-engine"))
    parser.add_argument("--scheduler", default="", metavar="ADDRESS", help=say("help-extract-scheduler"))
    parser.add_argument("--timeout", type=_positive, metavar="SECONDS", help=say("help-extract-timeout"))
    parser.add_argument("--memory", type=_positive, metavar="MB", help=say("help-extract-memory"))


def _positive(text: str) -> float:
    value = float(text)
    if value <= 0:
        raise argparse.ArgumentTypeError(f"{text} <= 0")
    return value


def run(args: argparse.Namespace) -> int:
    """Extract every file; 1 where some failed."""
    from gongwen.batch.plan import plan
    from gongwen.errors import GongwenError

    limits = _limits(args)
    if args.watch:
        return _watch(args, limits)
    with _readable(args.paths, limits) as paths:
        try:
            files = plan(paths, limits, without="" if args.output == STREAM else args.output)
        except GongwenError as error:
            print(error, file=sys.stderr)
            return 2
        extract = _stream if args.output == STREAM else _fill
        try:
            with closing(files), closing(_engine(args, len(files))) as engine:
                count = extract(args, files, engine, limits)
        except GongwenError as error:
            print(error, file=sys.stderr)
            return 1
    return 1 if count.failures else 0


def _engine(args: argparse.Namespace, files: int) -> Engine:
    if args.engine == "dask" or args.scheduler:
        from gongwen.batch.engines.cluster import Cluster

        return Cluster(args.jobs, args.scheduler)
    from gongwen.batch.engines.local import Local

    return Local(min(args.jobs, 1 + files // FEW))


@contextmanager
def _readable(paths: list[str], limits: Limits) -> Iterator[list[str]]:
    """The paths, with standard input, if it is one of them, as a file that is there for the time of the run."""
    if STREAM not in paths:
        yield paths
        return
    with tempfile.TemporaryDirectory(prefix="gongwen-") as folder:
        spool = Path(folder, "stdin")
        with spool.open("wb") as file:
            file.write(sys.stdin.buffer.read(limits.bytes + 1))
        yield [str(spool) if path == STREAM else path for path in paths]


def _watch(args: argparse.Namespace, limits: Limits) -> int:
    """Extract what is dropped into folders, until interrupted; 1 where some are failures still."""
    from gongwen.batch.run import extract_into
    from gongwen.batch.watching import looks
    from gongwen.batch.workplace import Workplace
    from gongwen.errors import GongwenError

    if args.format != "json" or STREAM in (args.output, *args.paths):
        print(say("watch-json-only", args.lang), file=sys.stderr)
        return 2
    failing: dict[str, Failure] = {}
    if not args.quiet:
        print(say("watching", args.lang, paths=" ".join(args.paths)), file=sys.stderr)
    try:
        with closing(_engine(args, FEW * args.jobs)) as engine:
            for files in looks(args.paths, limits, args.output):
                count = _Count()
                with closing(files), Workplace(args.output) as workplace:
                    for file in files:
                        failing.pop(file.name, None)
                    for outcome in extract_into(
                        workplace, files, engine, limits, again=args.again, redact=bool(args.redact)
                    ):
                        count.take(outcome)
                        if outcome.failure is not None:
                            failing[outcome.name] = outcome.failure
                    workplace.replace_ledger(failing[name] for name in sorted(failing))
                _report(count, args)
    except KeyboardInterrupt:
        pass  # the way to end it
    except GongwenError as error:
        print(error, file=sys.stderr)
        return 2
    return 1 if failing else 0


def _limits(args: argparse.Namespace) -> Limits:
    from gongwen.read import Limits

    given = Limits(ocr=args.ocr)
    return Limits(
        ocr=args.ocr,
        seconds=args.timeout or given.seconds,
        memory=int(args.memory * 2**20) if args.memory else given.memory,
    )


class _Count:
    """What became of the files, in numbers, and the first failures in full."""

    def __init__(self) -> None:
        self.done = self.unchanged = self.failures = self.warnings = 0
        self.first: list[Failure] = []

    def take(self, outcome: Outcome) -> None:
        if outcome.failure is not None:
            self.failures += 1
            if len(self.first) < SHOWN:
                self.first.append(outcome.failure)
        elif outcome.unchanged:
            self.unchanged += 1
        else:
            self.done += 1
            self.warnings += outcome.warnings


def _fill(args: argparse.Namespace, files: Plan, engine: Engine, limits: Limits) -> _Count:
    """Extract into the output folder."""
    from gongwen.batch.packing import pack_lines, pack_tables, parts_of, put_units, units_beside
    from gongwen.batch.run import extract_into
    from gongwen.batch.workplace import Workplace

    count = _Count()
    staged = args.format != "json"
    known = units_beside(args.paths)
    with Workplace(args.output) as workplace:
        outcomes = extract_into(
            workplace, files, engine, limits, staged=staged, again=args.again, redact=bool(args.redact)
        )
        for outcome in _tracked(outcomes, len(files), "extracting", args, count):
            count.take(outcome)
        put_units(workplace, known)
        if args.format == "jsonl":
            pack_lines(workplace, files)
        elif args.format == "parquet":
            for _ in _tracked(pack_tables(workplace, files, engine, known), parts_of(files), "packing", args):
                pass
    _report(count, args)
    return count


def _stream(args: argparse.Namespace, files: Plan, engine: Engine, limits: Limits) -> _Count:
    """Extract to standard output, in the order of the files; failures are told of on standard error."""
    from gongwen.batch.run import in_order
    from gongwen.document.store import pretty

    count = _Count()
    with closing(in_order(files, engine, limits, redact=bool(args.redact))) as outcomes:
        for outcome in outcomes:
            count.take(outcome)
            if outcome.failure is not None:
                _tell(outcome.failure)
                continue
            sys.stdout.buffer.write(outcome.json + b"\n" if args.format == "jsonl" else pretty(outcome.json))
            sys.stdout.buffer.flush()
    return count


def _tell(failure: Failure) -> None:
    print(f"{failure.path}: {failure.message}。{failure.remedy}", file=sys.stderr)


def _report(count: _Count, args: argparse.Namespace) -> None:
    for failure in count.first:
        _tell(failure)
    if count.failures > SHOWN:
        print(say("more-failures", args.lang, count=count.failures - SHOWN, out=args.output), file=sys.stderr)
    if not args.quiet:
        facts = {"done": count.done, "failed": count.failures, "unchanged": count.unchanged}
        print(say("extracted", args.lang, **facts, warnings=count.warnings, out=args.output), file=sys.stderr)


def _tracked(
    rows: Generator[T], total: int, title: str, args: argparse.Namespace, count: _Count | None = None
) -> Iterator[T]:
    """What gets done, followed by a bar with rate, remaining time and failures if this is a terminal."""
    with closing(rows):
        if args.quiet or not sys.stderr.isatty():
            yield from rows
            return
        from gongwen.cli.progress import bar

        failing = say("failing", args.lang)
        with bar(say(title, args.lang), lambda: count.failures if count else 0, failing) as track:
            yield from track(rows, total)
