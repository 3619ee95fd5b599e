"""The counter opens on an empty shop and asks who is there."""

from driver import Counter

with Counter() as counter:
    staff = counter.find(identifier="staff", pressable=True)
    left, top, width, height = staff.box
    assert width >= 48, staff.box
    assert height >= 48, staff.box
    counter.picture("opens")
    print("opened, and asked for", staff.name)
