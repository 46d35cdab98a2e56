"""Whatever the file, there is a document or a typed error: no crash, no hang, nothing else (`mutationrun` says what is what).

300 files by default, always the same. `make mutations` takes 3,000: it prints how far it is and a table by format, and goes on
where it was stopped. What LibreOffice or recognition would read is read where they are installed, and a typed error elsewhere.
"""

import os
import sys
import time
from pathlib import Path

import pytest

from gongwen.errors import ReaderMissing, ReadError
from gongwen.read import Limits, read_bytes
from mutants import bombs, mutant, seeds
from mutationrun import LIMITS, TYPED, Result, ending, results, suffix, table

COUNT = int(os.environ.get("GONGWEN_MUTATIONS", "300"))
LOG = os.environ.get("GONGWEN_MUTATIONS_LOG", "")
"""Where results are kept, for a run that is to go on after it was stopped."""
OURS = ("txt", "md", "html", "docx", "ofd")
"""Formats that are read in this process, by our own code."""
PICTURES = ("bmp", "jpg", "png", "tiff", "tiff fax")
"""Without text."""


@pytest.mark.parametrize("kind", sorted(seeds()))
def test_every_seed_is_read(kind):
    """The files that are broken are sound to begin with."""
    if kind == "zip":
        pytest.skip("stands for what it holds")
    try:
        text = read_bytes(seeds()[kind], f"sound{ending(kind)}", Limits()).text
    except ReaderMissing as error:
        pytest.skip(str(error))
    assert kind in PICTURES or "档案" in text or "责任" in text


def test_there_are_bombs():
    assert len(bombs()) >= 20


def test_what_is_wrong():
    """What the run is for is not let through."""

    def wrong(*outcomes):
        return [line.partition(": ")[2] for line in Result(99, "pdf, 99", outcomes, 1.0, 0.0).wrong]

    assert wrong("document", "time", "reader ended", *TYPED) == []
    bad = ["crash", "hang", "InternalError: KeyError", "plan 1 starts before the one before it ends", "WorkerLost"]
    assert wrong("document", *bad) == bad
    row = table([Result(99, "pdf, 99", ("document", *bad), 1.0, 0.0)]).splitlines()[-1]
    assert row == "| all | 1 | 1 | 0 | 0 | 1.0 | 1 | 1 | 3 |"


@pytest.mark.timeout(0)
def test_mutated_files(tmp_path):
    found, start, said = [], time.monotonic(), 0.0
    for result in results(range(COUNT), tmp_path, Path(LOG) if LOG else None):
        found.append(result)
        if time.monotonic() - said > 10:
            said = time.monotonic()
            wrong = sum(bool(one.wrong) for one in found)
            print(f"{len(found)} of {COUNT}, {said - start:.0f} s, {wrong} wrong", file=sys.stderr, flush=True)
    print(f"\n{table(found)}", file=sys.stderr)
    assert [line for result in found for line in result.wrong] == []
    assert len(found) == COUNT


def test_places_in_mutated_files():
    """What a reader promises about places, where it makes something of a broken file."""
    read = 0
    for k in range(len(bombs()), 400):
        name, data = mutant(k)
        if not name.startswith(OURS):
            continue
        try:
            source = read_bytes(data, f"{k}{suffix(k, name)}", LIMITS)
        except ReadError:
            continue
        read += 1
        length = len(source.text)
        assert list(source.page_starts) == sorted(source.page_starts), name
        assert all(0 <= start <= length for start in source.page_starts), name
        last = 0
        for start, end in source.asides:
            assert last <= start < end <= length, name
            last = end
        assert all(0 <= mark.start < mark.end <= length for mark in source.marks), name
    assert read > 50
