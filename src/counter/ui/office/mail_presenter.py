"""What the section E-mail shows, and what a tap on it does. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from counter.flows.mail import set_up_mail
from counter.flows.open_shop import decide
from counter.flows.shop import Act
from counter.kernel.errors import Refused
from counter.kernel.language import _
from counter.ui.desk.mail_server import MailServerAsked
from counter.ui.desk.work import CurrentShop, Work
from counter.ui.office.build_mail import RECEIPT_WAYS, Told, mail_state
from counter.ui.office.mail_draft import MailDraft
from counter.ui.office.mail_state import MailState

_NOTHING = Told()
_LETS_US_IN, _TAKEN = _("The mail server lets us in."), _("The mail server took it. Look whether it came.")


def save(act: Act, draft: MailDraft, *, has_password: bool) -> None:
    """Writes what an owner typed. Refused without a password where one is wanted, and where it changed meanwhile."""
    if act.settings.mail != draft.was:
        raise Refused("Somebody changed the mail server just now. Discard what you typed, and look at it again.")
    server = draft.to_save()
    if server.user and not draft.password and not (has_password and draft.is_for_same):
        raise Refused("Type the password of {user}, too.", user=server.user)
    set_up_mail(act, server, draft.password or None)


class MailPresenter:
    """`show` is called with news, `decided` once something is saved, `server` is asked whether it takes letters."""

    def __init__(
        self,
        work: Work,
        shop: CurrentShop,
        show: Callable[[], object],
        decided: Callable[[], object],
        server: MailServerAsked,
    ) -> None:
        self._work, self._shop, self._show, self._decided, self._server = work, shop, show, decided, server
        self._has_password, self._begun = False, 0
        self.forget()

    def forget(self) -> None:
        """Somebody came: the section is as it is set up."""
        self._wrong, self._note, self._told = "", "", _NOTHING
        self._begin()

    def come(self) -> None:
        """The section is seen: looks whether the password is on this machine."""
        if (server := self._shop.settings.mail) is not None:
            self._server.has_password(server).then(self._take_known)

    def _take_known(self, has_password: bool) -> None:  # noqa: FBT001 - the answer
        self._has_password = has_password
        self._show()

    def look_again(self) -> None:
        """Something was decided; what is not saved yet stays."""
        if not self._draft.is_changed and self._draft.was != self._shop.settings.mail:
            self._begin()
            self.come()

    def _begin(self) -> None:
        self._draft, self._begun = MailDraft.begin(self._shop.settings.mail), self._begun + 1

    def state(self) -> MailState:
        """What the section shows."""
        return mail_state(
            self._draft,
            self._shop.settings,
            self._shop.language,
            has_password=self._has_password,
            begun=self._begun,
            wrong=self._wrong,
            told=self._told,
            note=self._note,
        )

    def change(self, change: Callable[[MailDraft], MailDraft]) -> None:
        """Something is typed or tapped."""
        self._draft, self._wrong, self._note, self._told = change(self._draft), "", "", _NOTHING
        self._show()

    def write(self, part: str, text: str) -> None:
        """What is typed as its `host`, `port`, `sender`, `user` or `password`."""
        typed: dict[str, Any] = {part: text}
        self.change(lambda draft: replace(draft, **typed))

    def secure(self, place: int) -> None:
        """How the line is encrypted, by its place."""
        self.change(lambda draft: draft.secure(place))

    def discard(self) -> None:
        """Forgets what was not saved."""
        self.forget()
        self._show()

    def save(self) -> None:
        """Writes it, and asks the server at once; what is wrong is said in the form, and nothing is lost."""
        saving = self._work.do(save, self._draft, has_password=self._has_password)
        saving.then(lambda _: self._saved())
        saving.otherwise(self._refuse)

    def _saved(self) -> None:
        say = self._shop.language.say
        self.forget()
        self.come()
        self._note, self._told = say("Receipts can go by e-mail now."), Told(say("Asking the mail server …"))
        self._decided()
        self._server.check().then(lambda away: self._came_of_it(away or say(_LETS_US_IN), is_well=not away))

    def take_off(self) -> None:
        """Receipts do not go by e-mail any more; Changes can take that back."""
        self._work.do(set_up_mail, None).then(lambda _: self._taken_off())

    def _taken_off(self) -> None:
        self.forget()
        self._note = self._shop.language.say("Receipts do not go by e-mail any more.")
        self._decided()

    def try_it(self, address: str) -> None:
        """Sends a try to an address; what comes of it is said."""
        say = self._shop.language.say
        self._came_of_it(say("Sending …"), is_well=False)
        trying = self._server.send_try(address)
        trying.then(lambda away: self._came_of_it(away or say(_TAKEN), is_well=not away))
        trying.otherwise(lambda reason: self._came_of_it(reason, is_well=False))

    def receipts(self, place: int) -> None:
        """What becomes of receipts at this till by themselves: at once."""
        way = RECEIPT_WAYS[place]
        if way != self._shop.settings.receipts:
            self._work.do(decide, {"receipts": way}).then(lambda _: self._decided())

    def _refuse(self, reason: str) -> None:
        self._wrong = reason
        self._show()

    def _came_of_it(self, words: str, *, is_well: bool) -> None:
        self._told = Told(words, is_well)
        self._show()
