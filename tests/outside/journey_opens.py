"""The counter opens on an empty shop, fills the screen, and asks who is there."""

from driver import Counter

SMALLEST = 48  # pixels a finger needs

with Counter() as counter:
    staff = counter.all(identifier="staff", pressable=True) or [counter.find(identifier="staff", pressable=True)]
    counter.picture("opens")
    for tile in staff:
        _, _, width, height = tile.box
        assert min(width, height) >= SMALLEST, (tile.name, tile.box)
    assert [window.box for window in counter.windows()] == [(0, 0, *counter.screen())], counter.windows()[0].box
    print("opened, and asked for", ", ".join(tile.name for tile in staff))
