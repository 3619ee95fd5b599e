"""The office's section Devices: set up, tried and taken off, beside the second screen."""

from __future__ import annotations

import pytest

from counter.devices.attached import CAS, DeviceKind, DeviceSetup
from counter.devices.scale import Weighed
from counter.kernel.errors import Unavailable
from counter.ui.office.devices_presenter import DevicesPresenter
from counter.ui.office.devices_state import SCREEN, DeviceFormState, DevicesState
from ui.played_scale import AWAY, PlayedScale, weighs
from ui.sync_desk import SyncDesk


class DevicesHarness:
    """The section as it was last shown."""

    def __init__(self, work: SyncDesk) -> None:
        self.work = work
        self.devices = PlayedScale(weighs(235))
        self.decided = 0
        self.page = DevicesPresenter(work, work.shop, self._show, self._count, self.devices)
        self.page.come()
        self.state: DevicesState = self.page.state()

    def _show(self) -> None:
        self.state = self.page.state()

    def _count(self) -> None:
        self.decided += 1
        self.page.look_again()
        self._show()

    @property
    def form(self) -> DeviceFormState:
        assert self.state.form
        return self.state.form

    def set_up(self, kind: DeviceKind, port: str) -> None:
        self.page.choose(kind)
        self.page.write_port(port)
        self.page.save()


@pytest.fixture
def office(work: SyncDesk) -> DevicesHarness:
    return DevicesHarness(work)


def test_a_scale_is_set_up_and_shows_at_once_what_lies_on_it(work: SyncDesk, office: DevicesHarness) -> None:
    assert [row.what for row in office.state.rows] == ["None", "None", "None", "By itself"]
    assert office.form.now == ""
    office.page.write_port("COM3")
    office.page.choose_protocol(1)
    office.page.choose_speed("4800")
    assert (office.state.changed, office.state.bar) == (True, "Not saved yet.")
    office.page.listen()
    assert office.form.now == ""  # what is not saved is asked nothing
    office.page.save()
    assert list(work.shop.settings.devices) == [DeviceSetup(DeviceKind.SCALE, "COM3", CAS, 4800)]
    assert (office.state.changed, office.state.bar, office.decided) == (False, "Scale is set up.", 1)
    office.page.listen()
    assert (office.form.now, office.form.is_well) == ("0.235 kg", True)
    office.devices.says = weighs(0, Weighed.OVER)
    office.page.listen()
    assert (office.form.now, office.form.is_well) == ("Too much lies on it.", False)
    office.devices.says = AWAY
    office.page.listen()
    assert office.form.now == "The scale at COM3 does not answer."
    office.page.remove()
    assert not work.shop.settings.devices
    assert (office.state.bar, office.form.can_remove) == ("Scale is taken off.", False)


def test_what_is_wrong_is_said_in_the_form_and_nothing_is_lost(office: DevicesHarness) -> None:
    office.set_up(DeviceKind.SCALE, "COM3")
    office.set_up(DeviceKind.POLE, "COM3")
    assert office.form.wrong == "Two devices cannot hang at COM3. Choose another port for one."
    assert (office.form.port, office.state.changed) == ("COM3", True)
    office.page.choose(DeviceKind.SCANNER)
    assert office.state.bar == "Save what you changed, or discard it first."
    assert office.form.title == "Pole display"
    office.page.discard()
    assert (office.form.port, office.form.wrong, office.state.changed) == ("", "", False)


def test_a_pole_display_is_written_on(office: DevicesHarness) -> None:
    office.set_up(DeviceKind.POLE, "COM4")
    assert (office.form.now, office.form.try_it) == ("It is there", "Write on it")
    office.page.try_it()
    assert office.devices.shown[-1].bottom.left == "1234567890"
    office.devices.pole_fault = Unavailable("The pole display at {port} is not there.", port="COM4")
    office.page.listen()
    assert (office.form.now, office.form.is_well) == ("The pole display at COM4 is not there.", False)


def test_what_is_scanned_while_it_is_looked_at_is_only_shown(office: DevicesHarness) -> None:
    office.set_up(DeviceKind.SCANNER, "COM5")
    assert office.devices.is_tried
    assert office.form.now == "Nothing is there. Plug it in, and look at its cable."
    office.devices.hears_scanner, office.devices.last_scan = True, "96385074"
    office.page.listen()
    assert office.form.now == "It read 96385074"
    office.page.leave()
    assert not office.devices.is_tried


def test_the_second_screen_opens_by_itself_or_not(work: SyncDesk, office: DevicesHarness) -> None:
    office.page.choose(SCREEN)
    assert (office.state.form, office.state.opens) == (None, True)
    office.page.open_by_itself(on=False)
    assert work.shop.settings.second_screen is False
    assert (office.state.opens, office.state.rows[-1].what) == (False, "By hand")


def test_what_somebody_else_decided_meanwhile_is_seen_and_what_is_typed_stays(office: DevicesHarness) -> None:
    office.page.write_port("COM9")
    office.page.look_again()
    assert office.page.state().changed
    office.page.forget()
    assert not office.page.state().changed
