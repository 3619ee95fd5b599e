"""A server behind TLS: who proves what, and what is said where a certificate is not as it should be."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from counter.flows.doctor import WRONG
from counter.kernel.errors import Refused
from counter.kernel.ids import Position
from counter.kernel.language import Language
from counter.link.address import ServerAddress
from counter.link.check import check_server
from counter.link.enrol import enrol
from counter.link.faults import AtTheDoor
from counter.link.install import connect_admin, install
from counter.link.postgres import PostgresServer
from link.postgres_server import ADMIN, PostgresCluster, folder_for_postgres

CODE = "2YK1YWRKY3FF"
CURVE = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes")


def openssl(folder: Path, *words: str) -> None:
    subprocess.run(["openssl", *words], cwd=folder, check=True, capture_output=True)


class Certified:
    """A server with a certificate, and what vouches for it."""

    def __init__(self, cluster: PostgresCluster, folder: Path) -> None:
        self.cluster, self.folder = cluster, folder
        self.authority("root")
        self.certify()

    def authority(self, name: str) -> Path:
        openssl(self.folder, "req", "-x509", *CURVE, "-days", "9", "-subj", "/CN=Our shop", "-keyout", f"{name}.key",
                "-out", f"{name}.crt")  # fmt: skip
        return self.folder / f"{name}.crt"

    def certify(self, of: str = "IP:127.0.0.1", days: int = 9) -> None:
        """The server shows a certificate of that address, for so many days."""
        (self.folder / "of").write_text(f"basicConstraints=CA:FALSE\nsubjectAltName={of}\n")
        openssl(self.folder, "req", *CURVE, "-subj", "/CN=server", "-keyout", "new.key", "-out", "asked")
        openssl(self.folder, "x509", "-req", "-in", "asked", "-CA", "root.crt", "-CAkey", "root.key", "-CAcreateserial",
                "-days", str(days), "-extfile", "of", "-out", "new.crt")  # fmt: skip
        for kind in ("key", "crt"):
            there = self.cluster.folder / f"server.{kind}"
            shutil.copyfile(self.folder / f"new.{kind}", there)
            there.chmod(0o600)
            shutil.chown(there, (self.cluster.folder).owner())
        if (self.cluster.data / "postmaster.pid").exists():
            self.reload()

    def reload(self) -> None:
        """The server looks at its files again, and waits for nobody: whoever comes next meets what stands there."""
        with self.cluster.admin() as admin:
            admin.execute("SELECT pg_reload_conf()")

    def url(self, root: str = "root.crt") -> str:
        """Where it is, proved by that file."""
        where = f"127.0.0.1:{self.cluster.port}/postgres"
        return f"postgresql://{where}?sslmode=verify-full&sslrootcert={self.folder / root}"


@pytest.fixture(scope="module")
def certified(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Certified]:
    with folder_for_postgres() as folder:
        files = {"ssl_cert_file": f"{folder}/server.crt", "ssl_key_file": f"{folder}/server.key"}
        cluster = PostgresCluster(folder, {"ssl": "on"} | files)
        certified = Certified(cluster, tmp_path_factory.mktemp("certificates"))
        cluster.make()
        cluster.start()
        yield certified
        cluster.stop()


def said(folder: Path, url: str) -> str:
    """What whoever joins with that address is told; who administers and who exchanges facts are told the same."""
    with pytest.raises(Refused) as joining:
        enrol(folder, url, CODE)
    with pytest.raises(Refused) as administering:
        connect_admin(url)
    with closing(PostgresServer(ServerAddress(url, "somebody", "else"))) as server, pytest.raises(AtTheDoor) as talking:
        server.hello(Position(0))
    assert str(joining.value) == str(administering.value) == str(talking.value)
    return str(joining.value)


def test_each_certificate_that_is_not_right_is_one_sentence(certified: Certified, tmp_path: Path) -> None:
    nowhere = certified.folder / "nowhere.crt"
    assert said(tmp_path, certified.url("nowhere.crt")) == (
        f"Nothing here proves the server at 127.0.0.1: copy its root.crt to {nowhere}, or leave sslmode out of the"
        " address."
    )
    certified.authority("other")
    not_proved = "The server at 127.0.0.1 does not prove that it is the shop’s: its certificate is too old, or not of"
    assert said(tmp_path, certified.url("other.crt")).startswith(not_proved)
    certified.certify(of="DNS:till.example")
    assert said(tmp_path, certified.url()).startswith(
        "The certificate of the server at 127.0.0.1 is of till.example. Type that address, or"
    )
    certified.certify(days=-1)
    assert said(tmp_path, certified.url()).startswith(not_proved)
    certified.certify()
    with closing(connect_admin(certified.url().replace("//", f"//{ADMIN}@"))) as admin:
        assert admin.execute("SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()").fetchall() == [(True,)]


def test_whom_the_server_lets_in_from_where_is_said(certified: Certified, tmp_path: Path) -> None:
    rules = certified.cluster.data / "pg_hba.conf"
    before = rules.read_text()
    rules.write_text(before.replace("host all all 127.0.0.1/32", "hostssl counter all 127.0.0.1/32"))
    certified.reload()
    assert said(tmp_path, certified.url()) == (
        "The server at 127.0.0.1 lets nobody in from where this machine is. Its pg_hba.conf says from where."
    )
    open_url = f"postgresql://127.0.0.1:{certified.cluster.port}/counter?sslmode=disable"
    assert (
        said(tmp_path, open_url) == "The server at 127.0.0.1 speaks encrypted only. Leave sslmode out of the address."
    )
    rules.write_text(before)
    certified.reload()


@pytest.mark.parametrize("rule", ["hostssl counter_test all 127.0.0.1/32 reject", ""])
def test_nobody_let_in_is_not_called_a_fault_of_the_address(certified: Certified, tmp_path: Path, rule: str) -> None:
    """After the first refusal libpq tries again without encryption, and is refused again."""
    rules = certified.cluster.data / "pg_hba.conf"
    before = rules.read_text()
    rules.write_text(f"{rule}\nhostssl postgres {ADMIN} 127.0.0.1/32 trust\n")
    certified.reload()
    assert said(tmp_path, f"postgresql://127.0.0.1:{certified.cluster.port}/counter_test") == (
        "The server at 127.0.0.1 lets nobody in from where this machine is. Its pg_hba.conf says from where."
    )
    rules.write_text(before)
    certified.reload()


def test_a_database_that_keeps_bytes_is_refused_before_anything_is_made(postgres: PostgresCluster) -> None:
    """So PostgreSQL makes them on a machine without a language, and text of it is no text."""
    with postgres.admin() as admin:
        admin.execute("CREATE DATABASE bytes TEMPLATE template0 ENCODING 'SQL_ASCII' STRATEGY wal_log")
    with closing(connect_admin(postgres.url("bytes"))) as admin:
        with pytest.raises(Refused, match=r"keeps text as SQL_ASCII\. Make it anew first, in psql: CREATE DATABASE"):
            install(admin)
        assert [(each.check, each.state) for each in check_server(admin, Language("en"))] == [("installed", WRONG)]
