"""`gongwen check`: what a draft lacks, says weakly, leaves blank or has wrong."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from gongwen.messages import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from gongwen.checking.configuration import Configuration
    from gongwen.checking.results import Checked

NAME = "check"
FORMATS = ("text", "json", "sarif", "html", "docx")
_APART = frozenset({"html", "docx"})
"""Formats that hold one draft each."""


def add(parser: argparse.ArgumentParser, say: Callable[[str], str]) -> None:
    """The arguments of this command."""
    parser.add_argument("drafts", nargs="*", metavar="DRAFT", help=say("help-check-drafts"))
    parser.add_argument("--profile", metavar="NAME|FILE", help=say("help-check-profile"))
    parser.add_argument("--against", nargs="+", metavar="DIR", help=say("help-check-against"))
    parser.add_argument("--format", choices=FORMATS, default="text", help=say("help-check-format"))
    parser.add_argument("-o", "--output", metavar="FILE", help=say("help-check-output"))
    parser.add_argument("--select", metavar="CODES", help=say("help-check-select"))
    parser.add_argument("--ignore", metavar="CODES", help=say("help-check-ignore"))
    parser.add_argument("--codebook", metavar="FILE", help=say("help-codebook"))
    parser.add_argument("--explain", metavar="CODE", help=say("help-check-explain"))


def run(args: argparse.Namespace) -> int:
    """Check and write; 1 where an error is found or a draft could not be opened, 2 for what can't be done."""
    from gongwen.errors import GongwenError

    if args.explain:
        return _explain(args.explain)
    if not args.drafts:
        print(say("check-nothing-to-check", args.lang), file=sys.stderr)
        return 2
    if args.format in _APART and args.output is None:
        print(say("check-needs-output", args.lang, format=args.format), file=sys.stderr)
        return 2
    try:
        from gongwen.checking.configuration import configured

        drafts, failed = _checked(args, configured(Path.cwd()))
        failed += _write(args, drafts)
    except GongwenError as error:
        print(error, file=sys.stderr)
        return 2
    if not args.quiet:
        counts = {
            kind: sum(finding.severity == kind for _, draft in drafts for finding in draft.report)
            for kind in ("error", "warning", "note")
        }
        print(
            say(
                "checked",
                args.lang,
                drafts=len(drafts),
                errors=counts["error"],
                warnings=counts["warning"],
                notes=counts["note"],
            ),
            file=sys.stderr,
        )
    return 1 if failed or any(draft.report.failed for _, draft in drafts) else 0


def _checked(args: argparse.Namespace, wanted: Configuration) -> tuple[list[tuple[Path, Checked]], int]:
    """Every draft that could be opened, checked, with the path of its file; and how many could not be."""
    from gongwen.checking.corpus import Corpus
    from gongwen.checking.journey import check
    from gongwen.checking.profile import profile_of
    from gongwen.checking.results import Checked
    from gongwen.checking.selection import Selection
    from gongwen.cli.gathering import gather
    from gongwen.codebook import load
    from gongwen.opening import Opened, files, open_one

    named = args.profile or wanted.profile
    profile = None if named is None else profile_of(named)
    select = _codes(args.select) if args.select is not None else wanted.select
    ignore = _codes(args.ignore) if args.ignore is not None else wanted.ignore
    Selection(select, ignore)  # a slip in a code is told before anything is read
    codebook = load(args.codebook or wanted.codebook)
    against = args.against or wanted.against
    failed = 0
    corpus = None
    if against:
        others, failed = gather(against, args)
        corpus = Corpus(tuple(others))
    found: list[tuple[Path, Checked]] = []
    for item in files(args.drafts):
        for opened in open_one(item):
            if opened.document is None:
                failed += 1
                print(opened.error, file=sys.stderr)
                continue
            path = Path(opened.name if isinstance(item, Opened) else item.path)
            name = path.as_posix() if isinstance(item, Opened) or not item.inside else opened.name
            report = check(opened.document, profile, corpus, select=select, ignore=ignore, codebook=codebook)
            found.append((path, Checked(name=name, report=report)))
    return found, failed


def _codes(given: str) -> tuple[str, ...]:
    return tuple(code.strip() for code in given.replace("，", ",").split(",") if code.strip())


def _write(args: argparse.Namespace, drafts: list[tuple[Path, Checked]]) -> int:
    """Write the results; how many drafts they could not be written for."""
    if args.format in _APART:
        return _write_apart(args, drafts)
    checked = tuple(draft for _, draft in drafts)
    if args.format == "json":
        from gongwen.checking.results.records import json

        data = json(checked)
    elif args.format == "sarif":
        from gongwen.checking.results.sarif import sarif

        data = sarif(checked, args.lang)
    else:
        from gongwen.checking.results.text import text

        data = text(checked, args.lang).encode()
    if args.output is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    else:
        Path(args.output).write_bytes(data)
    return 0


def _write_apart(args: argparse.Namespace, drafts: list[tuple[Path, Checked]]) -> int:
    """A file for each draft: the one that was named, or, of several drafts, one in that folder."""
    target = Path(args.output)
    failed = 0
    if len(drafts) > 1:
        target.mkdir(parents=True, exist_ok=True)
    for path, draft in drafts:
        file = target if len(drafts) == 1 else target / f"{path.name}.{args.format}"
        if args.format == "html":
            from gongwen.checking.results.html import html

            file.write_text(html(draft, args.lang), "utf-8")
            continue
        if path.suffix.lower() != ".docx":
            print(say("check-needs-word", args.lang, name=draft.name), file=sys.stderr)
            failed += 1
            continue
        from gongwen.checking.results.word import commented

        file.with_suffix(".docx").write_bytes(commented(path.read_bytes(), draft.report, args.lang))
    return failed


def _explain(code: str) -> int:
    from gongwen.checking.documentation import page
    from gongwen.checking.rules import rules
    from gongwen.checking.selection import Selection
    from gongwen.errors import SelectionInvalid

    try:
        chosen = Selection([code.upper()], [])
    except SelectionInvalid as error:
        print(error, file=sys.stderr)
        return 2
    print("\n".join(page(rule) for rule in rules() if rule.code in chosen), end="")
    return 0
