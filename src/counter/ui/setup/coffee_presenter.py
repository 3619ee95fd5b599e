"""The last step of a first start: the real Sell, one hint at a time, until the first coffee is handed over. No Qt."""

from __future__ import annotations

from collections.abc import Callable

from counter.flows.first_start import answer, put_in_drawer, take_back
from counter.flows.make import hand_over
from counter.kernel.ids import OrderId
from counter.reports.first_coffee import FirstCoffee, first_coffee
from counter.settings.first_start import COFFEE, FirstStart
from counter.ui.desk.work import CurrentShop, Work
from counter.ui.setup.build_done import done_state, hint_of, under_done
from counter.ui.setup.build_state import Answers, setup_state
from counter.ui.setup.setup_draft import SetupDraft
from counter.ui.setup.state import HintState, SetupState


class CoffeePresenter:
    """`hint` takes the one thing to do next, None where there is none; `show` the page that tells what was done.

    `over` is called once the owner opens the counter.
    """

    def __init__(
        self,
        work: Work,
        shop: CurrentShop,
        hint: Callable[[HintState | None], None],
        show: Callable[[SetupState], None],
        over: Callable[[], None],
    ) -> None:
        self._work, self._shop, self._hint, self._show, self._over = work, shop, hint, show, over
        self._coffee: FirstCoffee | None = None
        self._made: OrderId | None = None
        self._sentence: str | None = None
        self._taken_back, self._wrong = False, ""

    def begin(self) -> None:
        """Somebody is here: the cash they counted goes into the drawer, and the first hint comes."""
        if self._shop.settings.first_start.step == COFFEE:
            self._work.do(put_in_drawer)
            self.refresh()

    def refresh(self) -> None:
        """Looks how far they are."""
        settings, shop = self._shop.settings, self._shop
        if settings.first_start.step != COFFEE or self._work.by is None:
            self._hint(None)
            return
        today = settings.trading_day(shop.clock.now())
        self._work.read(first_coffee, today, shop.terminal, shop.keys.local).then(self._take_in)

    def _take_in(self, coffee: FirstCoffee) -> None:
        if self._shop.settings.first_start.step != COFFEE:
            return
        hint = hint_of(coffee, self._shop.language)
        self._made = coffee.order.order_id if coffee.order else None
        if hint is None or self._coffee is not None:
            self._coffee = self._coffee if self._taken_back else coffee
            self._hint(None)
            self._show_state()
        else:
            self._hint(hint)

    def write(self, sentence: str) -> None:
        """What the owner stands for, as it is typed."""
        self._sentence = sentence
        self._show_state()

    def take_back(self) -> None:
        """It was only a try."""
        if self._coffee is None or self._coffee.order is None or self._taken_back:
            return
        reason = self._shop.language.say("It was only a try")
        taking = self._work.do(take_back, self._coffee.order.order_id, reason)
        taking.then(lambda _: self._was_taken_back())
        taking.otherwise(self._fail)

    def _was_taken_back(self) -> None:
        self._taken_back, self._wrong = True, ""
        self._show_state()

    def hand_over(self) -> None:
        """They have it, wherever the owner says so."""
        if self._made is not None:
            self._work.do(hand_over, self._made)

    def skip(self) -> None:
        """No first coffee now."""
        self._work.do(answer, FirstStart()).then(lambda _: self._hint(None))

    def open_counter(self) -> None:
        """The first start is over; what they stand for is kept."""
        sentence = (self._sentence or "").strip()
        decided: dict[str, object] = {"sentence": sentence} if sentence else {}
        finishing = self._work.do(answer, FirstStart(), decided)
        finishing.then(lambda _: self._over())
        finishing.otherwise(self._fail)

    def _fail(self, why: str) -> None:
        self._wrong = why
        self._show_state()

    def _show_state(self) -> None:
        if self._coffee is None:
            return
        settings, language, coffee = self._shop.settings, self._shop.language, self._coffee
        stands_for = settings.stands_for(language.locale.language) if self._sentence is None else self._sentence
        done = done_state(coffee, language, sentence=stands_for, logo=settings.logo, taken_back=self._taken_back)
        under = under_done(coffee, language, taken_back=self._taken_back)
        self._show(setup_state(Answers(settings, SetupDraft(), self._wrong), language, done=done, under=under))
