"""The progress bar; apart, because only a terminal needs it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

T = TypeVar("T")


@contextmanager
def bar(
    title: str, failures: Callable[[], int] = lambda: 0, failing: str = ""
) -> Iterator[Callable[[Iterator[T], int], Iterable[T]]]:
    """A bar on standard error that follows an iterator of known length: done, rate, remaining time, failures if any.

    `failures` gives their number, `failing` says what to call them.
    """
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
        TextColumn("[red]{task.fields[failures]}"),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:

        def track(rows: Iterator[T], total: int) -> Iterable[T]:
            task = progress.add_task(title, total=total, rate="", failures="")
            for row in rows:
                yield row
                failed = failures()
                speed = progress.tasks[task].speed
                progress.update(
                    task,
                    advance=1,
                    rate=f"{speed:.0f}/s" if speed else "",
                    failures=f"{failing} {failed:,}" if failed else "",
                )

        yield track
