"""The frame of every page: templates with autoescape, style and script inlined, and a policy that forbids the network."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from gongwen import __version__
from gongwen.errors import MissingExtra
from gongwen.messages import Language, codes, say
from gongwen.pages.marks import Kind

if TYPE_CHECKING:
    from jinja2 import Environment

__all__ = ["fragment", "page"]


def page(template: str, lang: Language, kinds: Sequence[Kind] = (), **facts: object) -> str:
    """The page that a template makes: a name in `pages/templates`, or in `<package>/templates` as `package:name`.

    Templates extend `base.html` and find there `lang`, `say(code, **facts)`, `kinds`, `version` and what is in `facts`;
    beside a template `x.html`, `x.css` and `x.js` are inlined where they exist.

    Raises:
        MissingExtra: jinja2 is not installed.
    """
    from markupsafe import Markup

    environment = _environment()
    stem = template.removesuffix(".html")
    style = "\n".join(_asset(name) for name in ("base.css", *(() if stem == "base" else (f"{stem}.css",))))
    script = "\n".join(_asset(name) for name in ("base.js", *(() if stem == "base" else (f"{stem}.js",))))
    return environment.get_template(template).render(
        lang=lang,
        say=lambda code, **said: say(code, lang, **said),
        edit_name=lambda kind: say(f"edit-{kind}", lang) if f"edit-{kind}" in codes() else kind,
        kinds=kinds,
        version=__version__,
        style=Markup(style),  # noqa: S704 our own file, not text that was read
        script=Markup(script),  # noqa: S704 our own file
        digest=base64.b64encode(hashlib.sha256(script.encode()).digest()).decode(),
        **facts,
    )


def fragment(template: str, lang: Language, **facts: object) -> str:
    """What a template makes that is no page of its own, such as a notebook's display; named and filled as in `page`.

    Raises:
        MissingExtra: jinja2 is not installed.
    """
    words = {"lang": lang, "say": lambda code, **said: say(code, lang, **said)}
    return _environment().get_template(template).render(words | facts)


@cache
def _environment() -> Environment:
    try:
        from jinja2 import Environment, FunctionLoader, StrictUndefined  # an extra: only who makes a page needs it
    except ImportError as error:
        raise MissingExtra("jinja2", "report") from error
    return Environment(
        loader=FunctionLoader(_template),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _template(name: str) -> str | None:
    package, _, file = name.rpartition(":")
    place = files("gongwen").joinpath(package or "pages", "templates", file)
    return place.read_text("utf-8") if place.is_file() else None


@cache
def _asset(name: str) -> str:
    """A style or script beside the templates; empty where a template has none."""
    return _template(name) or ""
