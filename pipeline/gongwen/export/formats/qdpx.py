r"""REFI-QDA (.qdpx, version 1.5) for NVivo, MAXQDA, ATLAS.ti, QualCoder: sources, codes in a tree, coded segments, variables.

A zip of `project.qde` and `sources/<GUID>.txt` (UTF-8, no mark, line ends "\n"). The standard counts code points, as we do.
GUIDs come from what they name, and no time is written: the same documents give the same file, and a second export of a
document that changed can be told segment by segment.
"""

from __future__ import annotations

import io
import uuid
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from lxml import etree

from gongwen import __version__
from gongwen.document.model import Clause, Document, RoleHeld
from gongwen.export.plainxml import holdable
from gongwen.export.spans import COLOURS, Labelled, labelled, labels
from gongwen.messages import Language, say
from gongwen.wording import value_in_words

NAME = "qdpx"
SUFFIX = ".qdpx"

_NAMESPACE = "urn:QDA-XML:project:1.0"
_FAMILY = uuid.uuid5(uuid.NAMESPACE_OID, "gongwen.export.qdpx")  # any fixed name would do

_VARIABLES = ("genre", "issuer", "level", "year", "document_number", "dated")
"""What a plan's head says, as variables of its source; of a file with several plans, the first's."""


def write(documents: Sequence[Document], where: Path, lang: Language) -> None:
    """Write the project."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        _add(package, "project.qde", _project(documents, lang))
        for doc in _unique(documents):
            _add(package, f"sources/{_guid('source', doc.id)}.txt", doc.text.encode("utf-8", "replace"))
    where.write_bytes(out.getvalue())


def _add(package: zipfile.ZipFile, name: str, data: bytes) -> None:
    # A day of its own making, or the bytes would say when they were written.
    package.writestr(zipfile.ZipInfo(name, (2000, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)


def _unique(documents: Sequence[Document]) -> Iterator[Document]:
    """Each document once: the same bytes under two names are one source."""
    return iter({doc.id: doc for doc in documents}.values())


def _project(documents: Sequence[Document], lang: Language) -> bytes:
    user = _guid("user", "gongwen")
    project = etree.Element(f"{{{_NAMESPACE}}}Project", nsmap={None: _NAMESPACE})
    project.set("name", "gongwen")
    project.set("origin", f"gongwen {__version__}")
    project.set("creatingUserGUID", user)
    _part(_part(project, "Users"), "User", guid=user, name="gongwen")
    spans = {doc.id: list(labelled(doc, lang)) for doc in documents}
    codes = _codes(_part(_part(project, "CodeBook"), "Codes"), spans, lang)
    variables = _part(project, "Variables")
    for name in _VARIABLES:
        _part(
            variables, "Variable", guid=_guid("variable", name), name=say(f"field-{name}", lang), typeOfVariable="Text"
        )
    sources = _part(project, "Sources")
    for doc in _unique(documents):
        _source(sources, doc, spans[doc.id], codes, user, lang)
    return etree.tostring(project, encoding="utf-8", xml_declaration=True, pretty_print=True)


def _codes(parent: etree._Element, spans: dict[str, list[Labelled]], lang: Language) -> dict[tuple[str, str], str]:
    """Write the tree of codes: a kind, and under it what divides it; the GUID of each."""
    used = sorted({(span.kind, _division(span, lang)) for row in spans.values() for span in row})
    guids: dict[tuple[str, str], str] = {}
    for kind, name in labels(lang).items():
        divisions = [division for code, division in used if code == kind]
        if not divisions:
            continue
        guids[kind, ""] = _guid("code", kind)
        branch = _part(parent, "Code", guid=guids[kind, ""], name=name, isCodable="true", color=COLOURS[kind])
        for division in divisions:
            if division:
                guids[kind, division] = _guid("code", f"{kind}/{division}")
                _part(branch, "Code", guid=guids[kind, division], name=division, isCodable="true", color=COLOURS[kind])
    return guids


def _division(span: Labelled, lang: Language) -> str:
    """What divides a kind: roles by name, clauses by modality."""
    match span.fact:
        case RoleHeld(role=role):
            return role
        case Clause(modality=modality):
            return value_in_words("modality", modality, lang)
    return ""


def _source(
    parent: etree._Element,
    doc: Document,
    spans: list[Labelled],
    codes: dict[tuple[str, str], str],
    user: str,
    lang: Language,
) -> None:
    guid = _guid("source", doc.id)
    source = _part(
        parent, "TextSource", guid=guid, name=doc.source.name, plainTextPath=f"internal://{guid}.txt", creatingUser=user
    )
    for span in spans:
        key = f"{doc.id}/{span.id}"
        selection = _part(
            source,
            "PlainTextSelection",
            guid=_guid("selection", key),
            name=span.line[:NAMED],
            startPosition=str(span.start),
            endPosition=str(span.end),
            creatingUser=user,
        )
        _part(selection, "Description").text = holdable(span.line)
        coding = _part(selection, "Coding", guid=_guid("coding", key), creatingUser=user)
        _part(coding, "CodeRef", targetGUID=codes[span.kind, _division(span, lang)])
    for plan in doc.plans[:1]:
        for name in _VARIABLES:
            value = value_in_words(name, getattr(plan, name), lang)
            if value:
                held = _part(source, "VariableValue")
                _part(held, "VariableRef", targetGUID=_guid("variable", name))
                _part(held, "TextValue").text = holdable(value)


NAMED = 60
"""Characters of a segment's name."""


def _part(parent: etree._Element, name: str, /, **attributes: str) -> etree._Element:
    return etree.SubElement(
        parent, f"{{{_NAMESPACE}}}{name}", {key: holdable(value) for key, value in attributes.items()}
    )


def _guid(what: str, name: str) -> str:
    return str(uuid.uuid5(_FAMILY, f"{what}/{name}"))
