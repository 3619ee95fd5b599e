"""What is said to somebody who brings a voucher: why they have it, what becomes of it, and that they are welcome."""

from __future__ import annotations

from counter.kernel.language import Language
from counter.recovery.playbook import Playbook
from counter.recovery.rules import LATE, OTHER
from counter.reports.voucher_story import VoucherStory
from counter.vouchers.rules import EXPIRED, LIVE, REPLACED


def said_about(story: VoucherStory, playbook: Playbook, language: Language, spoken: str = "") -> str:
    """The sentences, in quotes, in the language that they chose today (`spoken`), chose then, or else the shop's."""
    customer = language.to_customer(spoken or story.order.language)
    return customer.say("“{words}”", words=" ".join(filter(None, _sentences(story, playbook, customer))))


def _sentences(story: VoucherStory, playbook: Playbook, language: Language) -> tuple[str, ...]:
    say, name = language.say, story.order.customer
    comma = say(", {name}", name=name) if name else ""
    if story.state == LIVE:
        worth = say("{amount} is on us.", amount=language.money(story.voucher.left))
        return say("Welcome back{comma_name}.", comma_name=comma), _why(story, playbook, language), worth
    if story.state == EXPIRED:
        taken = say("Of course we take it{comma_name}.", comma_name=comma)
        return taken, _why(story, playbook, language), say("It’s good to see you.")
    if story.state == REPLACED:
        return (say("There is a new one for this{comma_name}. I’ll find it for you.", comma_name=comma),)
    return (say("Tell me what is still open{comma_name}, and I’ll put it right.", comma_name=comma),)


def _why(story: VoucherStory, playbook: Playbook, language: Language) -> str:
    """What we did, by the kind of mishap; nothing where the kind does not say it: it may have been a mere kindness."""
    kind = story.mishap.kind
    if kind == LATE and story.minutes_late:
        late = language.minutes(story.minutes_late)
        return language.say("You waited {time} longer than we promised.", time=late)
    page = playbook.pages.get(kind)
    slip = page.slip_in(story.mishap.severity, language.locale.language) if page and kind != OTHER else ""
    return language.say(slip) if slip else ""
