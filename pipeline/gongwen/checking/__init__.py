"""What a draft lacks, says weakly, leaves blank or has wrong.

journey       the whole of it; read this first
profile       what a kind of document must have, as TOML (`profiles/`)
coded         a document's facts with their topics
signs         what speaks for an item, and whether it is enough
evaluation    each item of a profile: present, weaker, contradicted, absent, or not to be told
rules         one module each, with its code; `subject` says what they look at
finding       what is said about a draft
"""

from __future__ import annotations

from gongwen.checking.corpus import Corpus
from gongwen.checking.evaluation import Outcome, evaluate
from gongwen.checking.finding import Finding
from gongwen.checking.journey import NotTried, Report, check
from gongwen.checking.profile import Item, Profile, names, profile_of
from gongwen.checking.rules import rules
from gongwen.checking.sign import Sign, Status
from gongwen.checking.subject import Rule

__all__ = [
    "Corpus",
    "Finding",
    "Item",
    "NotTried",
    "Outcome",
    "Profile",
    "Report",
    "Rule",
    "Sign",
    "Status",
    "check",
    "evaluate",
    "names",
    "profile_of",
    "rules",
]
