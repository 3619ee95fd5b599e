"""What whoever comes back to a customer says first, in the customer's language."""

from __future__ import annotations

from counter.kernel.language import Language
from counter.recovery.reach import VISIT, Way


def come_back_words(way: Way, language: Language, *, name: str, me: str, shop: str, overdue: bool) -> str:
    """The sentence of `me`, who works at `shop`, to a customer (`name`, "" where nobody knows it).

    Where we are later than we said (`overdue`), it owns that too. `language` is the customer's.
    """
    to_name = language.say("{name}, ", name=name) if name else ""
    if way == VISIT:
        said = language.say("{to_name}it is good to see you again. How is it this time?", to_name=to_name)
    elif overdue:
        said = language.say(
            "{to_name}it’s {me} from {shop}. I said I would come back to you, and I was late. I’m sorry.",
            to_name=to_name, me=me, shop=shop,
        )  # fmt: skip
    else:
        said = language.say(
            "{to_name}it’s {me} from {shop}. I said I would come back to you. How is it now?",
            to_name=to_name, me=me, shop=shop,
        )  # fmt: skip
    return said if name else said[:1].upper() + said[1:]
