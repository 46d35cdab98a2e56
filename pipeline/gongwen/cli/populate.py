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

    from gongwen.document.model import Document
    from gongwen.population import Facts
    from gongwen.population.template import Choice

NAME = "populate"


def add(parser: argparse.ArgumentParser, say: Callable[[str], str]) -> None:
    """The arguments of this command."""
    parser.add_argument("what", metavar="WHAT", help=say("help-populate-what"))
    parser.add_argument("--from", dest="docs", nargs="+", default=[], metavar="DOC", help=say("help-populate-from"))
    parser.add_argument("--facts", metavar="FILE", help=say("help-populate-facts"))
    parser.add_argument("-o", "--output", metavar="FILE", help=say("help-populate-output"))
    parser.add_argument("--profile", metavar="NAME|FILE", help=say("help-populate-profile"))
    parser.add_argument("--title", help=say("help-populate-title"))
    parser.add_argument("--as-of", type=_day, metavar="DATE", help=say("help-populate-as-of"))
    parser.add_argument("--redact", choices=("persons",), help=say("help-redact"))
    parser.add_argument("--dry-run", action="store_true", help=say("help-populate-dry-run"))
    parser.add_argument("--spread", action="store_true", help=say("help-populate-spread"))


def run(args: argparse.Namespace) -> int:
    """Make the file; 1 where a document could not be opened or something stays open, 2 where nothing could be made."""
    from gongwen.cli.gathering import gather
    from gongwen.errors import GongwenError
    from gongwen.population import KINDS, load_facts, populate, without_persons
    from gongwen.redaction import redact

    if args.dry_run and args.what in KINDS:
        print(say("dry-run-of-template", args.lang), file=sys.stderr)
        return 2
    if args.output is None and args.what not in ("facts", "calendar") and not args.dry_run:
        print(say("output-needed", args.lang), file=sys.stderr)
        return 2
    docs, failed = gather(args.docs, args)
    if failed and not docs:
        return 1
    try:
        facts = None if args.facts is None else load_facts(Path(args.facts))
        if args.redact:
            docs = [redact(doc) for doc in docs]
            facts = None if facts is None else without_persons(facts)
        if args.what == "plan":
            data, left = _draft(args, docs, facts)
        elif args.what in KINDS:
            data, left = populate(args.what, docs, facts, as_of=args.as_of, spread=args.spread), 0
        else:
            data, left = _fill(args, docs, facts)
    except GongwenError as error:
        print(error, file=sys.stderr)
        return 2
    if args.output is None:
        sys.stdout.buffer.write(data)
    else:
        Path(args.output).write_bytes(data)
        if not args.quiet:
            print(say("populated", args.lang, out=args.output), file=sys.stderr)
    return 1 if failed or left else 0


def _fill(args: argparse.Namespace, docs: list[Document], facts: Facts | None) -> tuple[bytes, int]:
    """The filled template, and how many places stay open; each of those is named on standard error.

    In a dry run it is what would be put where, as text.
    """
    from gongwen.population import facts_of, fill_template

    filled = fill_template(Path(args.what), facts_of(docs, facts), args.profile)
    for choice in filled.open:
        print(say("left-open", args.lang, **_shown(choice), why=say(choice.why, args.lang)), file=sys.stderr)
    if not args.dry_run:
        return filled.data, len(filled.open)
    rows = [
        say("would-fill", args.lang, **_shown(choice), value=choice.value, entry=choice.entry)
        for choice in filled.choices
        if choice.value is not None
    ]
    return "".join(f"{row}\n" for row in rows).encode(), len(filled.open)


def _draft(args: argparse.Namespace, docs: list[Document], facts: Facts | None) -> tuple[bytes, int]:
    """The draft, and how much of it stays open or can't be read back; all of that is named on standard error."""
    from gongwen.population import draft_plan, facts_of

    made = draft_plan(facts_of(docs, facts), docs, args.profile, args.title)
    for line in made.open:
        what = (
            (line.item.zh if args.lang == "zh" else line.item.en) if line.item else say(f"draft-{line.kind}", args.lang)
        )
        print(say("draft-open", args.lang, what=what), file=sys.stderr)
    for entry in made.unread:
        print(say("draft-unread", args.lang, entry=entry), file=sys.stderr)
    return made.data, len(made.open) + len(made.unread)


def _shown(choice: Choice) -> dict[str, str]:
    """A place with what stands around it."""
    hole = choice.hole
    return {"before": hole.before, "text": hole.text, "after": hole.after}


def _day(text: str) -> dt.date | str:
    """The day from which overdue is counted, or `today`: the day on which the ledger is looked at."""
    return text if text == "today" else dt.date.fromisoformat(text)
