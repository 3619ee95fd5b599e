"""A copy of the shop's books for a machine that joins it: packed, in parts, over the shop's server.

Taking in 180,000 orders fact by fact takes minutes, a copy seconds. The keeper makes and seals it, so that who runs the
server cannot put other books in its place; what came since is heard in the shop's order, as ever.
"""

from __future__ import annotations

import hmac
import os
import zlib
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from counter.flows.shop import Shop
from counter.journal.for_another import leave_the_shops
from counter.journal.seal import Key, snapshot_key
from counter.kernel.errors import Refused
from counter.kernel.ids import Position
from counter.kernel.private_files import FILE
from counter.link.joining_server import JoiningServer, Snapshot, snapshot_seal
from counter.store.backup import copy_books
from counter.store.migrate import newest_version, versions

WORTH_IT = 20_000
"""So many facts beyond the newest copy another one is made: taking them in one by one takes some seconds."""
_READ, _PART = 1 << 20, 1 << 19


def is_due(server: JoiningServer, position: Position) -> bool:
    """Whether a machine that joins now would have long to take in, though there is a copy; `position` is the shop's."""
    newest = server.newest_snapshot()
    return position - (newest.position if newest else 0) > WORTH_IT


def make_snapshot(shop: Shop, server: JoiningServer) -> None:
    """Makes a copy of the keeper's books as they stand, and puts it on the server; selling goes on meanwhile.

    Refused where this is not the keeper, or its books were changed; Unavailable where the disk or the server is away.
    """
    if shop.keys.shop is None:
        raise Refused("Only the shop’s first terminal can do that: it keeps the shop’s key.")
    with TemporaryDirectory(prefix=".copy-", dir=shop.folder) as folder:
        copy = Path(folder) / "books"
        copy_books(shop.store.path, copy)
        link = leave_the_shops(copy, shop.journal.registry, shop.keys, shop.itself, shop.clock.now())
        server.put_snapshot(link.cursor, newest_version(), _packed(copy), snapshot_key(shop.keys.shop))


def can_read(snapshot: Snapshot) -> bool:
    """Whether this Counter is new enough for it."""
    return snapshot.version in versions()


def take_snapshot(server: JoiningServer, snapshot: Snapshot, key: Key, path: Path) -> None:
    """Puts the copy into the new file `path`. Refused where it is not whole, or the keeper did not make it."""
    whole, unpack = sha256(), zlib.decompressobj()
    with open(path, "xb", opener=lambda name, flags: os.open(name, flags, FILE)) as file:
        for part in server.parts_of(snapshot):
            whole.update(part)
            try:
                file.write(unpack.decompress(part))
            except zlib.error:
                raise _not_ours() from None
    seal = snapshot_seal(key, snapshot.position, snapshot.version, whole.digest())
    if not unpack.eof or not hmac.compare_digest(seal, snapshot.seal):
        raise _not_ours()


def _packed(copy: Path) -> Iterator[bytes]:
    pack, ready = zlib.compressobj(level=1), bytearray()
    with copy.open("rb") as file:
        while read := file.read(_READ):
            ready += pack.compress(read)
            while len(ready) >= _PART:
                yield bytes(ready[:_PART])
                del ready[:_PART]
    ready += pack.flush()
    while ready:
        yield bytes(ready[:_PART])
        del ready[:_PART]


def _not_ours() -> Refused:
    return Refused("The copy of the books on the server is not what this shop’s first terminal put there.")
