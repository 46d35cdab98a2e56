"""What a draft lacks, says weakly, leaves blank or has wrong.

profile      what a kind of document must have, as TOML (`profiles/`)
coded        a document's facts with their topics
signs        what speaks for an item, and whether it is enough
evaluation   each item of a profile: present, weaker, contradicted, absent, or not to be told
"""

from __future__ import annotations

from gongwen.checking.evaluation import Outcome, evaluate
from gongwen.checking.profile import Item, Profile, names, profile_of
from gongwen.checking.signs import Sign, Status

__all__ = ["Item", "Outcome", "Profile", "Sign", "Status", "evaluate", "names", "profile_of"]
