"""What came to a placed order and was taken off it, as steps of its story."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from counter.kernel.ids import StaffId
from counter.kernel.language import Language
from counter.reports.past_step import PastStep
from counter.reports.story import Story


def change_steps(story: Story, names: Mapping[StaffId, str], language: Language) -> Iterator[PastStep]:
    """Each with why, where somebody said so, and who did it; what was made and came off was thrown away."""
    say = language.say
    for addition in story.additions:
        what = say("Added {items}", items=", ".join(addition.names))
        yield PastStep(addition.at, "plus", what, _detail(addition.reason, names.get(addition.by, ""), language))
    for off in story.order.taken_off:
        if off.piece.belongs_to is None:
            what = say("Took off {count} {item}", count=off.piece.quantity, item=off.piece.name)
            thrown = say("thrown away") if off.made else ""
            why = ", ".join(filter(None, (off.reason, thrown)))
            yield PastStep(off.at, "minus", what, _detail(why, names.get(off.by, ""), language))


def _detail(why: str, name: str, language: Language) -> str:
    return ", ".join(filter(None, (why, language.say("by {name}", name=name) if name else "")))
