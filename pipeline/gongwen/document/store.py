"""Documents to and from JSON: canonical bytes, and a clear word about what can't be loaded."""

from __future__ import annotations

import msgspec

from gongwen.document.model import SCHEMA_VERSION, Document
from gongwen.errors import DocumentInvalid

_ENCODER = msgspec.json.Encoder(order="deterministic")
_DECODER = msgspec.json.Decoder(Document)


class _Versioned(msgspec.Struct):
    schema_version: str


def dump(doc: Document) -> bytes:
    """The document as JSON (UTF-8, one line): the same document always gives the same bytes."""
    return _ENCODER.encode(doc)


def parse(data: bytes, name: str = "<json>") -> Document:
    """The document in `data`; `name` is for the error message.

    Raises:
        DocumentInvalid: it is no document of ours, or of another major version.
    """
    try:
        version = msgspec.json.decode(data, type=_Versioned).schema_version
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise DocumentInvalid(f"{name}: 不是 gongwen 的 JSON / not a document of ours ({error})") from error
    if version.split(".")[0] != SCHEMA_VERSION.split(".")[0]:
        raise DocumentInvalid(
            f"{name}: schema_version {version}，本程序读 {SCHEMA_VERSION}；请用同版本重新提取 / "
            f"this program reads {SCHEMA_VERSION}: extract it again with this version"
        )
    try:
        return _DECODER.decode(data)
    except msgspec.DecodeError as error:
        raise DocumentInvalid(f"{name}: {error}") from error


def json_schema() -> bytes:
    """JSON Schema (2020-12) of a document, generated from the types."""
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "gongwen document",
        **msgspec.json.schema(Document),
    }
    return pretty(msgspec.json.encode(schema))


def pretty(data: bytes) -> bytes:
    """JSON laid out for people: indented, one final newline."""
    return msgspec.json.format(data, indent=2) + b"\n"
