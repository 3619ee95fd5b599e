"""Turns a terminal's printers into what the section Printers shows. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from counter.devices.condition import Condition
from counter.devices.setup import BARE, Reached
from counter.flows.printers import Sent, Work, sent_of, work_of
from counter.kernel.language import Language, _
from counter.paper.thermal import ANY_MODEL
from counter.printing.routes import BY_STATION, PAGE
from counter.settings.printers import COLUMNS, PAPERS
from counter.settings.rules import Settings
from counter.settings.stations import Stations, keys_of, own_name, station_within
from counter.ui.office.printer_draft import PrinterDraft
from counter.ui.office.shop_state import PrinterFormState, PrinterRowState, TickState, Wrong
from counter.ui.parts.choices import Choices, Option
from counter.ui.parts.mark import DONE, LATE_DONE, OVER, SAFE, SOON, Mark

WAYS = {
    Reached.NETWORK: _("Network"),
    Reached.USB: _("USB"),
    Reached.SERIAL: _("Serial"),
    Reached.CUPS: _("CUPS"),
    Reached.WINDOWS: _("Windows"),
    Reached.FILE: _("Folder"),
}
_WHERE = {
    Reached.NETWORK: _("Address, like 192.168.0.20"),
    Reached.USB: _("Device, like /dev/usb/lp0"),
    Reached.SERIAL: _("Port, like /dev/ttyUSB0 or COM3"),
    Reached.CUPS: _("The queue’s name in CUPS"),
    Reached.WINDOWS: _("The printer’s name in Windows"),
    Reached.FILE: _("The folder"),
}
KINDS = {
    "receipt": _("receipts"),
    "slip": _("slips"),
    "till": _("till reports"),
    "bill": _("bills"),
    "gift-card": _("gift cards"),
    "page": _("pages of A4"),
    "ticket": _("bar tickets"),
    "label": _("cup labels"),
}
"""What a printer can be chosen for; a test page goes to the printer that it tests."""
_CONDITIONS = {
    Condition.READY: Mark(_("Ready"), "circle-check", SAFE),
    Condition.ASLEEP: Mark(_("Asleep"), "moon", DONE),
    Condition.PAPER_OUT: Mark(_("Out of paper"), "triangle-alert", OVER),
    Condition.COVER_OPEN: Mark(_("Cover open"), "triangle-alert", OVER),
    Condition.FAULT: Mark(_("Fault"), "triangle-alert", OVER),
    Condition.STOPPED: Mark(_("Stopped"), "pause", OVER),
    Condition.AWAY: Mark(_("Away"), "octagon-alert", LATE_DONE),
}
_PRINTING, _NOT_ASKED = Mark(_("Printing"), "printer", SOON), Mark(_("Not asked yet"), "clock", DONE)
DRAWER, ALL_ELSE, STANDS_IN, CATEGORY = "drawer", "all else", "stands in", "category"
BAUDS = (9600, 19200, 38400, 57600, 115200, 4800, 2400, 1200)


def printer_rows(
    settings: Settings,
    conditions: Mapping[str, Condition],
    printing: frozenset[str],
    chosen: str | None,
    language: Language,
) -> tuple[PrinterRowState, ...]:
    """The list: `conditions` are what each said last, `printing` are those that have a document."""
    return tuple(
        PrinterRowState(
            name=setup.name,
            prints=prints_words(work_of(settings, setup.name), settings.stations, language),
            mark=_mark(setup.name in printing, conditions.get(setup.name), language),
            chosen=setup.name == chosen,
        )
        for setup in settings.printers
    )


def _mark(is_printing: bool, condition: Condition | None, language: Language) -> Mark:  # noqa: FBT001 - the first of three
    mark = _PRINTING if is_printing else _CONDITIONS[condition] if condition else _NOT_ASKED
    return Mark(language.say(mark.words), mark.icon, mark.tone)


def prints_words(work: Work, stations: Stations, language: Language) -> str:
    """What goes to a printer: “receipts, cup labels of espresso, all else”."""
    words = [sent_words(sent, stations, language) for sent in in_order(work.sent, stations)]
    words += [language.say("all else")] if work.all_else else []
    said = language.listed(words) if words else language.say("nothing yet")
    return language.say("{prints}; stands in for others", prints=said) if work.stands_in else said


def in_order(sent: Iterable[Sent], stations: Stations) -> list[Sent]:
    """Kinds as they are listed, all of one before its stations, those before its categories."""
    kinds = list(KINDS)
    places = {station: place for place, station in enumerate(("", *(each.key for each in stations)))}
    return sorted(sent, key=lambda each: (kinds.index(each[0]), each[2], places.get(each[1], len(places)), each[1]))


def sent_words(sent: Sent, stations: Stations, language: Language) -> str:
    """“cup labels of kitchen”, “cup labels of Tea”."""
    kind, station, category = sent
    parts = [station_within(own_name(stations, station), language)] if station else []
    where = ", ".join([*parts, category] if category else parts)
    what = language.say(KINDS[kind])
    return language.say("{what} of {place}", what=what, place=where) if where else what


def printer_form(
    draft: PrinterDraft,
    settings: Settings,
    ways: tuple[Reached, ...],
    found: Mapping[Reached, tuple[str, ...]],
    wrong: Wrong,
    language: Language,
) -> PrinterFormState:
    """One printer as it will be; `ways` are those that this machine has, `found` what is there."""
    setup = draft.setup
    offered = ways if setup.reached in ways else (*ways, setup.reached)
    return PrinterFormState(
        title=draft.was or language.say("New printer"),
        name=setup.name,
        ways=tuple(language.say(WAYS[each]) for each in offered),
        way=offered.index(setup.reached),
        where=setup.where,
        where_hint=language.say(_WHERE[setup.reached]),
        found=tuple(each for each in found.get(setup.reached, ()) if each != setup.where),
        thermal=None if setup.reached in BARE else int(setup.is_thermal),
        model=model_words(setup.model, language) if setup.is_thermal else "",
        speed=language.say("{baud} baud", baud=setup.baud) if setup.reached is Reached.SERIAL else "",
        columns=tuple(COLUMNS).index(setup.columns) if setup.is_thermal else -1,
        paper=-1 if setup.is_thermal else PAPERS.index(setup.paper),
        ticks=_ticks(draft, settings, language),
        wrong=wrong,
        can_remove=bool(draft.was),
    )


def _ticks(draft: PrinterDraft, settings: Settings, language: Language) -> tuple[TickState, ...]:
    say, work = language.say, draft.work
    elsewhere = {sent_of(each): each.printer for each in settings.printer_routes if each.printer != draft.was}
    stations = settings.stations
    there = {kind: keys_of(stations) if kind in BY_STATION else () for kind in KINDS}
    usual = {(kind, station, "") for kind in KINDS for station in ("", *there[kind])}
    ticks = [
        TickState(
            "@".join(sent),
            sent_words(sent, stations, language),
            on=sent in work.sent,
            note=_now_at(elsewhere.get(sent, ""), language) if sent not in work.sent else "",
        )
        for sent in in_order(usual | work.sent | elsewhere.keys(), stations)
        if sent[0] != PAGE or not draft.setup.is_thermal or sent in work.sent
    ]
    ticks.append(TickState(CATEGORY, say("of a category…"), on=False))
    ticks.append(TickState(ALL_ELSE, say("all else"), on=work.all_else))
    ticks.append(TickState(STANDS_IN, say("stands in for one that is away"), on=work.stands_in))
    if draft.setup.is_thermal:
        ticks.append(TickState(DRAWER, say("the cash drawer hangs on it"), on=draft.setup.drawer))
    return tuple(ticks)


def category_question(draft: PrinterDraft, categories: tuple[str, ...], language: Language) -> Choices:
    """Asks which category’s tickets or labels go there."""
    sent = [(kind, "", category) for kind in sorted(BY_STATION) for category in categories]
    options = tuple(
        Option("@".join(each), sent_words(each, (), language), chosen=each in draft.work.sent) for each in sent
    )
    hint = language.say("A category goes before a station.")
    return Choices(language.say("What goes to this printer?"), hint, options, language.say("Done"))


def _now_at(printer: str, language: Language) -> str:
    return language.say("now at {printer}", printer=printer) if printer else ""


def model_words(model: str, language: Language) -> str:
    """A model by its name, or any."""
    return language.say("Any thermal printer") if model == ANY_MODEL else model


def model_question(draft: PrinterDraft, known: tuple[str, ...], language: Language) -> Choices:
    """Asks which model it is."""
    first = (ANY_MODEL, *(each for each in known if each != ANY_MODEL))
    options = tuple(Option(each, model_words(each, language), chosen=each == draft.setup.model) for each in first)
    hint = language.say("It says which letters the printer has, and whether it cuts.")
    return Choices(language.say("Which printer is it?"), hint, options, language.say("Done"))


def speed_question(draft: PrinterDraft, language: Language) -> Choices:
    """Asks how fast the serial line is."""
    options = tuple(
        Option(str(each), language.say("{baud} baud", baud=each), chosen=each == draft.setup.baud) for each in BAUDS
    )
    hint = language.say("It stands on the printer’s own test page.")
    return Choices(language.say("How fast is the line?"), hint, options, language.say("Done"))


def bar_words(draft: PrinterDraft | None, language: Language) -> str:
    """What Save would write."""
    if draft is None or not draft.is_changed:
        return ""
    if not draft.was:
        return language.say("A new printer, from now on.")
    return language.say("{printer} is changed, from now on.", printer=draft.was)
