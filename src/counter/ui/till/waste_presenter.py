"""Goods that are thrown away: of which category, which item, and why."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from counter.flows.waste import waste
from counter.kernel.ids import ItemId
from counter.kernel.language import _
from counter.ui.desk.work import CurrentShop, Work
from counter.ui.parts.choices import Choices, Option
from counter.ui.parts.questions import Questions

REASONS = (_("Dropped"), _("Out of date"), _("Made wrong"), _("Left over"))
"""Why something is thrown away, each one tap."""


class WastePresenter:
    """`done` takes the sentence that says what was thrown away."""

    def __init__(self, work: Work, shop: CurrentShop, questions: Questions, done: Callable[[str], None]) -> None:
        self._work = work
        self._shop = shop
        self._questions = questions
        self._done = done

    def begin(self) -> None:
        """Something is thrown away."""
        categories = dict.fromkeys(item.category for item in self._shop.menu.items)
        options = [Option(each, each) for each in categories]
        self._ask(self._shop.language.say("What was thrown away?"), options, self._ask_item)

    def _ask_item(self, category: str) -> None:
        items = [item for item in self._shop.menu.items if item.category == category]
        known = {str(item.item_id): item for item in items}
        options = [Option(key, item.name) for key, item in known.items()]
        self._ask(category, options, lambda key: self._ask_why(known[key].item_id, known[key].name))

    def _ask_why(self, item_id: ItemId, name: str) -> None:
        language = self._shop.language
        options = [Option(language.say(each), language.say(each)) for each in REASONS]
        title = language.say("Why was it thrown away? {item}", item=name)
        self._ask(title, options, lambda why: self._throw_away(item_id, name, why))

    def _throw_away(self, item_id: ItemId, name: str, why: str) -> None:
        said = self._shop.language.say("One {item} thrown away.", item=name)
        self._work.do(waste, item_id, why).then(lambda _: self._done(said))

    def _ask(self, title: str, options: Sequence[Option], answer: Callable[[str], None]) -> None:
        self._questions.ask(Choices(title, "", tuple(options), self._shop.language.say("Back")), answer)
