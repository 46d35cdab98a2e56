"""Text and Markdown: places filled where they stand, all else byte for byte."""

from __future__ import annotations

import codecs
from collections.abc import Sequence

from gongwen.errors import PopulationRefused
from gongwen.population.template.choosing import Choice
from gongwen.read.formats.plain import MARKDOWN
from gongwen.read.source import SourceText

_BOMS = (codecs.BOM_UTF8, codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_OPEN = {MARKDOWN: ("<mark>", "</mark>")}
_OPEN_TEXT = ("【待填：", "】")


def filled(data: bytes, source: SourceText, choices: Sequence[Choice]) -> bytes:
    """The template with its places filled, in its own encoding; what stays open is marked.

    Raises:
        PopulationRefused: a value can't be written in the template's encoding.
    """
    opening, closing = _OPEN.get(source.media_type, _OPEN_TEXT)
    parts: list[str] = []
    last = 0
    for choice in choices:
        hole = choice.hole
        parts.append(source.text[last : hole.start])
        parts.append(f"{opening}{hole.text}{closing}" if choice.value is None else choice.value)
        last = hole.end
    text = "".join((*parts, source.text[last:]))
    encoding = source.encoding or "utf-8"
    mark = next((bom for bom in _BOMS if data.startswith(bom)), b"")
    try:
        coded = text.encode(encoding)
    except UnicodeEncodeError as error:
        raise PopulationRefused(
            f"{source.name}: {encoding} 写不出这些字 / can't hold {error.object[error.start : error.end]}",
            "请把模板另存为 UTF-8 / save the template as UTF-8",
        ) from error
    return coded if mark and coded.startswith(mark) else mark + coded
