"""Chinese policy documents (公文) in, structured plans out; every value with its exact source span.

>>> import gongwen
>>> doc = gongwen.extract("第一条 每季度至少召开一次专题会议。")
>>> doc.plans[0].quotas[0].text
'每季度至少召开一次专题会议'
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

__version__ = "0.1.0"

if TYPE_CHECKING:
    from gongwen.agreement import agree, read_codes
    from gongwen.checking.journey import check
    from gongwen.comparison.comparing import compare
    from gongwen.document.model import Document
    from gongwen.errors import GongwenError
    from gongwen.flow import extract
    from gongwen.population import populate
    from gongwen.tables import Corpus, load

__all__ = [
    "Corpus",
    "Document",
    "GongwenError",
    "agree",
    "check",
    "compare",
    "extract",
    "load",
    "populate",
    "read_codes",
]

_HOMES = {
    "Corpus": "gongwen.tables",
    "Document": "gongwen.document.model",
    "GongwenError": "gongwen.errors",
    "agree": "gongwen.agreement",
    "compare": "gongwen.comparison.comparing",
    "check": "gongwen.checking.journey",
    "extract": "gongwen.flow",
    "load": "gongwen.tables",
    "populate": "gongwen.population",
    "read_codes": "gongwen.agreement",
}


def __getattr__(name: str) -> object:
    """Load a public name when it is first asked for, so that `import gongwen` loads nothing heavy."""
    if name not in _HOMES:
        raise AttributeError(f"module 'gongwen' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
