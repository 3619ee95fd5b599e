"""The printed sheet for two: one reads the customer, the other is at the counter; then they change places."""

from __future__ import annotations

from counter.kernel.language import Language, _
from counter.paper.sheet import BROWN, HEIGHT, INK, SOFT, WIDTH, Box, Sheet
from counter.recovery.playbook import STEPS, Playbook, words
from counter.rehearsal.scenario import VOUCHER, Line, Scenario

_MARGIN = 40.0
_WIDE, _BETWEEN = 292.0, 26.0
_RIGHT_LEFT = _MARGIN + _WIDE + _BETWEEN
_NARROW = WIDTH - _MARGIN - _RIGHT_LEFT
_TOP, _BOTTOM = 158.0, HEIGHT - 74
_SIZES = (11.5, 10.5, 9.5, 8.5, 7.5, 6.5)
_TICK = 9.0


def sheet_for_two(scenario: Scenario, playbook: Playbook, sentence: str, language: Language) -> bytes:
    """A scenario as one sheet of A4 (PDF): what the customer says and when, what the playbook says, what counts.

    `sentence` is the owner's, at the foot. Words are set smaller where there are many.
    """
    sheet, end = _drawn(scenario, playbook, _SIZES[0], language)
    for size in _SIZES[1:]:
        if end > _BOTTOM:
            sheet, end = _drawn(scenario, playbook, size, language)
    sheet.line((_MARGIN, HEIGHT - 62), (WIDTH - _MARGIN, HEIGHT - 62), colour=INK)
    again = language.say("Then change places and play it again.")
    sheet.text(_MARGIN, HEIGHT - 44, again, 10, colour=SOFT)
    sheet.right(WIDTH - _MARGIN, HEIGHT - 44, sentence, sheet.fits(sentence, 10, 290), colour=SOFT)
    return sheet.pdf()


def _drawn(scenario: Scenario, playbook: Playbook, size: float, language: Language) -> tuple[Sheet, float]:
    """The sheet with words of that size, and where they end."""
    sheet = _head(scenario, language)
    return sheet, max(_customer(sheet, scenario, size, language), _counter(sheet, scenario, playbook, size, language))


def _head(scenario: Scenario, language: Language) -> Sheet:
    sheet = Sheet(scenario.title)
    sheet.text(_MARGIN, 62, scenario.title, sheet.fits(scenario.title, 24, 390, bold=True), bold=True)
    length = language.say("For two, {minutes}", minutes=language.minutes(scenario.minutes))
    sheet.right(WIDTH - _MARGIN, 62, length, 11, colour=SOFT)
    sheet.line((_MARGIN, 74), (WIDTH - _MARGIN, 74), colour=INK)
    y = sheet.block(Box(_MARGIN, 82, WIDTH - 2 * _MARGIN, 20), scenario.situation, 12)
    sheet.block(Box(_MARGIN, y + 2, WIDTH - 2 * _MARGIN, 30), scenario.practises, 10.5, colour=SOFT)
    return sheet


def _customer(sheet: Sheet, scenario: Scenario, size: float, language: Language) -> float:
    """What whoever plays the customer says, and when; gives where it ends."""
    heading = language.say("One of you is {name}", name=scenario.customer)
    sheet.text(_MARGIN, _TOP - 10, heading, sheet.fits(heading, 14, _WIDE, bold=True), bold=True)
    names = {line.name: line.says for line in scenario.lines if line.name}
    y = _TOP
    for line in scenario.lines:
        y = sheet.block(Box(_MARGIN, y, _WIDE, 0), _when(line, names, language), size * 0.82, colour=BROWN)
        who = f"{line.who}: " if line.who else ""
        if line.says:
            says = line.says.replace(VOUCHER, language.say("(the code that stands on the screen)"))
            y = sheet.block(Box(_MARGIN, y, _WIDE, 0), f"{who}{language.quoted(says)}", size)
        if line.ends:
            over = language.say("It is over: {ends}", ends=line.ends)
            y = sheet.block(Box(_MARGIN, y, _WIDE, 0), over, size * 0.9, bold=True)
        y += size * 0.6
    return y


def _when(line: Line, names: dict[str, str], language: Language) -> str:
    """When a line is said, in a few words."""
    say = language.say
    parts = []
    if line.at:
        parts.append(say("At {at}", at=line.at))
    if line.after:
        after = language.listed([_happening(each, names, language) for each in line.after])
        parts.append(say("once {what}", what=after) if parts else say("Once {what}", what=after))
    if line.seconds:
        parts.append(say("{seconds} seconds later", seconds=line.seconds))
    if line.unless:
        parts.append(say("not if: {what}", what=language.either([_happening(e, names, language) for e in line.unless])))
    return ", ".join(parts)


def _happening(condition: str, names: dict[str, str], language: Language) -> str:
    """What a line waits for, as one reads it: another line, or what the barista does."""
    if condition in names:
        return language.quoted(names[condition])
    what, _, order = condition.partition(" #")
    word = language.say(SAID[what])
    return language.say("{what} (order {number})", what=word, number=order) if order else word


SAID = {
    "apology": _("an apology in person"),
    "make_first": _("it is made first"),
    "remake": _("it is made again"),
    "on_the_house": _("something on the house"),
    "refund": _("money back"),
    "voucher": _("a voucher"),
    "carry": _("it is carried to you"),
    "follow_up": _("they say when they call you"),
    "whole_order": _("the whole order is on the house"),
    "greeted": _("they spoke to you"),
    "heard": _("they wrote down your words"),
    "promised anew": _("they said a new time"),
    "refunded": _("your money came back"),
    "ready": _("it is ready"),
    "handed over": _("you have it"),
    "all right": _("they asked whether you are all right"),
    "voucher used": _("the voucher works"),
    "paid": _("you paid"),
    "placed": _("an order is placed"),
    "opened": _("they noted that something went wrong"),
    "cancelled": _("your order is cancelled"),
    "added": _("something came onto your order"),
    "taken off": _("something came off your order"),
    "voucher printed": _("a slip is printed"),
    "asked again": _("they noted that you asked again"),
    "not all right": _("you said that you are not all right"),
    "left": _("they noted that you left"),
    "went well": _("they noted what went well"),
    "allergy confirmed": _("they confirmed your allergy"),
    "sold out said": _("it is marked as sold out"),
    "trouble said": _("the bar is marked as slow or down"),
    "station fine": _("the bar is marked as fine"),
    "crew changed": _("somebody else is on the bar"),
}
"""Happenings as the customer sees them."""


def _counter(sheet: Sheet, scenario: Scenario, playbook: Playbook, size: float, language: Language) -> float:
    """What helps whoever is at the counter, and what counts; gives where it ends."""
    say = language.say
    heading = say("The other is at the counter")
    sheet.text(_RIGHT_LEFT, _TOP - 10, heading, sheet.fits(heading, 14, _NARROW, bold=True), bold=True)
    y = _TOP
    told = next((act for act in scenario.best if act.get("kind") in playbook.pages), None)
    if told is not None:
        page = playbook.pages[told["kind"]]
        y = _small_heading(sheet, y, say("The playbook: {kind}", kind=say(page.label)), size)
        for step in STEPS:
            said = words(page.answer(told.get("severity", "")), step, {"comma_name": ""}, language)
            y = sheet.block(Box(_RIGHT_LEFT, y, _NARROW, 0), language.quoted(said), size) + size * 0.3
    y = _small_heading(sheet, y + size * 0.6, say("What counts: tick it together"), size)
    for label in _counts(scenario, language):
        sheet.line((_RIGHT_LEFT, y + 2), (_RIGHT_LEFT + _TICK, y + 2), colour=INK)
        sheet.line((_RIGHT_LEFT, y + 2 + _TICK), (_RIGHT_LEFT + _TICK, y + 2 + _TICK), colour=INK)
        sheet.line((_RIGHT_LEFT, y + 2), (_RIGHT_LEFT, y + 2 + _TICK), colour=INK)
        sheet.line((_RIGHT_LEFT + _TICK, y + 2), (_RIGHT_LEFT + _TICK, y + 2 + _TICK), colour=INK)
        y = sheet.block(Box(_RIGHT_LEFT + 16, y, _NARROW - 16, 0), label, size) + size * 0.3
    if scenario.good.did:
        y = _small_heading(sheet, y + size * 0.6, say("What the best run did (read it afterwards)"), size)
        for did in scenario.good.did:
            y = sheet.block(Box(_RIGHT_LEFT, y, _NARROW, 0), did, size * 0.92, colour=SOFT) + size * 0.3
    if scenario.good.next_time:
        y = _small_heading(sheet, y + size * 0.6, say("A sentence for next time"), size)
        y = sheet.block(Box(_RIGHT_LEFT, y, _NARROW, 0), language.quoted(scenario.good.next_time), size * 1.1)
        y = sheet.block(Box(_RIGHT_LEFT, y + 2, _NARROW, 0), scenario.good.because, size * 0.9, colour=SOFT)
    return y


def _small_heading(sheet: Sheet, y: float, heading: str, size: float) -> float:
    return sheet.block(Box(_RIGHT_LEFT, y, _NARROW, 0), heading, size, bold=True, colour=BROWN) + size * 0.3


def _counts(scenario: Scenario, language: Language) -> tuple[str, ...]:
    say = language.say
    anew, none_missed = say("A new time was said, and kept"), say("No time was said that was missed")
    return (
        say("The first word within {seconds} seconds", seconds=scenario.good.first_word),
        say("Whoever waits was told before it was late"),
        say("Something was done that fits, and they are all right, with nobody fetched"),
        anew if scenario.good.new_promise else none_missed,
        say("What was given is within the cap"),
        say("All four were said: hear, own, promise, thank"),
    )
