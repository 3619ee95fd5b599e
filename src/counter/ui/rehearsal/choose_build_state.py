"""What the page shows on which one chooses a scenario."""

from __future__ import annotations

from pathlib import Path

from counter.kernel.errors import Refused
from counter.kernel.language import Language
from counter.rehearsal.scenario import OWN_FOLDER, Scenario
from counter.rehearsal.shelf import Shelf
from counter.ui.rehearsal.choose_state import ChooseState, ScenarioState

_MOST = 2
"""So many broken files are told one by one."""


def choose_state(shelf: Shelf | None, chosen: str, language: Language, *, setting: bool, for_two: bool) -> ChooseState:
    """The scenarios there are; `chosen` is the name of one. `setting` while its stage is set."""
    say = language.say
    scenarios = shelf.scenarios if shelf else {}
    times = shelf.times if shelf else {}
    it = scenarios.get(chosen)
    return ChooseState(
        tiles=tuple(
            _tile(name, each, times.get(name, 0), language, chosen=name == chosen) for name, each in scenarios.items()
        ),
        broken=_broken(shelf.broken, language) if shelf else (),
        heading=it.title if it else say("Which one do you want to practise?"),
        practises=_practises(it, language, for_two=for_two),
        for_two=for_two,
        can_print=it is not None,
        can_start=it is not None and not setting,
        start=say("It begins…") if setting else say("Start"),
    )


def _broken(faults: tuple[Refused, ...], language: Language) -> tuple[str, ...]:
    """A sentence for each file that cannot be read, which it names as the owner knows it; of many the first ones."""
    said = [language.say(each.text, **{**each.values, "path": _named(each.values["path"])}) for each in faults[:_MOST]]
    more = len(faults) - len(said)
    return (*said, *([language.say("{count} more cannot be read.", count=more)] if more else ()))


def _named(path: object) -> str:
    return f"{OWN_FOLDER}/{path.name}" if isinstance(path, Path) else str(path)


def _practises(scenario: Scenario | None, language: Language, *, for_two: bool) -> str:
    say = language.say
    if for_two:
        return say("One of you reads the customer from the sheet, the other is at the counter.")
    if scenario is None or not scenario.practises:
        return ""
    practises = scenario.practises
    goes_on = practises[:1].lower() + practises[1:] if practises[1:2].islower() else practises
    return say("Practises: {what}", what=goes_on)


def _tile(name: str, scenario: Scenario, times: int, language: Language, *, chosen: bool) -> ScenarioState:
    say = language.say
    done = "" if not times else say("done once") if times == 1 else say("done {times} times", times=times)
    return ScenarioState(
        name=name,
        icon=scenario.icon,
        minutes=language.minutes(scenario.minutes),
        title=scenario.title,
        situation=scenario.situation or say("{name} is at the counter", name=scenario.customer),
        first_line=language.quoted(scenario.first_line),
        done=done,
        chosen=chosen,
    )
