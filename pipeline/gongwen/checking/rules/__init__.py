"""The rules, one per module (`gwNNN_<what>.py`), found by listing this folder.

    GW1xx  completeness: what a profile requires
    GW2xx  form: numbering, levels, title, date, issuer, attachments
    GW3xx  content: blanks, contradictions, who and when
    GW4xx  likely slips of the pen

A rule is a module with `RULE`. Its documentation is `docs/rules/GWNNN.md` (generated, tested for drift), its cases are
`tests/cases/check/gwNNN.toml`; a rule without either fails the tests.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from importlib.resources import files

from gongwen.checking.subject import Rule


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule, in the order of the codes."""
    names = sorted(entry.name for entry in files(__package__).iterdir() if entry.name.startswith("gw"))
    modules = (import_module(f"{__package__}.{name.removesuffix('.py')}") for name in names if name.endswith(".py"))
    return tuple(module.RULE for module in modules)
