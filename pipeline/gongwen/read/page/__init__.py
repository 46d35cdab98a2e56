"""A saved web page: the document in it, without the site around it.

tree    the page parsed as browsers do, what is not shown taken out
body    which element is the document: known names of containers first, else where the prose is
lines   an element as lines of text: blocks and <br> part lines, a table's row is a line with tabs
"""

from __future__ import annotations

from gongwen.read.limits import Limits
from gongwen.read.page.body import parts
from gongwen.read.page.lines import lines
from gongwen.read.page.tree import parse

__all__ = ["page_text"]


def page_text(markup: str, name: str, limits: Limits) -> str:
    """The document that a page shows, as lines.

    Raises:
        LimitExceeded: elements are nested deeper than any page needs.
    """
    del limits
    found = [line for part in parts(parse(markup, name)) for line in lines(part)]
    if not found:
        # Some sites hide everything until their scripts have run.
        found = [line for part in parts(parse(markup, name, hidden=True)) for line in lines(part)]
    return "\n".join(found)
