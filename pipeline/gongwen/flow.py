"""The whole journey; read this first.

a file → read → SourceText → normalise → Normal → segment → Sketch… → extract, assemble → Document
"""

from __future__ import annotations

from pathlib import Path

from gongwen import __version__
from gongwen.assemble import assemble
from gongwen.document.model import Document
from gongwen.normalise import normalise
from gongwen.read import Limits, read, read_text
from gongwen.read.source import SourceText
from gongwen.segment import segment


def extract(source: str | Path | bytes, limits: Limits | None = None) -> Document:
    """The structured plans of a file (`Path`, or `str` that names an existing file), of bytes, or of a `str` of text.

    `limits` say how much the file may ask for, and whether text may be recognised in pictures.

    Raises:
        ReadError: the file can't be read. After reading, nothing fails.
    """
    if isinstance(source, Path | bytes):
        return extract_source(read(source, limits))
    return extract_source(read_text(source, limits))


def extract_source(source: SourceText) -> Document:
    """The structured plans of what a reader delivered. Total: whatever the text, there is a document."""
    normal = normalise(source)
    sketches, doubts = segment(normal)
    return assemble(normal, sketches, doubts, __version__)
