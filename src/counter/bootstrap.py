"""The one place where the shop's objects are wired together. No Qt."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path

import msgspec

from counter.flows.configuration import read_configuration
from counter.flows.documents import renderers
from counter.flows.machines import card_terminal_of, printer_of
from counter.flows.open_shop import begin
from counter.flows.shop import Shop
from counter.flows.signing import Signing
from counter.journal.books import BooksLost, check_none_are_gone, forget_damage, lacking, making, was_damage_noted
from counter.journal.closed_heads import ends_as_closed, head_fault, keep_heads
from counter.journal.heads import read_link
from counter.journal.in_use import check_log, mark_closed, mark_open, use_fault
from counter.journal.journal import Journal
from counter.journal.mail_password import MAIL_PASSWORD
from counter.journal.pin_key import PIN_KEY
from counter.journal.queries import first_entry, newest_at
from counter.journal.refold import thaw
from counter.journal.seal import SHOP_KEY, TERMINAL_KEYS, Keyring, keeper_keyring, read_keys
from counter.kernel.clock import Clock, SteadyClock, SystemClock
from counter.kernel.errors import NOTHING, Damaged, Refused, Sentence, Unavailable
from counter.kernel.ids import ShopId, StaffId, new_id
from counter.kernel.private_files import make_folder, take_from_others
from counter.kernel.system_words import why
from counter.link.reach import claims_of, has_server
from counter.menu.read_file import MenuFile
from counter.people.facts import StaffAdded
from counter.people.queries import COUNTER, the_app_itself
from counter.promises.forecaster import Forecaster, NoForecast
from counter.promises.open_forecast import open_forecast
from counter.receipts.signer import Signer
from counter.rehearsal.print_sheet import SHEET, render_sheet
from counter.rooms import registry
from counter.settings.facts import BooksPutBack
from counter.store.engine import is_log, keeping_log, log_of
from counter.store.lock import ShopLock, held_by
from counter.store.migrate import bring_up_to_date, check_up_to_date
from counter.store.shape import ShapeChanged
from counter.store.unit import Connection, Store, Unit, file_faults
from counter.terminals.queries import voucher_key_number

log = logging.getLogger(__name__)
_UNREADABLE = (msgspec.MsgspecError, LookupError, ValueError, TypeError, ArithmeticError)
"""What comes of values that somebody else wrote, while the books are opened."""
DATABASE, PRINTED = "counter.sqlite", "printed"
_PRIVATE = (DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm", PRINTED, SHOP_KEY, TERMINAL_KEYS, PIN_KEY, MAIL_PASSWORD)
"""What of a shop's folder nobody else has to read; an older Counter left it to the system."""


def new_shop(
    folder: Path,
    menu: MenuFile,
    people: tuple[StaffAdded, ...],
    settings: Mapping[str, object],
    clock: Clock | None = None,
) -> Shop:
    """Makes a shop in `folder` and opens it: key, database, settings, menu, people.

    ShopIsThere where there is one already, AlreadyOpen where another process has it or is making it, Refused where
    there cannot be one or something is left of one that is gone. A shop that is refused leaves nothing of itself.
    """
    try:
        make_folder(folder)
    except OSError as fault:
        raise Refused(
            "{folder} cannot hold a shop: {fault}. Choose another folder.", folder=folder, fault=why(fault)
        ) from fault
    lock = ShopLock(folder)
    lock.take()
    try:
        with making(folder / DATABASE) as (path, key):
            _fill(path, keeper_keyring(key), menu, people, settings, clock or SystemClock())
        return _open(folder, lock, clock)
    except BaseException:
        lock.let_go_of_nothing()
        raise


def _fill(
    path: Path,
    keys: Keyring,
    menu: MenuFile,
    people: tuple[StaffAdded, ...],
    settings: Mapping[str, object],
    clock: Clock,
) -> None:
    bring_up_to_date(path)
    itself = StaffId(new_id())
    store = Store(path)
    journal = Journal(registry(), ShopId(new_id()), keys)
    try:
        with store.unit(itself, clock.now()) as unit:
            for fact in (StaffAdded(itself, "Counter", COUNTER), *people):
                journal.record(unit, fact)
        shop = _wire(path.parent, store, keys, clock)
        shop.do(itself, begin, {"currency": menu.currency} | dict(settings), menu)
        with store.unit(itself, clock.now()) as unit:
            mark_closed(unit, keys)
    finally:
        store.close()


def open_shop(
    folder: Path,
    clock: Clock | None = None,
    *,
    seed: int = 0,
    only_look: bool = False,
    put_back: bool = False,
    restored: str = "",
    signer: Signer | None = None,
) -> Shop:
    """Opens the shop in `folder`, brought up to date; with `only_look` it is not touched, and nothing can be recorded.

    Its receipts are signed where there is a `signer`; none comes with Counter. `restored` says from what it was put
    back just now, in a few words; that is recorded with what is missing.

    Refused where it has no key, is damaged or gone (BooksLost), lacks facts that it had (unless it was `put_back`,
    knowingly), is of a newer Counter (or an older one, to look at), or is open in another process (AlreadyOpen).
    Unavailable where the disk or another program is in the way.
    """
    check_there_is_one(folder)
    if only_look:
        return _look(folder, clock)
    with held_by(folder) as lock:
        shop = _open(folder, lock, clock, seed=seed, put_back=put_back, restored=restored)
    shop.signing = Signing(signer) if signer else None
    return shop


def open_books(folder: Path, clock: Clock | None = None, *, only_look: bool = False) -> Shop:
    """As `open_shop`, for whoever does not sell from these books but reads them: nothing is forecast, which takes long.

    Refused and Unavailable as there.
    """
    if only_look:
        return open_shop(folder, clock, only_look=True)
    check_there_is_one(folder)
    with held_by(folder) as lock:
        return _open(folder, lock, clock, sells=False)


def check_there_is_one(folder: Path) -> None:
    """Refused where there is no shop in `folder`; says what is left where there was one."""
    database = folder / DATABASE
    check_none_are_gone(database)
    if not database.exists():
        raise Refused("There is no shop in {folder}. Open the counter once to make one.", folder=folder)


def what_is_missing(connection: Connection, folder: Path, keys: Keyring) -> Sentence:
    """What the books in `folder`, as they stand on `connection`, lack of what they had; a few words, or NOTHING."""
    is_whole = is_log(log_of(folder / DATABASE)) or ends_as_closed(connection, folder, keys)
    return use_fault(connection, keys, is_whole=is_whole) or head_fault(connection, folder, keys)


def _look(folder: Path, clock: Clock | None) -> Shop:
    path, keys = folder / DATABASE, read_keys(folder)
    with _damage_refused(path), _closed_if_it_fails(Store(path, only_look=True)) as store:
        check_up_to_date(path)
        return _wire(folder, store, keys, clock)


def _open(
    folder: Path,
    lock: ShopLock,
    clock: Clock | None,
    *,
    seed: int = 0,
    put_back: bool = False,
    restored: str = "",
    sells: bool = True,
) -> Shop:
    path, keys = folder / DATABASE, read_keys(folder)
    for name in _PRIVATE:
        take_from_others(folder / name)
    with _damage_refused(path):
        if was_damage_noted(folder):
            _look_at_every_page(path)
        check_log(path, keys)
        has_mark = not bring_up_to_date(path)
        missing = _missing(folder, keys, has_mark=has_mark)
        if missing and not (put_back or restored):
            raise lacking(missing, comes_back=has_server(folder))
        with keeping_log(path), _closed_if_it_fails(Store(path, lock)) as store:
            shop = _wire(folder, store, keys, clock)
            with store.unit(shop.itself, shop.clock.now()) as unit:
                shop.journal.find_end(unit.connection)
                mark_open(unit, keys)
                if said := [shop.language.explain(each) for each in (restored, missing) if each]:
                    _note_put_back(shop, unit, ": ".join(said))
            store.close_at_the_end(partial(_close_books, shop))
            store.checkpoint()  # the mark stands in the file itself
            with store.unit(shop.itself, shop.clock.now()) as unit:
                thaw(unit.connection, shop.journal.registry)
            if not sells:
                shop.forecaster = NoForecast(keys.terminal)
                return shop
            with store.read() as connection:
                shop.forecaster = open_forecast(connection, shop.journal.registry, keys.terminal, keys.local, seed=seed)
            return shop


def _look_at_every_page(path: Path) -> None:
    """Damaged where one is; it takes a while, so only where something was found."""
    look = Store(path, only_look=True)
    try:
        with look.read_report() as connection:
            if fault := next(file_faults(connection), NOTHING):
                raise Damaged(fault)
    finally:
        look.close()
    forget_damage(path.parent)


def _note_put_back(shop: Shop, unit: Unit, said: str) -> None:
    """Of several terminals, the others give back what is missing."""
    if read_link(unit.connection) is None:
        shop.journal.record(unit, BooksPutBack(shop.terminal, said))


def _missing(folder: Path, keys: Keyring, *, has_mark: bool) -> Sentence:
    """What a closed shop's books, or those of a crash, lack of what they had; a few words, or NOTHING."""
    with closing(Store(folder / DATABASE, only_look=True)) as look, look.read_report() as connection:
        return (what_is_missing if has_mark else head_fault)(connection, folder, keys)


def _close_books(shop: Shop) -> bool:
    """Keeps where the books end and takes the mark off; whether the disk let it, and nobody put older ones in place."""
    now = shop.clock.now()
    try:
        with shop.store.read_report() as connection:
            keep_heads(connection, shop.folder, shop.keys, now, shop.journal.end)
        with shop.store.unit(shop.itself, now) as unit:
            shop.journal.find_end(unit.connection)
            mark_closed(unit, shop.keys)
    except (Refused, Unavailable, Damaged) as fault:
        log.warning("the books could not be closed: %s", fault)
        return False
    return True


@contextmanager
def _damage_refused(path: Path) -> Iterator[None]:
    try:
        yield
    except ShapeChanged as changed:
        raise BooksLost(changed.text, **changed.values) from changed
    except (Damaged, *_UNREADABLE) as damage:
        if not isinstance(damage, Damaged):
            log.exception("the books hold what no Counter wrote")
        raise BooksLost("{path} is damaged. Put back the one from your backup.", path=path) from damage


@contextmanager
def _closed_if_it_fails(store: Store) -> Iterator[Store]:
    try:
        yield store
    except BaseException:
        store.close()
        raise


def _wire(folder: Path, store: Store, keys: Keyring, clock: Clock | None) -> Shop:
    with store.read_report() as connection:
        first, newest = first_entry(connection), newest_at(connection, keys.terminal)
    if first is None:
        raise Damaged(Sentence("the journal is empty"))
    journal = Journal(registry(), first.shop, keys)
    with store.read() as connection:
        keys.learn_up_to(voucher_key_number(connection))
        configuration, itself = read_configuration(connection, journal.terminal), the_app_itself(connection)
    return Shop(
        folder=folder,
        store=store,
        journal=journal,
        clock=clock or SteadyClock(SystemClock(), newest),
        itself=itself,
        configuration=configuration,
        forecaster=Forecaster(journal.terminal),
        claims=claims_of(folder),
        renderers={**renderers(journal.keys), SHEET: render_sheet},
        find_printer=partial(printer_of, folder / PRINTED, {}),
        find_card_terminal=partial(card_terminal_of, folder / "card-machine"),
    )
