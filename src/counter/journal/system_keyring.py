"""The system's keyring, where there is one: what it keeps for us nobody reads who has only our files."""

from __future__ import annotations

import logging

_SERVICE = "Counter"
log = logging.getLogger(__name__)


def in_keyring(name: str, new: str | None = None) -> str | None:
    """What the system's keyring holds under a name, after `new` was put there; None where it holds nothing."""
    import keyring  # noqa: PLC0415 - slow to load, and not needed to open the counter
    from keyring.errors import KeyringError  # noqa: PLC0415

    try:
        if new is not None:
            keyring.set_password(_SERVICE, name, new)
        return keyring.get_password(_SERVICE, name)
    except (KeyringError, OSError, RuntimeError, ValueError) as fault:
        log.info("the system’s keyring is not used: %s", fault)
        return None
