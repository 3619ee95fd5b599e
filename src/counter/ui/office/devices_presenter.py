"""What the section Devices shows, and what a tap on it does. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from counter.devices.attached import PROTOCOLS, DeviceKind, DeviceSetup
from counter.devices.pole import PoleLine, PoleLines
from counter.devices.ports import FoundPort, found_ports
from counter.flows.devices import remove_device, set_up_device
from counter.flows.open_shop import decide
from counter.kernel.language import _
from counter.settings.devices import find_device
from counter.store.unit import Connection
from counter.ui.desk.devices import Devices, Weight
from counter.ui.desk.work import CurrentShop, Work
from counter.ui.office.build_devices import (
    NOTHING,
    Answer,
    answer_of,
    device_form,
    device_rows,
    speed_question,
    title_of,
)
from counter.ui.office.build_own_words import own_words
from counter.ui.office.devices_state import SCREEN, DevicesState

_SET_UP, _TAKEN_OFF = _("{device} is set up."), _("{device} is taken off.")


def look_around(_connection: Connection) -> tuple[FoundPort, ...]:
    """The serial ports of this machine, away from the thread of the screen."""
    return found_ports()


class DevicesPresenter:
    """`show` is called with news, `decided` once something is saved."""

    def __init__(
        self,
        work: Work,
        shop: CurrentShop,
        show: Callable[[], object],
        decided: Callable[[], object],
        devices: Devices,
    ) -> None:
        self._work, self._shop, self._show, self._decided = work, shop, show, decided
        self._devices = devices
        self._found: tuple[FoundPort, ...] = ()
        self._weight: Weight | None = None
        self._is_seen = False
        self._was: DeviceSetup | None = None
        self._draft: DeviceSetup | None = None
        self._before: DeviceSetup | None = None
        self.forget()

    def forget(self) -> None:
        """Somebody came: the section begins with the scale."""
        self._asks, self._wrong, self._note, self._answer = False, "", "", NOTHING
        self._begin(DeviceKind.SCALE)
        self.leave()

    def come(self) -> None:
        """The section is seen: looks which ports there are. What is scanned now is only shown here."""
        self._is_seen = True
        self._devices.try_scanner(on=True)
        self._work.report(look_around).then(self._take_found)

    def leave(self) -> None:
        """Nobody sees it any more."""
        self._is_seen = False
        self._devices.try_scanner(on=False)

    def _take_found(self, found: tuple[FoundPort, ...]) -> None:
        self._found = found
        self._show()

    def look_again(self) -> None:
        """Something was decided; what is not saved yet stays."""
        if self._draft is not None and not self._is_changed:
            self._begin(self._draft.kind)
        elif self._draft is not None:
            self._was = find_device(self._shop.settings.devices, self._draft.kind)

    def _begin(self, kind: DeviceKind) -> None:
        self._was = find_device(self._shop.settings.devices, kind)
        self._draft = self._before = self._was or DeviceSetup(kind, "", next(iter(PROTOCOLS[kind])))

    @property
    def _is_changed(self) -> bool:
        return self._draft != self._before

    def listen(self) -> None:
        """Time passes while somebody looks: asks what the device in hand answers now."""
        if not self._is_seen or self._draft is None:
            return
        if self._draft.kind is DeviceKind.SCALE:
            self._devices.weigh().then(self._weighed)
        self._look_at_answer()

    def _weighed(self, weight: Weight) -> None:
        self._weight = weight
        self._look_at_answer()

    def _look_at_answer(self) -> None:
        now = self._now()
        if now != self._answer:
            self._answer = now
            self._show()

    def _now(self) -> Answer:
        if self._draft is None or self._was is None:
            return NOTHING
        return answer_of(self._draft.kind, self._weight, self._devices, self._shop.language)

    def state(self) -> DevicesState:
        """What the section shows."""
        settings, language, draft = self._shop.settings, self._shop.language, self._draft
        return DevicesState(
            rows=device_rows(settings, draft.kind if draft else SCREEN, language),
            form=device_form(draft, self._was, self._found, self._wrong, self._now(), language) if draft else None,
            opens=settings.second_screen,
            bar=self._note or (language.say("Not saved yet.") if self._is_changed else own_words(self._shop)),
            changed=self._is_changed,
            question=speed_question(draft, language) if draft and self._asks else None,
        )

    def choose(self, key: str) -> None:
        """Opens a device, or the second screen; first what was typed of another one has to be saved or discarded."""
        if self._is_changed:
            self._note_that(self._shop.language.say("Save what you changed, or discard it first."))
            return
        self._wrong, self._note, self._weight = "", "", None
        if key == SCREEN:
            self._was, self._draft, self._before = None, None, None
        else:
            self._begin(DeviceKind(key))
        self._show()

    def change(self, change: Callable[[DeviceSetup], DeviceSetup]) -> None:
        """Something of the device in hand is typed or tapped."""
        if self._draft is not None:
            self._draft, self._wrong, self._note = change(self._draft), "", ""
            self._show()

    def write_port(self, port: str) -> None:
        """Where it hangs."""
        self.change(lambda draft: replace(draft, port=port))

    def choose_protocol(self, place: int) -> None:
        """What it speaks, by its place."""
        self.change(lambda draft: replace(draft, protocol=tuple(PROTOCOLS[draft.kind])[place]))

    def ask_speed(self, *, on: bool) -> None:
        """Asks how fast it is; not any more."""
        self._asks = on
        self._show()

    def choose_speed(self, baud: str) -> None:
        """So fast."""
        self._asks = False
        self.change(lambda draft: replace(draft, baud=int(baud)))

    def discard(self) -> None:
        """Forgets what was not saved."""
        if self._draft is not None:
            self._wrong, self._note = "", ""
            self._begin(self._draft.kind)
            self._show()

    def save(self) -> None:
        """Writes it; what is wrong is said in the form, and nothing is lost."""
        draft = self._draft
        if draft is None:
            return
        saving = self._work.do(set_up_device, draft.kind, draft.port, draft.protocol, draft.baud)
        saving.then(lambda _: self._done(draft.kind, _SET_UP))
        saving.otherwise(self._refuse)

    def remove(self) -> None:
        """Takes it off; Changes can take that back."""
        if self._draft is not None:
            kind = self._draft.kind
            self._work.do(remove_device, kind).then(lambda _: self._done(kind, _TAKEN_OFF))

    def open_by_itself(self, *, on: bool) -> None:
        """The customer display opens by itself on a second screen, or not: at once."""
        if on != self._shop.settings.second_screen:
            self._work.do(decide, {"second_screen": on}).then(lambda _: self._decided())

    def try_it(self) -> None:
        """Writes on the pole display."""
        name = self._shop.settings.shop_name
        self._devices.show_lines(PoleLines(PoleLine(name), PoleLine("1234567890", "9.99")))
        self._note_that(self._shop.language.say("Its lower line reads 1234567890 and 9.99 now."))

    def _done(self, kind: DeviceKind, sentence: str) -> None:
        self._weight = None
        self._begin(kind)
        self._note_that(self._shop.language.say(sentence, device=title_of(kind, self._shop.language)))
        self._decided()

    def _refuse(self, reason: str) -> None:
        self._wrong = reason
        self._show()

    def _note_that(self, words: str) -> None:
        self._note = words
        self._show()
