"""A form of the page Shop on the screen: fields come and go with what is saved, and no word widens a form."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from counter.kernel.language import Language
from counter.ui.office.sentence_row import SentenceRow
from counter.ui.office.sentence_state import SentenceState
from counter.ui.office.settings_presenter import SettingsPresenter
from counter.ui.office.settings_view import SettingsView
from counter.ui.office.shop_presenter import FORMS
from counter.ui.office.shop_state import TAXES
from ui.sync_desk import SyncDesk


def test_a_rate_that_is_saved_has_its_fields_at_once_and_none_once_it_is_taken_back(
    work: SyncDesk, language: Language
) -> None:
    page = SettingsPresenter(work, work.shop, lambda: None, lambda: None, *FORMS[TAXES])
    page.forget()
    view = SettingsView(language, page)
    made = view.fields
    told: list[object] = []
    view.made_field.connect(told.append)
    page.write("new_class", "drinks")
    page.write("new_since", "2027-01-01")
    page.write("new_here", "21")
    page.save()
    view.show_section(page.state())
    names = [field.accessibleName() for field in view.fields]
    assert "drinks here, from 1 Jan 2027" in names
    assert {*view.fields} == {*told}  # what is new can be typed into by the keyboard on the screen, too
    page.choose("drinks 2027-01-01 comes", "no")
    page.save()
    view.show_section(page.state())
    assert len(view.fields) == len(made)
    view.deleteLater()


def test_a_word_of_any_length_widens_no_form(language: Language, styled_app: QApplication) -> None:
    row = SentenceRow("below", "Last line", language, above=True)
    row.resize(380, 200)
    word = SentenceState("below", "Last line", "x" * 200, "", "“" + "x" * 200 + "” cannot be", "y" * 200)
    row.show_sentence(word, anew=True, from_right=False)
    assert row.minimumSizeHint().width() <= 380
    row.deleteLater()
