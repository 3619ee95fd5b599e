"""The counter's window: who is here, then the workplaces under the top bar. Passive."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QMainWindow, QStackedWidget, QWidget

from counter.people.model import Preferences
from counter.ui.app.link_state import LinkBanner
from counter.ui.app.link_strip import LinkStrip
from counter.ui.app.person_menu import PersonMenu
from counter.ui.app.staff_view import StaffView
from counter.ui.app.state import ChargeState
from counter.ui.app.top_bar import TopBar
from counter.ui.theme.fonts import is_large
from counter.ui.widgets.dimmed import DimmedPanel
from counter.ui.widgets.focus_order import focus_by_keyboard, listener_in, make_one_stop, next_stop, read_last
from counter.ui.widgets.layouts import column, row
from counter.ui.widgets.second_taps import SecondTaps
from counter.ui.widgets.strip import Action, Strip
from counter.ui.widgets.text import Ground, follow_type
from counter.ui.widgets.when_wanted import put_off


class _Places(QStackedWidget):
    """Takes the room there is: a page finds its sizes by the window, never the window its size by a page."""

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)


class Window(QMainWindow):
    """Shows the staff page or a workplace; over either a strip with a message, and a banner with what is away.

    `tint` is the ground of all pages in place of paper, by its name; "" is none. `left_hand` is whether whoever works
    at it wants what they tap most at the left, `dark_bar` whether the bar has a dark ground.
    """

    closed = Signal()
    used = Signal()
    charge_settled = Signal(bool)

    def __init__(self, icons: Mapping[str, str]) -> None:
        """`icons` of the workplaces by the keys of their tabs, in their order; their pages come by `add_pages`."""
        super().__init__()
        self.setWindowTitle("Counter")
        self.setAccessibleName("Counter")
        self.staff = StaffView()
        self.top_bar = TopBar(icons)
        self._pages: dict[str, QWidget] = {}
        self._under: dict[str, str] = {}
        self._is_alone = False
        self.tint, self.left_hand, self.dark_bar = "", False, False
        self._banner, self._charge, self._papers, self._message = Strip(), Strip(), Strip(), Strip()
        self._hint, self._link = Strip(), LinkStrip()
        self.places = _Places()
        self.places.addWidget(self.staff)
        whole, counter = Ground("paper"), Ground("paper")
        self._parts_above, self._parts_beside = list[QWidget](), list[QWidget]()
        self._above, self._beside = column(whole), row()
        self._above.addLayout(self._beside, 1)
        self._beside.addWidget(counter, 1)
        layout = column(counter)
        taps = SecondTaps(self)
        strips = self._link, self._banner, self._charge, self._papers, self._hint, self._message
        for part in (self.top_bar, *strips):
            layout.addWidget(part)
            make_one_stop(part)
            read_last(part)
        for strip in strips:
            strip.moves.connect(lambda: taps.moves(self.places))
        layout.addWidget(self.places, 1)
        self.setCentralWidget(whole)
        taps.used.connect(self.used)
        self.used.connect(self._link.wait)
        self.used.connect(put_off)
        self.menu = PersonMenu(self.places, self.top_bar)
        self.menu.closed.connect(lambda: self.top_bar.show_menu(on=False))
        self.top_bar.tab_chosen.connect(self.go)
        self.ask_who()

    def follow(self, prefers: Preferences) -> bool:
        """Looks as whoever is at it likes it, but for the language; whether that is another look than before."""
        liked = prefers.left_hand, prefers.dark_bar, prefers.large_type
        before = self.left_hand, self.dark_bar, is_large()
        self.left_hand, self.dark_bar = prefers.left_hand, prefers.dark_bar
        follow_type(self, large=prefers.large_type)
        return liked != before

    def add_pages(self, pages: Mapping[str, QWidget], under: Mapping[str, str] | None = None) -> None:
        """The page of each workplace, by its key; one that stands `under` another one's tab, by both keys."""
        self._pages |= pages
        self._under |= under or {}
        for page in pages.values():
            self.places.addWidget(page)

    def add_above(self, part: QWidget) -> None:
        """Puts a part over all others, the top bar too."""
        self._parts_above.append(part)
        self._put(self._above, part)

    def add_beside(self, part: QWidget) -> None:
        """Puts a part at the left of all others; they have the room that is left."""
        self._parts_beside.append(part)
        self._put(self._beside, part)

    @staticmethod
    def _put(layout: QBoxLayout, part: QWidget) -> None:
        layout.insertWidget(0, part)
        make_one_stop(part)
        read_last(part)

    def room(self) -> QSize:
        """How much of it is for the counter itself, in pixels: what stands above and beside it left out."""
        above = sum(part.height() for part in self._parts_above if not part.isHidden())
        beside = sum(part.sizeHint().width() for part in self._parts_beside if not part.isHidden())
        return self.size() - QSize(beside, above)

    def show_alone(self, page: QWidget) -> None:
        """Shows a page without the top bar: there is nowhere else to go from now on."""
        self.show_whole(page)
        self._is_alone = True

    def show_whole(self, page: QWidget) -> None:
        """Shows a page without the top bar, until something else is shown."""
        self.hide_message()
        self.menu.shut()
        self.top_bar.hide()
        if self.places.indexOf(page) < 0:
            self.places.addWidget(page)
        self._show_place(page)

    def ask_who(self) -> None:
        """Shows the staff page, but for where a page stands alone."""
        if self._is_alone:
            return
        self.hide_message()
        self.show_hint("")
        self.menu.shut()
        self.top_bar.hide()
        self._show_place(self.staff)

    def put_panels_away(self) -> None:
        """What was asked of somebody over a page goes with them."""
        for panel in self.findChildren(DimmedPanel):
            if panel.isVisible():
                panel.dismiss()

    def go(self, key: str) -> None:
        """Shows the workplace `key`, but for where a page stands alone."""
        if self._is_alone:
            return
        self.hide_message()
        self.menu.shut()
        self.top_bar.show_tab(self._under.get(key, key))
        self.top_bar.show()
        self._show_place(self._pages[key])

    def is_at(self, key: str) -> bool:
        """Whether the workplace `key` is what is seen."""
        return self._pages.get(key) is self.places.currentWidget()

    def open_menu(self) -> None:
        """Opens the menu of who is signed in, below their name."""
        self.top_bar.show_menu(on=True)
        self.menu.open()

    def _show_place(self, place: QWidget) -> None:
        """The focus does not go along: it would end in a field, and what is scanned there would be a name."""
        if self.isAncestorOf(here := self.focusWidget()) and place is not self.places.currentWidget():
            here.clearFocus()
        self.places.setCurrentWidget(place)

    def show_message(self, text: str, ok: str) -> None:
        """Shows a sentence until it is put away, with the button `ok` or by what a person does, never by itself."""
        self._message.show_message(text, actions=(Action(ok, self.hide_message),))

    def hide_message(self) -> None:
        """Puts the sentence away."""
        self._message.hide_message()

    def show_charge(self, state: ChargeState) -> None:
        """Asks what became of a card payment, where there is one: `charge_settled` says whether it went through."""
        answers = ((state.yes, True), (state.no, False))
        if state.text:
            actions = tuple(Action(word, partial(self.charge_settled.emit, taken)) for word, taken in answers)
            self._charge.show_message(state.text, tone="late", icon="credit-card", actions=actions)
        else:
            self._charge.hide_message()

    def show_papers(self, text: str, *actions: Action) -> None:
        """Asks what becomes of what is not printed; nothing where `text` is empty."""
        if text:
            self._papers.show_message(text, icon="printer", actions=actions)
        else:
            self._papers.hide_message()

    def show_hint(self, text: str, *actions: Action) -> None:
        """Says what to do next while the shop is new; nothing where `text` is empty, or nobody is here to do it."""
        if text and self.places.currentWidget() is not self.staff:
            self._hint.show_message(text, tone="crema", icon="lightbulb", actions=actions)
        else:
            self._hint.hide_message()

    def show_banner(self, text: str, icon: str, *actions: Action) -> None:
        """Says in a banner what is away, until it is back."""
        self._banner.show_message(text, icon=icon, actions=actions)

    def hide_banner(self) -> None:
        """Takes the banner away."""
        self._banner.hide_message()

    def show_link(self, state: LinkBanner | None, *actions: Action) -> None:
        """Says how the shop's server is; nothing where it is well."""
        self._link.show_state(state, *actions)

    def focusNextPrevChild(self, forwards: bool) -> bool:  # noqa: FBT001 - Qt's own argument
        """From stop to stop: what is on the page first, then the strips and the top bar."""
        found = next_stop(self, self.focusWidget(), forwards=forwards)
        if found is not None:
            focus_by_keyboard(found, forwards=forwards)
        return found is not None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Where nothing has the keyboard, as after a name was written, what shows has it again: a panel, the page."""
        if self.focusWidget() is not None:
            super().keyPressEvent(event)
            return
        panels = [panel for panel in self.findChildren(DimmedPanel) if panel.isVisible()]
        listener = listener_in(panels[-1] if panels else self.places)
        if listener is None:
            super().keyPressEvent(event)
        else:
            listener.setFocus(Qt.FocusReason.OtherFocusReason)
            QApplication.sendEvent(listener, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What stands beside the counter is as wide as the window lets it be."""
        super().resizeEvent(event)
        for part in self._parts_beside:
            part.updateGeometry()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Says that it is closed: what else is open goes with it."""
        super().closeEvent(event)
        self.closed.emit()
