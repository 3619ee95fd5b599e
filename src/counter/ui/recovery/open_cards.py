"""The cards of those who still wait for us: what nobody answered, whom we get back to, and what went well."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from counter.kernel.language import Language
from counter.ui.parts.mark_pill import MarkPill
from counter.ui.parts.phrases import beside_more
from counter.ui.recovery.open_presenter import OpenPresenter
from counter.ui.recovery.open_state import ComeBackState, MomentState, OpenCaseState, OpenState
from counter.ui.theme import icons, looks, tokens
from counter.ui.widgets.button import Button
from counter.ui.widgets.layouts import column, row, side_by_side
from counter.ui.widgets.text import Card, Rule, Text

_BOX, _ICON = 44, 24


def icon_box(icon: str, *, late: bool) -> Card:
    """An icon on a tinted ground: red where it is late."""
    box = Card("late" if late else "act")
    box.setFixedSize(_BOX, _BOX)
    mark = QLabel()
    mark.setPixmap(icons.picture(icon, tokens.LATE if late else tokens.CREMA, _ICON))
    mark.setAlignment(Qt.AlignmentFlag.AlignCenter)
    column(box).addWidget(mark)
    return box


def who_words(who: str, number: str) -> Text:
    """“Oskar #211 · yesterday 12:20”; a name in another script keeps its own direction, and turns nothing beside it."""
    detail = f' <span style="font-size:16px; font-weight:400; color:{tokens.SOFT}">{escape(number)}</span>'
    name = escape(beside_more(who))
    return Text(name + (detail if number else ""), size=20, weight=tokens.SEMIBOLD, rich=True, wrap=True)


class OpenCase(Card):
    """One case nobody answered, with a red frame while nothing was done; its story, and Make it right."""

    def __init__(self, case: OpenCaseState, language: Language, presenter: OpenPresenter) -> None:
        super().__init__("untouched" if case.untouched else "card")
        self.setAccessibleName(case.name)
        head = row(gap=tokens.GAP_16)
        head.addWidget(icon_box("octagon-alert", late=True), 0, Qt.AlignmentFlag.AlignTop)
        words = column(gap=2)
        words.addWidget(who_words(case.who, case.number))
        about = f'<b style="color:{tokens.LATE}">{escape(case.what)}</b> {escape(case.standing)}'
        words.addWidget(Text(about, rich=True, wrap=True))
        head.addLayout(words, 1)
        pill = MarkPill()
        pill.show_mark(case.mark)
        head.addWidget(pill, 0, Qt.AlignmentFlag.AlignTop)
        layout = column(self, gap=tokens.GAP_12, margins=(20, 16, 20, 16))
        layout.addLayout(head)
        if case.words:
            well = Card("well")
            heard = f' <span style="color:{tokens.SOFT}">{escape(case.heard)}</span>'
            column(well, margins=(14, 10, 14, 10)).addWidget(Text(escape(case.words) + heard, rich=True, wrap=True))
            layout.addWidget(well)
        foot = row(gap=tokens.GAP_8)
        foot.addWidget(Text(case.proposed, tone="soft", wrap=True), 1)
        foot.addLayout(_keys(case, language, presenter))
        layout.addLayout(foot)


def _keys(case: OpenCaseState, language: Language, presenter: OpenPresenter) -> QHBoxLayout:
    say = language.say
    story = Button(say("Story"), icon="history", name=say("Story, {who}", who=case.who))
    name = say("Make it right, {who}", who=case.who)
    right = Button(say("Make it right"), look=looks.PRIMARY, icon="hand-heart", size=18, height=60, name=name)
    story.about = right.about = case.mishap
    story.tapped.connect(lambda: presenter.story(case.order, case.mishap))
    right.tapped.connect(lambda: presenter.make_right(case.order, case.mishap))
    return side_by_side((story, right))


class ComeBackCard(Card):
    """Everybody we said we would get back to, a row each."""

    def __init__(self, rows: tuple[ComeBackState, ...], language: Language, presenter: OpenPresenter) -> None:
        super().__init__()
        layout = column(self)
        for place, each in enumerate(rows):
            if place:
                layout.addWidget(Rule())
            layout.addWidget(self._row(each, language, presenter))

    @staticmethod
    def _row(each: ComeBackState, language: Language, presenter: OpenPresenter) -> QWidget:
        part = QWidget()
        part.setAccessibleName(each.name)
        line = row(part, gap=tokens.GAP_12, margins=(20, 12, 20, 12))
        line.addWidget(icon_box(each.icon, late=each.overdue))
        words = column(gap=2)
        words.addWidget(who_words(each.who, each.number))
        words.addWidget(Text(each.about, wrap=True))
        line.addLayout(words, 1)
        pill = MarkPill()
        pill.show_mark(each.mark)
        line.addWidget(pill)
        go = Button(language.say("Open it"), name=language.say("Open, {who}", who=each.who))
        go.about = each.mishap
        go.tapped.connect(lambda: presenter.story(each.order, each.mishap))
        line.addWidget(go)
        return part


class PageTurn(QWidget):
    """Which of those who wait are shown, where they take more than a page, and those before and after."""

    def __init__(self, language: Language, presenter: OpenPresenter) -> None:
        super().__init__()
        self._page = Text(tone="soft")
        self._before = Button(icon="chevron-left", name=language.say("Those before"))
        self._before.tapped.connect(lambda: presenter.turn_page(-1))
        self._after = Button(icon="chevron-right", name=language.say("Those after"))
        self._after.tapped.connect(lambda: presenter.turn_page(1))
        line = row(self, gap=tokens.GAP_16)
        for part in (self._before, self._page, self._after):
            line.addWidget(part)

    def show_state(self, state: OpenState) -> None:
        """Nothing where all of them are on one page."""
        self._page.set_text(state.page)
        self.setVisible(bool(state.page))
        self._before.setEnabled(state.before)
        self._after.setEnabled(state.after)


class ToDoCard(Card):
    """The one thing to do: what, why, and Done."""

    def __init__(self, what: str, why: str, language: Language, presenter: OpenPresenter) -> None:
        super().__init__("crema")
        bulb = QLabel()
        bulb.setPixmap(icons.picture("lightbulb", tokens.CREMA, 20))
        head = row(gap=tokens.GAP_8)
        head.addWidget(bulb)
        head.addWidget(Text(language.say("One thing to do"), weight=tokens.SEMIBOLD, tone="crema"), 1)
        done = Button(
            language.say("Done"), icon="check", height=56, commits=True, name=language.say("Done: {what}", what=what)
        )
        done.tapped.connect(presenter.done)
        layout = column(self, gap=tokens.GAP_8, margins=(20, 16, 20, 16))
        layout.addLayout(head)
        layout.addWidget(Text(what, size=20, weight=tokens.SEMIBOLD, wrap=True))
        layout.addWidget(Text(why, wrap=True))
        layout.addWidget(done)


class MomentsCard(Card):
    """What went well, and who noted it."""

    def __init__(self, moments: tuple[MomentState, ...]) -> None:
        super().__init__()
        layout = column(self, margins=(20, 4, 20, 4))
        for place, moment in enumerate(moments):
            if place:
                layout.addWidget(Rule())
            part = QWidget()
            part.setAccessibleName(f"{moment.words}, {moment.noted}")
            line = row(part, gap=tokens.GAP_12, margins=(0, 12, 0, 12))
            heart = QLabel()
            heart.setPixmap(icons.picture("heart", tokens.CREMA, 20))
            line.addWidget(heart, 0, Qt.AlignmentFlag.AlignTop)
            words = column(gap=2)
            words.addWidget(Text(moment.words, wrap=True))
            words.addWidget(Text(moment.noted, size=14, tone="soft", wrap=True))
            line.addLayout(words, 1)
            layout.addWidget(part)
