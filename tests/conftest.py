"""What every test may ask for."""

import gc
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis.configuration import set_hypothesis_home_dir

from cafe import Cafe
from counter.link import sealed_keys
from counter.link.install import init_server
from counter.people import pins
from full_day import play_full_day
from link.joined import Served
from link.postgres_server import PostgresCluster, postgres_cluster
from link.terminals import ServedShop
from pair import Pair, make_pair

ROOT = Path(__file__).resolve().parent.parent

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"  # no test writes into somebody’s keyring
set_hypothesis_home_dir(ROOT / "build" / "hypothesis")  # beside the tests pytest would stumble over it
settings.register_profile("counter", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("counter")


CLICKED = "test_journeys.py"
"""The running app is clicked from outside: in one process only, and that one goes before all others."""
LONG = (CLICKED, "test_three_terminals.py", "test_state_machine.py", "test_demo.py")
"""Files whose tests take longest, the longest first."""
_GIVES_WAY = 10


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Long files begin first: begun last, one of them would keep a single worker busy while the others have nothing."""
    items.sort(key=lambda item: LONG.index(item.path.name) if item.path.name in LONG else len(LONG))


def pytest_runtest_setup(item: pytest.Item) -> None:
    """A click needs room: whatever is tested beside the clicks gives way to them, and works while they wait."""
    files = item.session.items[0].path.name, item.path.name
    if files[0] == CLICKED != files[1]:
        os.setpriority(os.PRIO_PROCESS, 0, max(_GIVES_WAY, os.getpriority(os.PRIO_PROCESS, 0)))


def pytest_collection_finish() -> None:
    """What is loaded by now stays, as in the app itself: no collection has to walk through it again and again."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session", autouse=True)
def _isolated_data_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test opens the shop of whoever runs it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COUNTER_SHOP", str(tmp_path_factory.mktemp("shop")))
        patch.setenv("XDG_DATA_HOME", str(tmp_path_factory.mktemp("data")))
        patch.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("state")))
        yield


@pytest.fixture(scope="module", autouse=True)
def _light_pins() -> Iterator[None]:
    """A guess at a PIN costs a twentieth of a second by design, and the tests set and try some thousand."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pins, "_KIBIBYTES", 8)
        yield


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's folder."""
    return ROOT


@pytest.fixture(scope="session")
def sample_data() -> Path:
    """Recorded trading days (`days/`) and bars (`bar/`): the folder COUNTER_SAMPLE_DATA, or shared/data beside us."""
    folder = Path(os.environ.get("COUNTER_SAMPLE_DATA") or ROOT.parent / "shared" / "data")
    if not folder.is_dir():
        pytest.skip("no sample data here; COUNTER_SAMPLE_DATA can name its folder")
    return folder


@pytest.fixture(scope="session")
def _fresh_shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A shop's folder as it is made, for each test to copy."""
    folder = tmp_path_factory.mktemp("fresh") / "shop"
    Cafe.made_in(folder).close()
    return folder


@pytest.fixture
def cafe(tmp_path: Path, _fresh_shop: Path) -> Iterator[Cafe]:
    """A shop of the test's own on a Monday at nine in Berlin, with Ben on the bar."""
    folder = tmp_path / "cafe"
    shutil.copytree(_fresh_shop, folder)
    cafe = Cafe.opened_in(folder)
    yield cafe
    cafe.close()


@pytest.fixture(scope="session")
def _full_day_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed shop's folder after a day on which everything happened, for each test to copy."""
    folder = tmp_path_factory.mktemp("full_day") / "shop"
    cafe = Cafe.made_in(folder)
    play_full_day(cafe)
    cafe.shop.store.close()
    return folder


@pytest.fixture
def full_day(tmp_path: Path, _full_day_folder: Path) -> Path:
    """The folder of a closed shop after a full day, the test's own."""
    return shutil.copytree(_full_day_folder, tmp_path / "full_day")


@pytest.fixture(scope="session")
def _fresh_pair(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two terminals of a new shop, closed, for each test to copy."""
    folder = tmp_path_factory.mktemp("pair")
    make_pair(folder)
    return folder


@pytest.fixture
def pair(tmp_path: Path, _fresh_pair: Path) -> Iterator[Pair]:
    """Two terminals of one shop, the test's own."""
    pair = Pair(shutil.copytree(_fresh_pair, tmp_path / "pair"))
    yield pair
    pair.close()


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresCluster]:
    """A PostgreSQL for all tests of the session. Skips where none can be had."""
    with postgres_cluster() as cluster:
        yield cluster


@pytest.fixture
def database_url(postgres: PostgresCluster) -> str:
    """An empty database of the test's own, as its administrator."""
    return postgres.url(postgres.new_database())


@pytest.fixture
def served(database_url: str) -> ServedShop:
    """A shop on a server that has no fact of it yet, with as many terminals as are asked for."""
    return ServedShop(database_url)


@pytest.fixture
def served_cafe(cafe: Cafe, database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Served]:
    """A café with a server, on which it sold something. A try at a code, which costs a tenth of a second, is quick."""
    monkeypatch.setattr(sealed_keys, "_COST", 2**4)
    cafe.sell("Latte", customer="Mia")
    init_server(cafe.shop, database_url)
    served = Served(cafe, database_url, tmp_path / "machines")
    yield served
    for shop in served.opened:
        shop.store.close()
