"""Hands and eyes outside the app: starts Counter, finds things by the names a screen reader says, presses and reads.

Runs on the system's Python (`/usr/bin/python3`, where gi lives), inside tests/outside/run.sh. A journey reads

    with Counter() as counter:
        counter.press("Latte", starts=True)
        counter.press("Cash exact", starts=True)

Whatever is looked for is waited for. What is not there in time fails with a list of what was on screen instead. What
kept Counter's Qt thread longer than 50 ms is said at the end of a journey, and more than 100 ms fail it.
"""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Self

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402 - the version must be asked for first

APPLICATION = "Counter"
WATCHED = Path(__file__).resolve().with_name("watched.py")
START_SECONDS = 60
WAIT_SECONDS = 15
KEPT = "Counter’s Qt thread was kept"
MOST_MS = 75  # at the usual pace (bench/watchdog.py); the must is 50, and what is over it here is said in any case
PRESSES = ("Press", "press", "Toggle", "toggle", "click")

Atspi.set_timeout(2_000, 5_000)


@dataclass
class Thing:
    """Something on screen, as a screen reader meets it."""

    node: Atspi.Accessible

    @property
    def name(self) -> str:
        return self.node.get_name() or ""

    @property
    def role(self) -> str:
        """As AT-SPI calls it: "button" (older ones say "push button"), "label", "check box"."""
        return "button" if self.node.get_role() == Atspi.Role.PUSH_BUTTON else self.node.get_role_name()

    @property
    def pressable(self) -> bool:
        return self._press_action() is not None

    def _press_action(self) -> int | None:
        actions = [self.node.get_action_name(number) for number in range(self.node.get_n_actions())]
        return next((number for number, action in enumerate(actions) if action in PRESSES), None)

    @property
    def identifier(self) -> str:
        return self.node.get_accessible_id() or ""

    @property
    def box(self) -> tuple[int, int, int, int]:
        """Left, top, width, height in pixels of the screen."""
        extents = self.node.get_extents(Atspi.CoordType.SCREEN)
        return extents.x, extents.y, extents.width, extents.height

    @property
    def text(self) -> str:
        """What is written in it: of a field its content, of anything else its name."""
        if "Text" not in self.node.get_interfaces():
            return self.name
        return Atspi.Text.get_text(self.node, 0, Atspi.Text.get_character_count(self.node))

    def has(self, state: Atspi.StateType) -> bool:
        return self.node.get_state_set().contains(state)

    @property
    def showing(self) -> bool:
        return self.has(Atspi.StateType.SHOWING)

    @property
    def enabled(self) -> bool:
        return self.has(Atspi.StateType.ENABLED)

    @property
    def checked(self) -> bool:
        return self.has(Atspi.StateType.CHECKED)

    def press(self) -> None:
        """Does what a screen reader's user does to it; a thing that is not enabled cannot be pressed."""
        if not self.enabled:
            raise AssertionError(f"“{self.name}” cannot be pressed now")
        number = self._press_action()
        if number is None:
            raise AssertionError(f"“{self.name}” ({self.role}) is nothing to press")
        self.node.do_action(number)

    @property
    def middle(self) -> tuple[int, int]:
        left, top, width, height = self.box
        return left + width // 2, top + height // 2

    def tap(self) -> None:
        """Clicks into its middle, as a finger would."""
        tap_at(self.middle)

    def write(self, text: str) -> None:
        """Puts `text` into a field in place of what it held."""
        Atspi.EditableText.set_text_contents(self.node, text)

    def children(self) -> Iterator["Thing"]:
        for number in range(self.node.get_child_count()):
            child = self.node.get_child_at_index(number)
            if child is not None:
                yield Thing(child)

    def visible(self) -> Iterator["Thing"]:
        """Itself and all in it that shows now; a thing may vanish while we walk."""
        with suppress(GLib.Error):
            if self.showing:
                yield self
                for child in self.children():
                    yield from child.visible()


class Counter:
    """The running app. `options` go between `counter` and `open`; `later` ("+15m") moves the clock it sees.

    A new shop is the sample shop, and asks who is there; with `sets_up` it is at the first step of its first start.
    """

    def __init__(self, *options: str, shop: Path | None = None, later: str = "", sets_up: bool = False) -> None:
        self._sets_up = sets_up
        self.shop = shop or Path(os.environ["COUNTER_SHOP"])
        self._clock = _faked_clock(later) if later else {}
        self._options = options
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        try:
            self.start()
        except BaseException:
            self._show_what_happened()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is not None:
            self._show_what_happened()
        self.stop()
        kept = blocks()
        print(*(f"{KEPT} {block}" for block in kept), sep="\n", end="\n" if kept else "")
        if kind is None and any(int(block.split()[0]) > MOST_MS for block in kept):
            raise AssertionError(f"Counter’s Qt thread was kept for more than {MOST_MS} ms at the usual pace")

    def _show_what_happened(self) -> None:
        print("What it looked like:", self.picture(f"{Path(sys.argv[0]).stem}-failed"))
        print("What Counter said:", Path(os.environ["COUNTER_LOG"]).read_text("utf-8", "replace")[-4_000:])

    def start(self) -> None:
        """Opens Counter and waits until its window can be read."""
        watched = [os.environ["COUNTER_PYTHON"], str(WATCHED)]
        # With a moved clock the processor's time cannot be told from anybody's: nothing is watched then.
        command = [*([os.environ["COUNTER_COMMAND"]] if self._clock else watched), *self._options, "open"]
        with Path(os.environ["COUNTER_LOG"]).open("ab") as log:
            self._process = subprocess.Popen(
                command,
                stdout=log,
                stderr=log,
                env={**os.environ, "COUNTER_SHOP": str(self.shop), **self._clock},
            )
        self.wait_until(lambda: bool(self.windows()), "the window of Counter", START_SECONDS)
        # A bare X server has no window manager to give a new window the keyboard.
        _xdotool("search", "--sync", "--onlyvisible", "--pid", str(self._process.pid), "windowfocus")
        if not self._sets_up:
            self._skip_first_start()

    def _skip_first_start(self) -> None:
        """Answers nothing, and locks the counter that it comes to."""
        skip: list[Thing] = []

        def is_there() -> bool:
            skip[:] = self.all("Skip the rest", pressable=True)
            return bool(skip or self.all(identifier="staff"))

        self.wait_until(is_there, "the first page", START_SECONDS)
        if skip:
            skip[0].press()
            self.press("Lock, change who is here")

    def stop(self) -> None:
        """Asks Counter to close, and returns when it has."""
        self._end(signal.SIGTERM)

    def kill(self) -> None:
        """Ends Counter as a power cut would."""
        self._end(signal.SIGKILL)

    def _end(self, how: signal.Signals) -> None:
        if self._process is None:
            return
        self._process.send_signal(how)
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
            raise
        finally:
            self._process = None

    def windows(self) -> list[Thing]:
        """The app's windows. What was remembered of them is forgotten first: the app has moved on."""
        desktop = Atspi.get_desktop(0)
        desktop.clear_cache()
        windows = []
        for application in Thing(desktop).children():
            with suppress(GLib.Error):
                if application.name == APPLICATION:
                    application.node.clear_cache()
                    windows += [window for window in application.children() if window.showing]
        return windows

    def screen(self) -> tuple[int, int]:
        """Width and height in pixels of the whole screen."""
        size = subprocess.run(["xdotool", "getdisplaygeometry"], check=True, capture_output=True, text=True).stdout
        width, height = size.split()
        return int(width), int(height)

    def all(self, name: str = "", **what: str | bool) -> list[Thing]:
        """All that shows now and matches, as in `_matching`."""
        return list(self._matching(name, **what))  # type: ignore[arg-type]

    def _matching(
        self,
        name: str = "",
        *,
        starts: bool = False,
        role: str = "",
        identifier: str = "",
        window: str = "",
        pressable: bool = False,
    ) -> Iterator[Thing]:
        """What shows and matches: a name (or its beginning), a role, the beginning of an identifier."""
        for top in self.windows():
            if window and not top.name.startswith(window):
                continue
            for thing in top.visible():
                with suppress(GLib.Error):
                    fits = thing.name.startswith(name) if starts else not name or thing.name == name
                    fits = fits and (not role or thing.role == role)
                    fits = fits and (not identifier or thing.identifier.startswith(identifier))
                    if fits and (thing.pressable or not pressable):
                        yield thing

    def find(self, name: str = "", *, seconds: float = WAIT_SECONDS, **what: str | bool) -> Thing:
        """The first that matches as in `all`, waited for; what comes after it on screen is not asked about."""
        found: list[Thing] = []

        def look() -> bool:
            found[:] = islice(self._matching(name, **what), 1)  # type: ignore[arg-type]
            return bool(found)

        self.wait_until(look, f"“{name}” {what or ''}".strip(), seconds)
        return found[0]

    def press(self, name: str = "", **what: str | bool) -> None:
        """Finds what can be pressed under this name, and presses it."""
        self.find(name, pressable=True, **what).press()

    def read(self, name: str = "", **what: str | bool) -> str:
        """What is written in the first that matches."""
        return self.find(name, **what).text

    def gone(self, name: str = "", *, seconds: float = WAIT_SECONDS, **what: str | bool) -> None:
        """Waits until nothing matches any more."""
        self.wait_until(lambda: not self.all(name, **what), f"“{name}” to go", seconds)  # type: ignore[arg-type]

    def type(self, text: str) -> None:
        """Types on the keyboard, at the speed of a person in a hurry: twelve keys a second.

        Of the delay it is told xdotool waits half from key to key.
        """
        _xdotool("type", "--delay", "166", "--", text)

    def scan(self, code: str) -> None:
        """Types as a scanner does: fast, and Return at the end."""
        _xdotool("type", "--delay", "5", "--", code)
        self.key("Return")

    def key(self, *keys: str) -> None:
        """Presses keys by their X names: "Return", "Tab", "ctrl+z"."""
        _xdotool("key", *keys)

    def picture(self, name: str) -> Path:
        """Takes a picture of the whole screen and returns where it lies."""
        path = Path(os.environ["COUNTER_PICTURES"]) / f"{name}.png"
        subprocess.run(["import", "-window", "root", str(path)], check=True)
        return path

    def wait_until(self, holds: Callable[[], bool], what: str, seconds: float = WAIT_SECONDS) -> None:
        """Looks again and again until it `holds`; else fails, telling `what` was waited for and what there was."""
        end = time.monotonic() + seconds
        while True:
            with suppress(GLib.Error):
                if holds():
                    return
            if self._process is not None and self._process.poll() is not None:
                raise AssertionError(f"Counter ended with {self._process.returncode} while waiting for {what}")
            if time.monotonic() > end:
                raise AssertionError(f"waited {seconds:.0f} s for {what}; there was: {self.names()}")
            time.sleep(0.05)

    def names(self) -> str:
        """What is on screen, for people who wonder why something was not found."""
        return ", ".join(f"{thing.role} “{thing.name}”" for thing in self.all(starts=True) if thing.name) or "nothing"


def blocks() -> list[str]:
    """What kept Counter's Qt thread until now: for how long, and where."""
    file = Path(os.environ["COUNTER_BLOCKS"])
    return file.read_text("utf-8").splitlines() if file.exists() else []


def _faked_clock(later: str) -> dict[str, str]:
    """The environment in which a program's wall clock is moved; timers go on as ever."""
    library = next(Path("/usr/lib").glob("*/faketime/libfaketime.so.1"))
    return {"LD_PRELOAD": str(library), "FAKETIME": later, "FAKETIME_DONT_FAKE_MONOTONIC": "1"}


def tap_at(place: tuple[int, int], *, times: int = 1, apart: int = 0) -> None:
    """Clicks at a place of the screen, so many `times`, so many milliseconds `apart`."""
    click = ("click", "--delay", "0", "1")
    again = ("sleep", str(apart / 1_000), *click) * (times - 1)
    _xdotool("mousemove", *map(str, place), *click, *again)


def swipe(begin: tuple[int, int], way: tuple[int, int], *, steps: int = 10) -> None:
    """Presses, moves on by `way` at a finger's pace, and lifts."""
    act = ["mousemove", *map(str, begin), "mousedown", "1"]
    for step in range(1, steps + 1):
        place = (begin[0] + way[0] * step // steps, begin[1] + way[1] * step // steps)
        act += ["sleep", "0.016", "mousemove", *map(str, place)]
    _xdotool(*act, "mouseup", "1")


def _xdotool(*arguments: str) -> None:
    subprocess.run(["xdotool", *arguments], check=True, capture_output=True)
