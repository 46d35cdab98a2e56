"""Templates: the blanks that extraction finds in them, and fields ({{单位}}), filled from facts where they stand.

    holes     what there is to be filled in
    choosing  which fact fills which place, by its kind and by what stands around it
    plain     text and Markdown
    word      docx: body, tables, text boxes, notes, headers and footers; every other part as it was

A place is filled where one fact, and no other, fits it; all others stay open, are marked in the file, and say why.
"""

from __future__ import annotations

from gongwen.population.template.choosing import Choice
from gongwen.population.template.filling import Filled, fill

__all__ = ["Choice", "Filled", "fill"]
