"""Turns a terminal's devices, and what they answer, into what the section Devices shows. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from counter.devices.attached import BAUDS, PROTOCOLS, DeviceKind, DeviceSetup
from counter.devices.ports import FoundPort
from counter.devices.scale import Weighed
from counter.kernel.language import Language, _
from counter.settings.devices import find_device
from counter.settings.rules import Settings
from counter.ui.desk.devices import Devices, Weight
from counter.ui.office.devices_state import SCREEN, DeviceFormState, DeviceRowState
from counter.ui.parts.choices import Choices, Option

TITLES = {DeviceKind.SCALE: _("Scale"), DeviceKind.POLE: _("Pole display"), DeviceKind.SCANNER: _("Scanner")}
"""What each is called."""
_HINTS = {
    DeviceKind.SCALE: _("Weighs what is sold by weight, at its tile on Sell."),
    DeviceKind.POLE: _("Two lines for the customer: what is added, the total, the change, when it is ready."),
    DeviceKind.SCANNER: _("For a scanner at a serial port. One that types needs no setting up."),
}
_ICONS = {DeviceKind.SCALE: "package", DeviceKind.POLE: "message-square-heart", DeviceKind.SCANNER: "scan-barcode"}
_NO_WEIGHT = {
    Weighed.MOVES: _("It moves."),
    Weighed.UNDER: _("It is below zero: empty it, and press its zero key."),
    Weighed.OVER: _("Too much lies on it."),
    Weighed.NO_KILOGRAMS: _("It weighs in another unit: set it to kilograms."),
}


@dataclass(frozen=True, slots=True)
class Answer:
    """What a device answers, in words, and whether that is as it should be."""

    words: str
    is_well: bool = False


NOTHING = Answer("")


def title_of(kind: DeviceKind, language: Language) -> str:
    """What such a device is called."""
    return language.say(TITLES[kind])


def device_rows(settings: Settings, chosen: str, language: Language) -> tuple[DeviceRowState, ...]:
    """Each kind with what it speaks, and the second screen."""
    say = language.say
    rows = []
    for kind in DeviceKind:
        setup = find_device(settings.devices, kind)
        what = PROTOCOLS[kind][setup.protocol] if setup else say("None")
        rows.append(DeviceRowState(str(kind), title_of(kind, language), what, _ICONS[kind], chosen == kind))
    opens = say("By itself") if settings.second_screen else say("By hand")
    return (*rows, DeviceRowState(SCREEN, say("Second screen"), opens, "monitor", chosen == SCREEN))


def device_form(
    draft: DeviceSetup, was: DeviceSetup | None, found: Iterable[FoundPort], wrong: str, now: Answer, language: Language
) -> DeviceFormState:
    """The device in hand; `now` is what it answers, while nothing of it is changed."""
    say, known = language.say, PROTOCOLS[draft.kind]
    is_saved = draft == was
    return DeviceFormState(
        title=title_of(draft.kind, language),
        hint=say(_HINTS[draft.kind]),
        port=draft.port,
        found=tuple((each.port, each.what) for each in found),
        protocols=tuple(known.values()) if len(known) > 1 else (),
        protocol=list(known).index(draft.protocol),
        speed=say("{baud} baud", baud=draft.baud),
        wrong=wrong,
        now=now.words if is_saved else "",
        is_well=now.is_well,
        try_it=say("Write on it") if is_saved and draft.kind is DeviceKind.POLE else "",
        can_remove=was is not None,
    )


def answer_of(kind: DeviceKind, weight: Weight | None, devices: Devices, language: Language) -> Answer:
    """What a device answers just now."""
    say = language.say
    if kind is DeviceKind.SCALE:
        return _of_scale(weight, language)
    if kind is DeviceKind.POLE:
        return (
            Answer(language.explain(devices.pole_fault))
            if devices.pole_fault
            else Answer(say("It is there"), is_well=True)
        )
    if not devices.hears_scanner:
        return Answer(say("Nothing is there. Plug it in, and look at its cable."))
    scan = devices.last_scan
    return Answer(say("It read {code}", code=scan) if scan else say("It is there: scan something"), is_well=True)


def _of_scale(weight: Weight | None, language: Language) -> Answer:
    if weight is None:
        return Answer(language.say("Asking the scale…"))
    if weight.reading is None:
        return Answer(language.explain(weight.fault)) if weight.fault else NOTHING
    if weight.reading.weighed is Weighed.STABLE:
        kilos = language.decimal(Decimal(weight.reading.grams).scaleb(-3), 3)
        return Answer(language.say("{kilos} kg", kilos=kilos), is_well=True)
    return Answer(language.say(_NO_WEIGHT[weight.reading.weighed]))


def speed_question(draft: DeviceSetup, language: Language) -> Choices:
    """Asks how fast the serial line is."""
    options = tuple(
        Option(str(each), language.say("{baud} baud", baud=each), chosen=each == draft.baud) for each in BAUDS
    )
    hint = language.say("It stands in the device’s manual; most run at 9600.")
    return Choices(language.say("How fast is the line?"), hint, options, language.say("Done"))
