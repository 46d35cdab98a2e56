"""A template and facts: what is put where, and the file that comes of it."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from gongwen.errors import PopulationRefused
from gongwen.flow import extract_source
from gongwen.population.facts import Facts
from gongwen.population.template import plain, word
from gongwen.population.template.choosing import Choice, Chooser
from gongwen.read import read
from gongwen.read.formats import docx


class Filled(NamedTuple):
    """The file, and what became of each of its places, in their order."""

    data: bytes
    choices: tuple[Choice, ...]

    @property
    def open(self) -> tuple[Choice, ...]:
        """What stays to be filled in."""
        return tuple(choice for choice in self.choices if choice.value is None)


def fill(template: Path, facts: Facts) -> Filled:
    """A template (docx, md, txt) with its places filled from the facts.

    Raises:
        ReadError: the template can't be read.
        PopulationRefused: it is of another format, or of a kind of docx that can't be written into.
    """
    source = read(template)
    data = template.read_bytes()
    chooser = Chooser(facts)
    if source.media_type == docx.MEDIA_TYPE:
        return Filled(*word.filled(data, source, chooser))
    if not source.media_type.startswith("text/") or source.media_type == "text/html":
        raise PopulationRefused(
            f"{source.name}: 这种格式不能作模板 / no template can be of this format ({source.media_type})",
            "请用 docx、md 或 txt / use docx, md or txt",
        )
    doc = extract_source(source)
    choices = tuple(chooser.choices(doc))
    return Filled(plain.filled(data, source, choices), choices)
