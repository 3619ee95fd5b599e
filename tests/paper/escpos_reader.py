"""Reads what was sent to a thermal printer, as Epson's ESC/POS command reference says, and refuses what is not in it.

Written without the code that prints: commands by their bytes, code pages by the numbers that Epson gives them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from PIL import Image, ImageOps

CODE_PAGES = {
    0: "cp437", 2: "cp850", 3: "cp860", 4: "cp863", 5: "cp865", 13: "cp857", 14: "cp737", 15: "iso8859_7",
    16: "cp1252", 17: "cp866", 18: "cp852", 19: "cp858", 33: "cp775", 34: "cp855", 35: "cp861", 38: "cp869",
    39: "iso8859_2", 40: "iso8859_15", 45: "cp1250", 46: "cp1251", 47: "cp1253", 48: "cp1254", 51: "cp1257",
}  # fmt: skip
_ESC, _GS, _LF, _DLE, _EOT, _DC4 = 0x1B, 0x1D, 0x0A, 0x10, 0x04, 0x14


@dataclass
class Typed:
    """A line of letters, how many columns each takes, and whether they are bold."""

    words: str
    wide: int
    bold: bool


@dataclass
class Sent:
    """All that came out: lines and pictures in their order, pulses at the drawer, cuts."""

    parts: list[Typed | Image.Image] = field(default_factory=list)
    pulses: int = 0
    cuts: int = 0

    @property
    def lines(self) -> list[str]:
        """What was typed."""
        return [part.words for part in self.parts if isinstance(part, Typed)]

    @property
    def pictures(self) -> list[Image.Image]:
        """What was drawn, dark on white."""
        return [part for part in self.parts if isinstance(part, Image.Image)]


def read(stream: bytes) -> Sent:
    """What a printer makes of the stream. ValueError at the first byte that it does not know."""
    reader = _Reader(iter(stream))
    while (byte := next(reader.stream, None)) is not None:
        reader.take(byte)
    if reader.letters:
        raise ValueError("letters without a line feed stay in the printer")
    return reader.sent


class _Reader:
    def __init__(self, stream: Iterator[int]) -> None:
        self.stream, self.sent, self.letters = stream, Sent(), bytearray()
        self._page, self._wide, self._bold = 0, 1, False

    def take(self, byte: int) -> None:
        if byte == _ESC:
            self._escape(chr(self._next()))
        elif byte == _DLE:
            self._at_once(self._next())
        elif byte == _GS:
            self._group(chr(self._next()))
        elif byte == _LF:
            self.sent.parts.append(Typed(self.letters.decode(CODE_PAGES[self._page]), self._wide, self._bold))
            self.letters.clear()
        elif byte < 0x20 or byte == 0x7F:
            raise ValueError(f"byte {byte:#x} is no letter")
        else:
            self.letters.append(byte)

    def _escape(self, command: str) -> None:
        match command:
            case "@":
                self._page, self._wide, self._bold = 0, 1, False
            case "R" | "J" | "d":
                self._next()
            case "t":
                self._page = self._next()
            case "E":
                self._bold = bool(self._next() & 1)
            case "p":
                [self._next() for _ in range(3)]
                self.sent.pulses += 1
            case _:
                raise ValueError(f"ESC {command!r} is not known")

    def _at_once(self, command: int) -> None:
        """Real-time commands: DLE EOT n asks for a state, DLE DC4 1 m t is a pulse."""
        if command == _EOT:
            self._next()
        elif command == _DC4 and self._next() == 1:
            self._next(), self._next()
            self.sent.pulses += 1
        else:
            raise ValueError(f"DLE {command:#x} is not known")

    def _group(self, command: str) -> None:
        match command:
            case "!":
                self._wide = (self._next() >> 4) + 1
            case "V":
                [self._next() for _ in range(2)]
                self.sent.cuts += 1
            case "v":
                self._picture()
            case "r":
                self._next()
            case _:
                raise ValueError(f"GS {command!r} is not known")

    def _picture(self) -> None:
        """Pieces of one picture follow each other without anything between."""
        if (self._next(), self._next()) != (0x30, 0):
            raise ValueError("GS v 0 has another beginning")
        across, down = (self._next() | self._next() << 8 for _ in range(2))
        bits = bytes(self._next() for _ in range(across * down))
        piece = ImageOps.invert(Image.frombytes("1", (across * 8, down), bits).convert("L"))
        last = self.sent.parts[-1] if self.sent.parts else None
        if isinstance(last, Image.Image) and last.height % 256 == 0:
            self.sent.parts[-1] = _below(last, piece)
        else:
            self.sent.parts.append(piece)

    def _next(self) -> int:
        byte = next(self.stream, None)
        if byte is None:
            raise ValueError("it ends within a command")
        return byte


def _below(first: Image.Image, second: Image.Image) -> Image.Image:
    both = Image.new("L", (first.width, first.height + second.height), 255)
    both.paste(first)
    both.paste(second, (0, first.height))
    return both
