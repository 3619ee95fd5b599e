"""What a form of settings shows, and what a tap on it does. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from counter.kernel.ids import StaffId
from counter.reports.changes import Change
from counter.ui.desk.work import CurrentShop, Work
from counter.ui.office.build_settings import bar_words, group_states, what_is_wrong
from counter.ui.office.build_state import last_words
from counter.ui.office.setting_draft import SEVERAL, FieldGroup, SettingField, Typing, save_typed
from counter.ui.office.settings_state import SettingsState

Groups = Callable[[CurrentShop], tuple[FieldGroup, ...]]
"""The fields of a form, as the shop is now."""
Says = Callable[[CurrentShop, Mapping[str, Typing]], str]
"""What will change by what is typed, in the form's own words; "" where the usual ones do."""
_RIGHT = ("", "")


def _usual_words(_shop: CurrentShop, _typed: Mapping[str, Typing]) -> str:
    return ""


class SettingsPresenter:
    """A form of `groups`, which writes the settings called `keys` and `says` what will change.

    `show` is called with news, `decided` once something is saved.
    """

    def __init__(
        self,
        work: Work,
        shop: CurrentShop,
        show: Callable[[], object],
        decided: Callable[[], object],
        groups: Groups,
        keys: tuple[str, ...],
        says: Says = _usual_words,
    ) -> None:
        self._work, self._shop, self._show, self._decided = work, shop, show, decided
        self._groups, self._keys, self._says = groups, keys, says
        self._typed: dict[str, Typing] = {}
        self._kept: dict[StaffId, dict[str, Typing]] = {}
        self._whose: StaffId | None = None
        self._changes: tuple[Change, ...] = ()
        self._wrong, self._note, self._begun = _RIGHT, "", 0

    def forget(self) -> None:
        """Somebody came: what was not saved waits for whoever wrote it."""
        if self._whose and self._typed:
            self._kept[self._whose] = self._typed
        self._whose = self._work.by
        self._begin(self._kept.pop(self._whose, {}) if self._whose else {})

    def look_again(self, changes: tuple[Change, ...]) -> None:
        """Something was decided; what is typed stays."""
        self._changes = changes

    def _begin(self, typed: dict[str, Typing], note: str = "") -> None:
        self._typed, self._wrong, self._note, self._begun = typed, _RIGHT, note, self._begun + 1

    def state(self) -> SettingsState:
        """What the form shows."""
        shop, language = self._shop, self._shop.language
        return SettingsState(
            groups=group_states(self._groups(shop), shop.settings, self._typed, self._wrong),
            bar=self._wrong[1] or self._note or self._says(shop, self._typed) or bar_words(self._typed, language),
            last=last_words(self._changes, self._keys, language),
            changed=bool(self._typed),
            begun=self._begun,
        )

    def write(self, key: str, text: str) -> None:
        """What is typed into a field, or chosen. As it was is no change."""
        field = self._field(key)
        before = self._typed[key].before if key in self._typed else field.get(self._shop.settings)
        if text == before:
            self._typed.pop(key, None)
        else:
            typed = self._typed | {key: Typing(field, before, text)}
            self._typed = {each: typed[each] for each in self._in_order() if each in typed}
        self._wrong, self._note = _RIGHT, ""
        self._show()

    def choose(self, key: str, option: str) -> None:
        """One of several options holds; of a field of many it holds too, or does not any more."""
        field = self._field(key)
        if not field.many:
            self.write(key, option)
            return
        now = self._typed[key].now if key in self._typed else field.get(self._shop.settings)
        chosen = {each for each in now.split(SEVERAL) if each} ^ {option}
        self.write(key, SEVERAL.join(each for each, _words in field.options if each in chosen))

    def _in_order(self) -> list[str]:
        return [each.key for group in self._groups(self._shop) for each in group.fields]

    def _field(self, key: str) -> SettingField:
        return next(each for group in self._groups(self._shop) for each in group.fields if each.key == key)

    def discard(self) -> None:
        """Forgets what was not saved."""
        self._begin({})
        self._show()

    def save(self) -> None:
        """Writes it; what is wrong is said at its field, and nothing is lost."""
        if not self._typed:
            return
        typed = dict(self._typed)
        self._wrong = what_is_wrong(self._shop.settings, typed, self._shop.language)
        if self._wrong[1]:
            self._show()
            return
        saving = self._work.do(save_typed, typed)
        saving.then(lambda _: self._saved(typed))
        saving.otherwise(self._refuse)

    def _saved(self, saved: dict[str, Typing]) -> None:
        """What was typed while it was saved stays."""
        settings = self._shop.settings
        later = {key: each for key, each in self._typed.items() if saved.get(key) != each}
        later = {key: Typing(each.field, each.field.get(settings), each.now) for key, each in later.items()}
        self._begin(later, "" if later else self._shop.language.say("Saved. Changes can take it back."))
        self._decided()

    def _refuse(self, reason: str) -> None:
        self._wrong = ("", reason)
        self._show()
