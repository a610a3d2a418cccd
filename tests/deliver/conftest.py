"""A newsroom with destinations, and the servers that it delivers to."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.chains.newsroom import CONFIG, Newsroom, Run
from tests.cli.shell import BRIEFC, environment
from tests.conftest import missing
from tests.deliver import servers


class Desk(Newsroom):
    """A newsroom that delivers."""

    def destination(self, name: str, settings: str) -> Desk:
        """One more destination; the settings are lines of YAML with four blanks before them."""
        path = self.root / "briefc.yaml"
        text = path.read_text("utf-8")
        if "destinations:\n" not in text:
            text += "destinations:\n"
        path.write_text(f"{text}  {name}:\n{settings}", "utf-8")
        return self

    def deliver(self, *arguments: str) -> Run:
        """`briefc deliver` in this process; what it says of XML schemas that are not installed is left out."""
        run = self.run("deliver", "-j1", *arguments)
        said = [line for line in run.err.splitlines(keepends=True) if not line.startswith("briefc: no schemas")]
        return Run(run.code, run.out, "".join(said))

    def start_delivery(self, largest: int = 0, **variables: str) -> subprocess.Popen[str]:
        """`briefc deliver` as a process of its own, to which files larger than `largest` bytes (0: none) are refused."""
        command = [*BRIEFC, "-C", str(self.root), "--cache-dir", str(self.cache), "deliver", "-j1"]
        if largest:
            command = ["prlimit", f"--fsize={largest}", *command]
        return subprocess.Popen(
            command, env=environment(**variables), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )

    @property
    def records(self) -> list[tuple[str, str, int]]:
        """What the ledger says was delivered: destination, slug, version."""
        run = self.run("ledger", "--json")
        return [(one["destination"], one["guid"].rpartition(":")[2], one["version"]) for one in run.json["deliveries"]]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A newsroom with one article, delivered from a home folder without keys and agents."""
    home = tmp_path / "home"
    home.mkdir()
    for name in [name for name in os.environ if name.startswith(("AWS_", "SSH_AUTH"))] + ["http_proxy", "https_proxy"]:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(home))
    room = Desk(tmp_path, CONFIG)
    room.article("talks", "They met at noon.")
    return room


@pytest.fixture
def inbox(desk: Desk) -> Callable[[], list[str]]:
    """The files in the folder `out` of the newsroom."""

    def files() -> list[str]:
        return sorted(
            p.relative_to(desk.root / "out").as_posix() for p in (desk.root / "out").rglob("*") if p.is_file()
        )

    return files


@pytest.fixture(scope="session")
def ssh(tmp_path_factory: pytest.TempPathFactory) -> Iterator[servers.Ssh]:
    """An OpenSSH server."""
    found = [path for path in (Path("/usr/sbin/sshd"), Path("/usr/local/sbin/sshd")) if path.exists()]
    if not found:
        missing("sshd (openssh-server)")
    with servers.ssh_server(found[0], tmp_path_factory.mktemp("ssh") / "server") as server:
        yield server


@pytest.fixture
def sftp(ssh: servers.Ssh) -> servers.Ssh:
    """The SSH server, with an empty folder and no faults planned."""
    for folder in (ssh.folder, ssh.state):
        for path in sorted(folder.rglob("*"), reverse=True):
            path.rmdir() if path.is_dir() and not path.is_symlink() else path.unlink()
    return ssh


@pytest.fixture(scope="session")
def s3(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """An S3-compatible server: its endpoint."""
    with servers.s3_server(tmp_path_factory.mktemp("s3") / "server") as endpoint:
        yield endpoint


@pytest.fixture(scope="session")
def tls(tmp_path_factory: pytest.TempPathFactory) -> servers.Certificate:
    """A certificate that only its own file vouches for."""
    return servers.certificate(tmp_path_factory.mktemp("tls"))


@pytest.fixture
def web() -> Iterator[servers.Web]:
    """A web server."""
    with servers.web_server() as server:
        yield server
