"""The command `gongwen`: results to standard output, progress and messages to standard error.

Exit codes: 0 all well; 1 done, but some documents failed; 2 wrong usage.

A command is a module here with `NAME`, `add(parser, say)` and `run(args) -> int`. Their heavy imports stand inside `run`:
`gongwen --help` must answer at once.
"""

from __future__ import annotations

import argparse
import os
import sys
from functools import partial

from gongwen import __version__
from gongwen.cli import check, compare, evaluate, export, extract, populate, profile, quality, schema, show
from gongwen.messages import Language, say

COMMANDS = (extract, show, compare, check, profile, populate, export, evaluate, quality, schema)


def main(argv: list[str] | None = None) -> int:
    """Run the command; the exit code."""
    arguments = sys.argv[1:] if argv is None else argv
    args = parser(_language(arguments)).parse_args(arguments)
    try:
        code: int = args.run(args)
    except BrokenPipeError:
        # The reader of our output has gone (| head): nothing more to say, and no traceback on exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        print(say("interrupted", args.lang), file=sys.stderr)
        return 130
    return code


def parser(lang: Language) -> argparse.ArgumentParser:
    """The command line, in one language."""
    top = argparse.ArgumentParser("gongwen", description=say("help-gongwen", lang), parents=[_common(lang)])
    top.set_defaults(lang=lang, quiet=False)
    top.add_argument("--version", action="version", version=f"gongwen {__version__}")
    commands = top.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for module in COMMANDS:
        text = say(f"help-{module.NAME}", lang)
        command = commands.add_parser(module.NAME, help=text, description=text, parents=[_common(lang)])
        module.add(command, partial(say, lang=lang))
        command.set_defaults(run=module.run)
    return top


def _common(lang: Language) -> argparse.ArgumentParser:
    """Options that may stand before and after the command's name; set only where given, or one place undoes the other.

    A new parser each time: argparse shares a parent's actions, and with them their defaults.
    """
    common = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    common.add_argument("--lang", choices=("zh", "en"), help=say("help-lang", lang))
    common.add_argument("--quiet", action="store_true", help=say("help-quiet", lang))
    return common


def _language(arguments: list[str]) -> Language:
    """The language that the arguments ask for, wherever `--lang` stands; Chinese where none is named."""
    for k, argument in enumerate(arguments):
        if argument in ("--lang=en", "--lang=zh"):
            return "en" if argument.endswith("en") else "zh"
        if argument == "--lang" and arguments[k + 1 : k + 2] == ["en"]:
            return "en"
    return "zh"
