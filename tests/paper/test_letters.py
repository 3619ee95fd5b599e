"""No line break parts a letter from what belongs to it."""

import pytest

from counter.paper.letters import letters_of


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("Zoë", ["Z", "o", "ë"]),
        ("x̂y", ["x̂", "y"]),
        ("क्षत्रि", ["क्ष", "त्रि"]),
        ("மிழ் ·", ["மி", "ழ்", " ", "·"]),
        ("กำลัง", ["ก", "ำ", "ลั", "ง"]),
        ("שָׁל", ["שָׁ", "ל"]),
        ("👩‍🍳👍🏽🇩🇪🇫🇷❤️", ["👩‍🍳", "👍🏽", "🇩🇪", "🇫🇷", "❤️"]),
        ("", []),
    ],
)
def test_what_is_one_letter(text: str, letters: list[str]) -> None:
    assert list(letters_of(text)) == letters
