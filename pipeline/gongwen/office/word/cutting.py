"""One run cut in two that look the same; one run's words exchanged."""

from __future__ import annotations

from copy import deepcopy

from gongwen.read.word.parts import Element, w

TEXT = w("t")
_PROPERTIES = w("rPr")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def cut_before(child: Element) -> None:
    """Let a new run begin with `child`: it takes what follows in the old run, and has its formatting and attributes.

    What shows nothing (the mark of a note, a field's mark) stays with the run that it is in: the old one.
    """
    run = child.getparent()
    if run is None or all(sibling.tag == _PROPERTIES for sibling in child.itersiblings(preceding=True)):
        return
    rest = run.makeelement(run.tag, dict(run.attrib), run.nsmap)
    properties = run.find(_PROPERTIES)
    if properties is not None:
        rest.append(deepcopy(properties))
    for element in [child, *child.itersiblings()]:
        rest.append(element)
    run.addnext(rest)


def cut_text(text: Element, shown: str, at: int) -> Element:
    """Cut a w:t that shows `shown` before its character `at`: the new w:t, right behind the old one."""
    rest = deepcopy(text)
    write(text, shown[:at])
    write(rest, shown[at:])
    text.addnext(rest)
    return rest


def write(text: Element, words: str) -> None:
    """Let a w:t show `words`, blanks at the edges included."""
    text.text = words
    text.set(_SPACE, "preserve")
