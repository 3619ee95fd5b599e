"""Says in a banner how the shop's server is, and shows to whoever asks what waits for it. No Qt."""

from __future__ import annotations

from collections.abc import Callable

from counter.reports.unsent import Unsent, unsent_facts
from counter.ui.app.build_link import link_banner, link_panel
from counter.ui.app.link_state import LinkBanner, LinkPanelState
from counter.ui.desk.work import CurrentShop, Work


class LinkPresenter:
    """`show_banner` takes what stands there, None where nothing does; `show_panel` the same for the panel."""

    def __init__(
        self,
        work: Work,
        shop: CurrentShop,
        show_banner: Callable[[LinkBanner | None], None],
        show_panel: Callable[[LinkPanelState | None], None],
    ) -> None:
        self._work, self._shop = work, shop
        self._show_banner, self._show_panel = show_banner, show_panel
        self._is_open = False

    def refresh(self) -> None:
        """The server is away, is back, or more waits for it; or words are read in another language."""
        self._show_banner(link_banner(self._work.link_status, self._shop.clock.now(), self._shop.language))
        self._look()

    def open(self) -> None:
        """Somebody wants to see what waits."""
        self._is_open = True
        self._look()

    def close(self) -> None:
        """They have seen it."""
        self._is_open = False
        self._show_panel(None)

    def _look(self) -> None:
        if self._is_open:
            self._work.read(unsent_facts, self._shop.terminal).then(self._take_in)

    def _take_in(self, unsent: Unsent) -> None:
        if self._is_open:
            shop = self._shop
            now = shop.clock.now()
            self._show_panel(
                link_panel(self._work.link_status, unsent, shop.settings, shop.terminal, now, shop.language)
            )
