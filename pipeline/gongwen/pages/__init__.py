"""Pages in one file: no network, printable, light and dark, Chinese first. Whatever the text, it never becomes markup.

`review(doc)` is the page of one document: its source with every fact marked, the facts beside it, and a click leads
either way. `annotated` is the same page for marks of any kind, such as the findings of a check.
"""

from gongwen.pages.facts import doubt_marks, fact_kinds, fact_marks, warning_marks
from gongwen.pages.frame import fragment, page
from gongwen.pages.marks import Kind, Mark
from gongwen.pages.review import annotated, review

__all__ = [
    "Kind",
    "Mark",
    "annotated",
    "doubt_marks",
    "fact_kinds",
    "fact_marks",
    "fragment",
    "page",
    "review",
    "warning_marks",
]
