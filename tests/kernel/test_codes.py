"""A code is readable, and no slip of eye or finger goes unseen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter.kernel.codes import SYMBOLS, check_symbol, code_from, read_code, readings, show_code
from counter.kernel.errors import Refused

KEYS = "qwertyuiopasdfghjklzxcvbnm"
ARABIC = (
    ("ض", "ص", "ث", "ق", "ف", "غ", "ع", "\u0647", "خ", "ح", "ش", "س", "ي", "ب", "ل", "\u0627", "ت", "ن", "م", "ئ",
     "ء", "ؤ", "ر", "لا", "ى", "ة"),
    ("َ", "ً", "ُ", "ٌ", "لإ", "إ", "‘", "÷", "×", "؛", "ِ", "ٍ", "]", "[", "لأ", "أ", "ـ", "،", "/", "~", "ْ", "}", "{",
     "لآ", "آ", "’"),
)  # fmt: skip
"""What the keys of the US from Q to M give on an Arabic machine, without and with Shift."""
SIGNATURES = st.binary(min_size=8, max_size=32)


def _qwertz(figures: str) -> tuple[str, ...]:
    return (figures, "qwertzuiop", "asdfghjklö", "yxcvbnm")


def _azerty(figures: str, m: str) -> tuple[str, ...]:
    return (figures, "azertyuiop", "qsdfghjklm", f"wxcvbn{m}")


# the keys of a machine row by row, without and with Shift
US = ("1234567890-", "qwertyuiop", "asdfghjkl;", "zxcvbnm")
MACHINES = {
    "US": (US, ("!@#$%^&*()_", *US[1:])),
    "Spanish": (("1234567890'", *US[1:]), ('!"·$%&/()=?', *US[1:])),
    "German": (_qwertz("1234567890ß"), _qwertz('!"§$%&/()=?')),
    "Swiss": (_qwertz("1234567890'"), _qwertz('+"*ç%&/()=?')),
    "Czech": (_qwertz("+ěščřžýáíé="), _qwertz("1234567890%")),
    "French": (_azerty("&é\"'(-è_çà)", ","), _azerty("1234567890°", "?")),
    "Belgian": (_azerty("&é\"'(§è!çà)", ","), _azerty("1234567890°", "?")),
}


def scanned(code: str, machine: str, *, shift: str = "capitals") -> str:
    """What a machine types when a scanner set to US keys sends `code`: Shift for its capitals, for nothing, for all."""
    plain, shifted = MACHINES[machine]
    places = {cap: (row, number) for row, caps in enumerate(US) for number, cap in enumerate(caps)}
    typed = ""
    for symbol in code:
        row, number = places[symbol.lower()]
        held = shift == "everything" or (shift == "capitals" and symbol.isupper())
        sign = (shifted if held else plain)[row][number]
        typed += sign.upper() if held else sign
    return typed


@given(SIGNATURES)
def test_a_code_reads_back_however_it_is_written(signature: bytes) -> None:
    code = code_from(signature)
    plain = code.replace("-", "")
    assert [len(part) for part in code.split("-")] == [4, 4, 5]
    assert set(plain) <= set(SYMBOLS)
    assert show_code(plain) == code
    typed = plain.lower().replace("0", "o").replace("1", "l")
    for way in (code, code.lower(), typed, f"  {' '.join(plain)} "):
        assert read_code(way) == plain


@given(SIGNATURES, st.sampled_from(list(MACHINES)), st.sampled_from(["capitals", "nothing"]), st.booleans())
def test_a_scanner_with_us_keys_is_understood_on_any_machine(
    signature: bytes, machine: str, shift: str, dashes: bool
) -> None:
    code = code_from(signature)
    plain = code.replace("-", "")
    assert plain in readings(scanned(code if dashes else plain, machine, shift=shift))


@given(SIGNATURES, st.sampled_from(["German", "French"]))
def test_the_sign_for_the_dash_leaves_no_doubt_which_machine_it_is(signature: bytes, machine: str) -> None:
    code = code_from(signature)
    assert read_code(scanned(code, machine)) == code.replace("-", "")


@given(SIGNATURES, st.booleans(), st.booleans())
def test_a_scanner_with_us_keys_is_understood_on_an_arabic_machine(
    signature: bytes, shift: bool, one_sign: bool
) -> None:
    code = code_from(signature)
    plain, shifted = ARABIC
    typed = "".join((shifted if shift else plain)[KEYS.index(s.lower())] if s.isalpha() else s for s in code)
    if one_sign:  # some machines give the pair as one sign
        typed = typed.replace("لا", "\ufefb").replace("لآ", "\ufef5")
    assert code.replace("-", "") in readings(typed)


@given(
    SIGNATURES,
    st.sampled_from(["٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "\uff10\uff11\uff12\uff13\uff14\uff15\uff16\uff17\uff18\uff19"]),
)
def test_figures_of_any_script_are_figures(signature: bytes, figures: str) -> None:
    code = code_from(signature)
    assert read_code(code.translate(str.maketrans("0123456789", figures))) == code.replace("-", "")


@given(
    SIGNATURES,
    st.sampled_from([
        "We’re sorry, Mia.\n{code}\n€3.00 off anything, any day.\nGood until 23 February 2027.",
        "https://rosas.example/v?c={code}&shop=1", "{code} (Mia)", "Voucher {code}.\r\n",
    ]),
    st.booleans(),
)  # fmt: skip
def test_a_code_is_found_in_the_text_it_stands_in(signature: bytes, text: str, dashes: bool) -> None:
    code = code_from(signature)
    assert code.replace("-", "") in readings(text.format(code=code if dashes else code.replace("-", "")))


@given(SIGNATURES)
def test_a_scanner_that_locks_shift_is_understood_where_shift_gives_figures(signature: bytes) -> None:
    code = code_from(signature)
    assert code.replace("-", "") in readings(scanned(code, "French", shift="everything"))


@given(SIGNATURES)
def test_what_was_typed_right_is_read_as_typed_before_anything_else(signature: bytes) -> None:
    code = code_from(signature)
    plain = code.replace("-", "")
    for way in (code, code.lower(), plain, f" {code.replace('-', ' ')}\n", code.replace("-", "\u2013")):
        assert readings(way)[0] == read_code(way) == plain


@given(
    SIGNATURES, st.sampled_from(["US", "German", "French"]), st.sampled_from(["0123456", "7K3M-QX42-9TRB5", "Mara "])
)
def test_a_code_that_is_scanned_behind_something_else_is_read(signature: bytes, machine: str, before: str) -> None:
    code = code_from(signature)
    assert code.replace("-", "") in readings(before + scanned(code, machine))


@given(SIGNATURES, st.integers(0, 12), st.sampled_from(SYMBOLS))
def test_any_one_wrong_symbol_is_seen(signature: bytes, place: int, wrong: str) -> None:
    plain = code_from(signature).replace("-", "")
    if wrong != plain[place]:
        with pytest.raises(Refused, match="is off"):
            read_code(show_code(plain[:place] + wrong + plain[place + 1 :]))


@given(SIGNATURES, st.integers(0, 11))
def test_swapped_neighbours_are_seen_but_for_one_pair(signature: bytes, place: int) -> None:
    plain = code_from(signature).replace("-", "")
    pair = plain[place : place + 2]
    if pair[0] != pair[1] and set(pair) != {"0", "Z"}:
        with pytest.raises(Refused):
            read_code(show_code(plain[:place] + pair[::-1] + plain[place + 2 :]))


def test_the_check_symbol_by_hand() -> None:
    # 1 doubled is 2, 2 as it is, 3 doubled is 6: 10 in all; 22 more makes 32
    assert check_symbol("123") == SYMBOLS[22]
    assert check_symbol("0" * 12) == "0"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("7K3M-QX42-9TRB", "this has 12"),
        ("7K3M-QX42-9TRBU", "“U” is in no voucher code"),
        ("7K3M-QX42-9TRéB", "“é” is in no voucher code"),
        ("7K3MßQX42ß9TRB5", "does not fit the others"),
        ("7K3M-QX42-9TRB5", "does not fit the others"),
        ("Mara", "13 letters and figures, like"),
    ],
)
def test_it_says_what_is_wrong_with_what_was_typed(typed: str, said: str) -> None:
    with pytest.raises(Refused, match=said):
        read_code(typed)


@pytest.mark.parametrize("typed", ["", "7K3M", "7K3M-QX42-9TRB55", "U" * 13, "\uff17" * 13, "'; DROP TABLE--", "ß" * 7])
def test_what_is_no_code_is_refused_in_a_sentence(typed: str) -> None:
    with pytest.raises(Refused, match=r"\.$"):
        read_code(typed)


def test_a_code_has_the_first_sixty_bits() -> None:
    assert code_from(bytes(8)) == "0000-0000-00000"
    assert code_from(b"\xff" * 8)[:-1] == "ZZZZ-ZZZZ-ZZZZ"
    assert code_from(bytes(7) + b"\x0f" + b"\xff" * 24) == code_from(bytes(8))
    assert code_from(bytes(7) + b"\x10") != code_from(bytes(8))
