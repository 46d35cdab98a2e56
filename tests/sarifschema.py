"""The part of SARIF 2.1.0 that we write, restated as JSON Schema: not the standard's own schema, which we do not carry.

Compared, object by object, with `Schemata/sarif-schema-2.1.0.json` of oasis-tcs/sarif-spec: names, types, least values and what is
required are those. It is narrower where we write less: an object, a property or a role of an artifact that is not here is refused,
though the standard knows it, and addresses (`uri`) must be ASCII. What it cannot say (columns count code points from 1, an end is
behind the last character, braces in messages are doubled) the tests look at themselves.
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
        "region": {
            **closed(
                startLine=FROM_ONE,
                startColumn=FROM_ONE,
                endLine=FROM_ONE,
                endColumn=FROM_ONE,
                charOffset=INDEX,
                charLength={"type": "integer", "minimum": 0},
                snippet=closed(text=STRING),
            ),
            "anyOf": [{"required": ["startLine"]}, {"required": ["charOffset"]}],
        },
    },
}
