"""Documents without the names of persons: each name is a pseudonym (人员甲, 人员乙 …), the same one throughout a document.

    persons   whose names stand in a document
    aliases   what they are called instead
    masking   the document with all of it changed, and every span still true

What the parts of a redacted document mean:

* `source.text` is the uploaded file's text with ■ for every character of a name, as many as there were: offsets into it are
  offsets into the file that its owner has. An edit of kind "redaction" puts the pseudonym in its place, so that edits applied
  to `source.text` still give `text`, and spans still hold.
* `id`, `source.sha256` and `source.size` are those of the uploaded file, whose text this is not any more. They name the file
  to those who have it, and say nothing of it to others; the bytes of `source.text` do not hash to them.
* `generator.version` ends in "+redacted", so that nobody takes such a document for a whole one: whether it had names or not.
* Everything that was made of the text (holders, headings, titles, warnings, the file's name) has the pseudonym as well.

A name is known where it holds a role, stands behind a post or before 同志, or is asked for (联系人：…). A name that stands in
none of these is not known and stays; telephone numbers and addresses stay. Pseudonyms are given in the order of the text,
by document: 人员甲 of one document is nobody in particular in another.
"""

from __future__ import annotations

from gongwen.redaction.aliases import Aliases, aliases
from gongwen.redaction.masking import redact
from gongwen.redaction.persons import persons

__all__ = ["Aliases", "aliases", "persons", "redact"]
