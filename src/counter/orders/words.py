"""What is said of a line beside its name."""

from __future__ import annotations

from counter.kernel.language import Language, _
from counter.menu.rules import DEPOSIT
from counter.orders.model import Line
from counter.settings.taxes import DELIVERY, HERE, TO_GO

_WHERE = {HERE: _("here"), TO_GO: _("to go"), DELIVERY: _("delivery")}


def line_name(line: Line, language: Language) -> str:
    """What it is called: as it was sold, a deposit in the language of whoever reads."""
    return language.say(DEPOSIT) if line.belongs_to is not None else line.name


def line_words(line: Line, language: Language) -> tuple[str, ...]:
    """Its size, its modifiers, what it weighs at which price, and where they have it if elsewhere than the rest."""
    said = [*filter(None, (line.size,)), *line.modifiers]
    if line.weighed:
        said.append(
            language.say(
                "{kilos} kg × {price}",
                kilos=language.decimal(line.weighed.kilos, 3),
                price=language.amount(line.weighed.per_kilo),
            )
        )
    if line.where:
        said.append(language.say(_WHERE[line.where]))
    return tuple(said)
