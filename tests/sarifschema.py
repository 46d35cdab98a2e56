"""What SARIF 2.1.0 says of the objects that we write, as JSON Schema.

Restated from the standard's schema (OASIS, sarif-schema-2.1.0, errata 01) for these objects alone, with all of their properties
that we might use; an object or a property that is not here is refused, though the standard may know it.
"""

from __future__ import annotations


def closed(required: tuple[str, ...] = (), **properties: object) -> dict[str, object]:
    return {"type": "object", "additionalProperties": False, "required": list(required), "properties": properties}


def ref(name: str) -> dict[str, str]:
    return {"$ref": f"#/definitions/{name}"}


def many(of: object, *, unique: bool = False) -> dict[str, object]:
    return {"type": "array", "items": of, "uniqueItems": unique}


STRING = {"type": "string"}
BAG = {"type": "object"}
INDEX = {"type": "integer", "minimum": -1}
FROM_ONE = {"type": "integer", "minimum": 1}
LEVEL = {"enum": ["none", "note", "warning", "error"]}
URI = {"type": "string", "format": "uri-reference", "pattern": "^[!-~]*$"}

SCHEMA = {
    "$schema": "http://json-schema.org/draft-07/schema#",
    **closed(
        ("version", "runs"),
        **{"$schema": STRING},
        version={"const": "2.1.0"},
        runs=many(ref("run")),
    ),
    "definitions": {
        "run": closed(
            ("tool",),
            tool=closed(("driver",), driver=ref("toolComponent")),
            invocations=many(ref("invocation")),
            artifacts=many(ref("artifact"), unique=True),
            results=many(ref("result")),
            columnKind={"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
            language={"type": "string", "pattern": "^[a-zA-Z]{2}(-[a-zA-Z]{2})?$"},
            properties=BAG,
        ),
        "toolComponent": closed(
            ("name",),
            name=STRING,
            version=STRING,
            semanticVersion=STRING,
            informationUri={"type": "string", "format": "uri"},
            rules=many(ref("reportingDescriptor"), unique=True),
        ),
        "reportingDescriptor": closed(
            ("id",),
            id=STRING,
            name=STRING,
            shortDescription=ref("multiformatMessageString"),
            fullDescription=ref("multiformatMessageString"),
            help=ref("multiformatMessageString"),
            helpUri={"type": "string", "format": "uri"},
            defaultConfiguration=closed(level=LEVEL, enabled={"type": "boolean"}),
            properties=BAG,
        ),
        "multiformatMessageString": closed(("text",), text=STRING, markdown=STRING),
        "message": {
            **closed(text=STRING, markdown=STRING, id=STRING),
            "anyOf": [{"required": ["text"]}, {"required": ["id"]}],
        },
        "invocation": closed(
            ("executionSuccessful",),
            executionSuccessful={"type": "boolean"},
            toolExecutionNotifications=many(ref("notification")),
        ),
        "notification": closed(
            ("message",),
            message=ref("message"),
            level=LEVEL,
            associatedRule={
                **closed(id=STRING, index=INDEX),
                "anyOf": [{"required": ["index"]}, {"required": ["id"]}],
            },
            locations=many(ref("location"), unique=True),
        ),
        "artifact": closed(
            location=ref("artifactLocation"),
            description=ref("message"),
            mimeType={"type": "string", "pattern": "[^/]+/.+"},
            length=INDEX,
            hashes={"type": "object", "additionalProperties": STRING},
            encoding=STRING,
            roles=many({"enum": ["analysisTarget"]}, unique=True),
        ),
        "artifactLocation": closed(uri=URI, uriBaseId=STRING, index=INDEX),
        "result": closed(
            ("message",),
            ruleId=STRING,
            ruleIndex=INDEX,
            level=LEVEL,
            message=ref("message"),
            locations=many(ref("location")),
            relatedLocations=many(ref("location"), unique=True),
            properties=BAG,
        ),
        "location": closed(
            id=INDEX,
            physicalLocation=ref("physicalLocation"),
            message=ref("message"),
        ),
        "physicalLocation": {
            **closed(artifactLocation=ref("artifactLocation"), region=ref("region"), contextRegion=ref("region")),
            "anyOf": [{"required": ["artifactLocation"]}],
        },
        "region": closed(
            startLine=FROM_ONE,
            startColumn=FROM_ONE,
            endLine=FROM_ONE,
            endColumn=FROM_ONE,
            charOffset=INDEX,
            charLength={"type": "integer", "minimum": 0},
            snippet=closed(text=STRING),
        ),
    },
}
