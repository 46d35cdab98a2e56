"""Skeleton command."""

from __future__ import annotations

import sys
from pathlib import Path


def main(argv: list[str] | None = None) -> int:
    """`gongwen extract PATH… -o DIR`."""
    from gongwen.document.store import dump
    from gongwen.flow import extract

    args = argv or sys.argv[1:]
    out = Path(args[args.index("-o") + 1])
    out.mkdir(parents=True, exist_ok=True)
    for root in args[1 : args.index("-o")]:
        for path in sorted(Path(root).rglob("*")):
            if path.is_file():
                (out / (path.name + ".json")).write_bytes(dump(extract(path)))
    return 0
