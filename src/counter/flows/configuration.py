"""What is derived from settings and menu: one frozen value, made again as soon as either changed."""

from __future__ import annotations

from dataclasses import dataclass

from counter.journal.heads import read_link
from counter.kernel.ids import TerminalId
from counter.kernel.language import Language
from counter.kernel.resources import resource
from counter.menu.queries import read_menu
from counter.menu.rules import Menu
from counter.recovery.decided import as_decided
from counter.recovery.playbook import Playbook, read_playbook
from counter.settings.queries import read_settings
from counter.settings.rules import Settings
from counter.store.unit import Connection


@dataclass(frozen=True, slots=True)
class Configuration:
    """The shop's settings and menu, what follows from them alone, and whether it is `of_several` terminals."""

    settings: Settings
    menu: Menu
    language: Language
    playbook: Playbook
    of_several: bool = False


def read_configuration(connection: Connection, terminal: TerminalId) -> Configuration:
    """The configuration of a terminal as the tables have it now."""
    settings = read_settings(connection, terminal)
    return Configuration(
        settings=settings,
        menu=read_menu(connection, settings.favourites),
        language=Language(settings.locale, settings.zone),
        playbook=as_decided(
            read_playbook(resource("playbook", "playbook.toml"), settings.currency, settings.limits), settings.playbook
        ),
        of_several=read_link(connection) is not None,
    )
