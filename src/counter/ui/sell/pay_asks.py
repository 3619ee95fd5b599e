"""Asks whose money pays: the code of a voucher or a gift card, the name of a house account. Passive."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt

from counter.kernel.language import Language
from counter.ui.parts.ask_text import AskText
from counter.ui.parts.choices_panel import ChoicesPanel
from counter.ui.sell.code_presenter import CodePresenter
from counter.ui.sell.pay_state import PayState
from counter.ui.sell.typed_page import TypedPage


class PayAsks(QObject):
    """The sheets over a page on which a bill is paid; what a scanner types on that page is a code."""

    def __init__(self, page: TypedPage, language: Language, presenter: CodePresenter) -> None:
        super().__init__(page)
        say = language.say
        self._page = page
        self._presenter = presenter
        self._coded, self._refused, self._asks_account = "", ("", ""), False
        page.keystrokes.scanned.connect(presenter.attach_voucher)
        self._code = AskText(
            page,
            language,
            say("Scan or type the voucher or gift card"),
            say("Voucher code"),
            for_code=True,
            place=say("Vouchers"),
        )
        self._code.elsewhere.connect(presenter.see_voucher)
        self._code.entered.connect(self._enter_code)
        self._code.left.connect(self._leave_code)
        self._choose_account = ChoicesPanel(page)
        self._choose_account.toggled.connect(presenter.choose_account)
        self._choose_account.done.connect(presenter.close_accounts)
        self._account = AskText(page, language, say("Whose account?"), say("Name"))
        self._account.entered.connect(self._enter_account)
        self._account.left.connect(presenter.close_accounts)

    def ask_code(self, begun: str) -> None:
        """Asks for a code, going on from what was typed of it before."""
        self._code.ask(begun)

    def show_state(self, state: PayState) -> None:
        """Asks what is to be asked, and no more once it was answered."""
        if state.coded != self._coded:
            self._coded = state.coded
            if self._code.is_open:
                self._code.shut()
                self._page.setFocus(Qt.FocusReason.OtherFocusReason)
        self._choose_account.show_choices(state.accounts)
        if state.asks_account != self._asks_account:
            self._asks_account = state.asks_account
            if state.asks_account:
                self._account.ask()
            else:
                self._account.shut()
        if (state.code, state.code_wrong) != self._refused:
            self._refused = (state.code, state.code_wrong)
            if state.code_wrong:
                self._code.ask(*self._refused)

    def shut(self) -> None:
        """Nobody is asked for anything any more."""
        self._code.shut()
        self._account.shut()
        self._choose_account.show_choices(None)

    def _enter_code(self, text: str) -> None:
        """What is refused stays there to be mended; the sheet goes once the code was taken."""
        if text:
            self._presenter.attach_voucher(text)
        else:
            self._code.shut()
            self._leave_code()

    def _leave_code(self) -> None:
        self._page.setFocus(Qt.FocusReason.OtherFocusReason)
        self._presenter.forget_code()

    def _enter_account(self, name: str) -> None:
        if name:
            self._presenter.choose_account(name)
        else:
            self._presenter.close_accounts()
