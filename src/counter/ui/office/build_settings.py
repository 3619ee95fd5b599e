"""Turns a form of settings and what is typed into it into what it shows. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from counter.kernel.errors import Refused
from counter.kernel.language import Language
from counter.settings.checks import check_can_be
from counter.settings.rules import Settings
from counter.ui.office.setting_draft import SEVERAL, FieldGroup, SettingField, Typing
from counter.ui.office.settings_state import FieldState, GroupState
from counter.ui.office.shop_state import TickState

_TOLD = 3


def group_states(
    groups: Sequence[FieldGroup], settings: Settings, typed: Mapping[str, Typing], wrong: tuple[str, str]
) -> tuple[GroupState, ...]:
    """The fields with what is `typed` into them; `wrong` is the key of one that cannot be so, and why."""
    will = _will_be(settings, typed)
    return tuple(
        GroupState(group.title, tuple(_field(each, will, typed, wrong) for each in group.fields), group.note)
        for group in groups
    )


def _will_be(settings: Settings, typed: Mapping[str, Typing]) -> Settings:
    """As far as what is typed can be."""
    for each in typed.values():
        try:
            settings = each.field.put(settings, each.now)
        except Refused:
            continue
    return settings


def _field(field: SettingField, will: Settings, typed: Mapping[str, Typing], wrong: tuple[str, str]) -> FieldState:
    text = typed[field.key].now if field.key in typed else field.get(will)
    chosen = text.split(SEVERAL) if field.many else [text]
    return FieldState(
        key=field.key,
        label=field.label,
        text=text,
        hint=field.hint,
        note=field.note,
        options=tuple(TickState(key, words, on=key in chosen) for key, words in field.options),
        is_chosen=bool(field.options) or field.many,
        fixed=field.fixed,
        half=field.half,
        longest=field.longest,
        wrong=wrong[1] if field.key == wrong[0] else "",
    )


def what_is_wrong(settings: Settings, typed: Mapping[str, Typing], language: Language) -> tuple[str, str]:
    """The first field with something that cannot be, and why in a sentence; two empty words where all can.

    What cannot be as far as one field, and can with those after it, is whole by them.
    """
    so_far, wrong = settings, ("", "")
    for key, each in typed.items():
        try:
            so_far = each.field.put(so_far, each.now)
        except Refused as refusal:
            return key, language.explain(refusal)
        try:
            check_can_be(so_far, settings)
        except Refused as refusal:
            wrong = wrong if wrong[0] else (key, language.explain(refusal))
        else:
            wrong = "", ""
    return wrong


def bar_words(typed: Mapping[str, Typing], language: Language) -> str:
    """What will change, and from when."""
    if not typed:
        return ""
    if len(typed) > _TOLD:
        return language.say_count(
            "{count} change is not saved yet. It counts from then on.",
            "{count} changes are not saved yet. They count from then on.",
            len(typed),
        )
    what = language.listed([each.field.label for each in typed.values()])
    return language.say("Not saved yet: {what}. It counts from then on.", what=what)
