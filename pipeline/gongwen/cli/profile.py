"""`gongwen profile`: the profiles that drafts are checked against."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from gongwen.messages import say

if TYPE_CHECKING:
    from collections.abc import Callable

NAME = "profile"


def add(parser: argparse.ArgumentParser, say: Callable[[str], str]) -> None:
    """The arguments of this command."""
    commands = parser.add_subparsers(dest="what", metavar="WHAT", required=True)
    commands.add_parser("list", help=say("help-profile-list"))
    show = commands.add_parser("show", help=say("help-profile-show"))
    show.add_argument("name", metavar="NAME|FILE", help=say("help-profile-name"))
    learn = commands.add_parser("learn", help=say("help-profile-learn"))
    learn.add_argument("docs", nargs="+", metavar="DIR", help=say("help-profile-docs"))
    learn.add_argument("-o", "--output", required=True, metavar="FILE.toml", help=say("help-profile-output"))
    learn.add_argument("--share", type=_share, default=0.5, metavar="0.5", help=say("help-profile-share"))
    learn.add_argument("--codebook", metavar="FILE", help=say("help-codebook"))
    for command in (show, learn, commands.choices["list"]):
        command.add_argument("--lang", choices=("zh", "en"), default=argparse.SUPPRESS, help=say("help-lang"))
        command.add_argument("--quiet", action="store_true", default=argparse.SUPPRESS, help=say("help-quiet"))


def run(args: argparse.Namespace) -> int:
    """List, show or learn; 1 where a document could not be opened, 2 for what can't be done."""
    from gongwen.errors import GongwenError

    try:
        return {"list": _list, "show": _show, "learn": _learn}[args.what](args)
    except GongwenError as error:
        print(error, file=sys.stderr)
        return 2


def _list(args: argparse.Namespace) -> int:
    from gongwen.checking.profile import names, profile_of

    for name in names():
        profile = profile_of(name)
        print(f"{name}\t{profile.zh if args.lang == 'zh' else profile.en}\t{len(profile.item)}")
    return 0


def _show(args: argparse.Namespace) -> int:
    from gongwen.checking.profile import profile_of

    profile = profile_of(args.name)
    chinese = args.lang == "zh"
    print(f"{profile.name} {profile.version}  {profile.zh if chinese else profile.en}")
    print(profile.why_zh or profile.why if chinese else profile.why)
    for item in profile.item:
        severity = say(f"check-{item.severity}", args.lang)
        print(f"\n{item.id}  {item.zh if chinese else item.en}  [{severity}]")
        print(f"    {item.why_zh or item.why if chinese else item.why}")
        if item.plans:
            print(f"    {' '.join(item.plans)}")
    return 0


def _learn(args: argparse.Namespace) -> int:
    from gongwen.checking.learning import learned
    from gongwen.cli.gathering import gather
    from gongwen.codebook import load

    target = Path(args.output)
    if target.exists():
        print(say("profile-file-exists", args.lang, out=target), file=sys.stderr)
        return 2
    codebook = load(args.codebook)
    documents, failed = gather(args.docs, args)
    if len(documents) < 2:
        print(say("profile-too-few", args.lang, count=len(documents)), file=sys.stderr)
        return 2
    text, items = learned(documents, codebook, target.stem, args.share)
    target.write_text(text, "utf-8")
    if not args.quiet:
        print(say("profile-learned", args.lang, documents=len(documents), items=items, out=target), file=sys.stderr)
    return 1 if failed else 0


def _share(given: str) -> float:
    share = float(given)
    if not 0 < share <= 1:
        raise argparse.ArgumentTypeError(given)
    return share
