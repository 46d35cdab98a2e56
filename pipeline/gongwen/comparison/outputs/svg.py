"""SVG: the picture of one view."""

from __future__ import annotations

from collections.abc import Sequence

from gongwen.comparison.outputs import By
from gongwen.comparison.results import Comparison
from gongwen.document.model import Document
from gongwen.errors import MissingExtra
from gongwen.messages import Language

SUFFIX = ".svg"


def render(comparison: Comparison, documents: Sequence[Document], by: By | None, lang: Language) -> bytes:
    """The picture of a view; of all, that of the quotas.

    Raises:
        MissingExtra: altair or vl-convert is not installed.
    """
    try:
        from gongwen.comparison.cells import svg  # an extra: only who wants a picture needs it
        from gongwen.comparison.charts import chart
    except ImportError as error:
        raise MissingExtra("altair, vl-convert-python", "report") from error
    return svg(chart(comparison, by, lang)).encode()
