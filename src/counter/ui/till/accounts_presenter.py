"""Gift cards sold and looked up at the till, house accounts looked at and settled. No Qt."""

from __future__ import annotations

from collections.abc import Callable

from counter.accounts.model import Account, AccountEntry, GiftCard
from counter.accounts.queries import accounts
from counter.flows.gift_card import CardSold, find_gift_card, sell_gift_card, take_back_gift_card
from counter.flows.house_account import Settled, account_entries, settle_account
from counter.kernel.ids import OrderId
from counter.kernel.language import _
from counter.kernel.money import Money, from_decimal
from counter.orders.model import Order
from counter.orders.queries import orders_by
from counter.receipts.rules import TENDER_NAMES
from counter.till.rules import TENDERS
from counter.till.settlement import Tender
from counter.ui.desk.work import CurrentShop, Work
from counter.ui.till.accounts_state import ACCOUNTS, GIFT_CARD, AccountsState, ChoiceState

_QUICK = (10, 20, 50)
"""Amounts of one tap, in euros; as much in the shop's own currency."""
_LONGEST = 9
_REASONS = (_("Sold by mistake"), _("Wrong amount"), _("Changed their mind"))


class AccountsPresenter:
    """`show` is called when something changed; `done` with what was done, in the shop's language."""

    def __init__(self, work: Work, shop: CurrentShop, show: Callable[[], None], done: Callable[[str], None]) -> None:
        self._work = work
        self._shop = shop
        self._show = show
        self._done = done
        self._kind = ""
        self._typed = ""
        self._is_right = False
        self._found: GiftCard | None = None
        self._code, self._asks_why = "", False
        self._accounts: tuple[Account, ...] = ()
        self._account: Account | None = None
        self._entries: tuple[AccountEntry, ...] = ()
        self._called: dict[OrderId, str] = {}

    def open(self, kind: str) -> None:
        """One of the two keys: its question comes in the card below."""
        self.leave()
        self._kind = kind
        if kind == ACCOUNTS:
            self._work.read(accounts, self._shop.settings.currency).then(self._list)
        self._show()

    def leave(self) -> None:
        """Another key was tapped."""
        self._kind, self._typed, self._is_right, self._found, self._account = "", "", False, None, None
        self._code, self._asks_why = "", False

    def type_amount(self, digits: str) -> None:
        """More digits of the amount, cents last."""
        if self._is_typing:
            self._typed = (self._typed + digits).lstrip("0")[:_LONGEST]
            self._show()

    def delete_amount_digit(self) -> None:
        """The last digit away."""
        if self._is_typing:
            self._typed = self._typed[:-1]
            self._show()

    def take_amount(self, minor: int) -> None:
        """An amount of one tap; then it is asked how it is paid."""
        self._typed, self._is_right = str(minor), True
        self._show()

    def amount_is_right(self) -> None:
        """On to how it is paid; back to the amount where that is asked already."""
        if self._kind and self._typed:
            self._is_right = not self._is_right
            self._show()

    def begin_to_settle(self) -> None:
        """From the statement to the amount: all that is owed, unless another is typed.

        From a gift card that can be taken back to the reason.
        """
        if self._found:
            self._asks_why = True
            self._show()
        elif self._account:
            self.take_amount(self._account.owed.minor)

    def choose(self, key: str) -> None:
        """An account to look at, or how it is paid, or why a gift card is taken back, which does it."""
        if self._asks_why:
            self._work.do(take_back_gift_card, self._code, key).then(self._taken_back)
        elif self._kind == ACCOUNTS and not self._account:
            self._work.do(account_entries, key).then(self._look)
        elif self._is_right:
            self._pay(Tender(key))

    def look_up(self, typed: str) -> None:
        """What is on the gift card whose code was scanned or typed."""
        self._work.do(find_gift_card, typed).then(lambda card: self._see(typed, card))

    def state(self) -> AccountsState | None:
        """What is asked; None where another key was tapped last."""
        if not self._kind:
            return None
        if self._kind == ACCOUNTS and not self._account:
            return self._list_state()
        if self._account and not self._typed and not self._is_right:
            return self._statement_state(self._account)
        if self._found and self._found.is_unspent and not self._typed:
            return self._card_state(self._found)
        return self._money_state()

    @property
    def _is_typing(self) -> bool:
        return bool(self._kind) and not self._is_right and (self._kind == GIFT_CARD or self._account is not None)

    @property
    def _amount(self) -> Money:
        return Money(int(self._typed or 0), self._shop.settings.currency)

    def _list_state(self) -> AccountsState:
        language = self._shop.language
        owing = [account for account in self._accounts if account.owed]
        note = "" if owing else language.say("Nobody owes anything.")
        rows = (ChoiceState(each.name, each.name, language.amount(each.owed)) for each in owing)
        return AccountsState(kind=ACCOUNTS, title=language.say("House accounts"), note=note, choices=tuple(rows))

    def _statement_state(self, account: Account) -> AccountsState:
        language = self._shop.language
        lines = [(self._entry(entry), language.amount(entry.amount)) for entry in self._entries]
        owed = language.money(account.owed)
        settle = language.say("Settle {amount}", amount=owed) if account.owed.minor > 0 else ""
        lines += [("", ""), (language.say("Owed"), language.amount(account.owed))]
        return AccountsState(kind=ACCOUNTS, title=account.name, note=owed, lines=tuple(lines), settle=settle)

    def _card_state(self, card: GiftCard) -> AccountsState:
        """One of which nothing is spent can be taken back."""
        language = self._shop.language
        amount = language.money(card.amount)
        if self._asks_why:
            reasons = tuple(ChoiceState(language.say(each), language.say(each)) for each in _REASONS)
            title = language.say("Why is it taken back?")
            return AccountsState(kind=GIFT_CARD, title=title, note=amount, choices=reasons)
        sold = language.short_date(language.local_date(card.sold_at))
        lines = ((language.say("Sold"), sold), (language.say("Nothing of it is spent."), ""))
        title = language.say("On it: {amount}", amount=amount)
        back = language.say("Take it back: {amount}", amount=amount)
        return AccountsState(kind=GIFT_CARD, title=title, lines=lines, settle=back)

    def _entry(self, entry: AccountEntry) -> str:
        language = self._shop.language
        day = language.short_date(language.local_date(entry.at))
        called = self._called.get(entry.order_id) if entry.order_id else None
        what = language.say("order {number}", number=called) if called else language.say("settled")
        return f"{day} {language.clock(entry.at)} · {what}"

    def _money_state(self) -> AccountsState:
        language = self._shop.language
        amount = language.money(self._amount)
        if self._is_right:
            own = self._shop.settings.tenders
            choices = tuple(ChoiceState(name, language.say(TENDER_NAMES.get(name, name))) for name in (*TENDERS, *own))
            title, note = language.say("How is it paid?"), ""
            return AccountsState(kind=self._kind, title=title, note=note, amount=amount, choices=choices)
        if self._account:
            title, note = self._account.name, language.say("How much is paid?")
            return AccountsState(kind=ACCOUNTS, title=title, note=note, amount=amount, typing=True)
        title, note = language.say("How much?"), language.say("or scan one, to see")
        if self._found:
            title = language.say("On it: {amount}", amount=language.money(self._found.balance))
            note = language.say("of {amount}", amount=language.money(self._found.amount))
        times, currency = self._shop.playbook.times, self._shop.settings.currency
        amounts = [from_decimal(euros * times, currency) for euros in _QUICK]
        quick = tuple((each.minor, language.money(each)) for each in amounts)
        return AccountsState(kind=GIFT_CARD, title=title, note=note, amount=amount, typing=True, quick=quick)

    def _pay(self, tender: Tender) -> None:
        if self._account:
            part = Tender(tender.name, amount=self._amount)
            self._work.do(settle_account, self._account.name, (part,)).then(self._settled)
        else:
            self._work.do(sell_gift_card, self._amount, (tender,)).then(self._sold)

    def _list(self, found: tuple[Account, ...]) -> None:
        self._accounts = found
        self._show()

    def _look(self, found: tuple[Account, tuple[AccountEntry, ...]]) -> None:
        self._account, self._entries = found
        orders = {entry.order_id for entry in self._entries if entry.order_id}
        self._work.read(orders_by, orders).then(self._name)

    def _name(self, orders: tuple[Order, ...]) -> None:
        self._called = {order.order_id: order.called for order in orders}
        self._show()

    def _see(self, typed: str, card: GiftCard) -> None:
        self.leave()
        self._kind, self._found, self._code = GIFT_CARD, card, typed
        self._show()

    def _sold(self, sold: CardSold) -> None:
        self.leave()
        language = self._shop.language
        amount = language.money(sold.card.amount)
        self._done(language.say("Gift card of {amount} sold. It prints.", amount=amount))

    def _taken_back(self, card: GiftCard) -> None:
        self.leave()
        language = self._shop.language
        amount = language.money(card.amount)
        self._done(language.say("Give {amount} back as it was paid. The gift card is empty now.", amount=amount))

    def _settled(self, settled: Settled) -> None:
        self.leave()
        language = self._shop.language
        owed = language.money(settled.account.owed)
        self._done(language.say("{name} owes {amount} now.", name=settled.account.name, amount=owed))
