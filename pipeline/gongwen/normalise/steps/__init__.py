"""The steps of normalising, in their order."""

from __future__ import annotations

from gongwen.normalise.proposal import Step
from gongwen.normalise.steps.gloss import gloss
from gongwen.normalise.steps.invisible import invisible
from gongwen.normalise.steps.markup import markup
from gongwen.normalise.steps.noise import noise
from gongwen.normalise.steps.radicals import radicals
from gongwen.normalise.steps.script import script
from gongwen.normalise.steps.spacing import spacing
from gongwen.normalise.steps.wrap import unflatten, unwrap

CHARACTERS: tuple[Step, ...] = (invisible, radicals, gloss, script)
LAYOUT: tuple[Step, ...] = (noise, markup, unflatten, unwrap, spacing)
STEPS = CHARACTERS + LAYOUT
