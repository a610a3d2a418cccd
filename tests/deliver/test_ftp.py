"""Against a real FTP server, with and without TLS."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.deliver import servers
from tests.deliver.conftest import Desk

NAME = "20240516T000000Z-talks-v1.xml"
PASSWORD = "sesame-sesame"  # noqa: S105 - of the server that the tests start


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("FTP_PASSWORD", PASSWORD)
    (tmp_path / "ftp" / "in").mkdir(parents=True)
    return tmp_path / "ftp"


def files(folder: Path) -> list[str]:
    return sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())


def settings(port: int, scheme: str = "ftp", path: str = "/in", **more: object) -> str:
    given = {"url": f"{scheme}://desk@127.0.0.1:{port}{path}", "password-env": "FTP_PASSWORD", "retries": 0, **more}
    return "".join(f"    {key}: {value}\n" for key, value in given.items())


def test_messages_and_pictures_arrive_whole_and_once(desk: Desk, folder: Path) -> None:
    dot = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>\n'
    desk.write("sources/dot.svg", dot).article("talks", ".. image:: dot.svg\n   :alt: a dot\n")
    (folder / "in" / f".{NAME}.part").write_text("left behind" * 9999)
    (folder / "in" / NAME).write_text("torn")
    with servers.ftp_server(folder, PASSWORD) as port:
        desk.destination("wire", settings(port))
        run = desk.deliver()
        assert run.code == 0, run.err
        assert desk.deliver().err == "wire: nothing new\n"
        desk.deliver("--again")
    (picture,) = (name for name in files(folder) if "media" in name)
    assert files(folder) == [f"in/{NAME}", picture]
    assert (folder / "in" / NAME).read_bytes().rstrip().endswith(b"</newsMessage>")
    assert PASSWORD not in run.err


def test_a_server_that_does_not_rename_over_files_gets_them_too(desk: Desk, folder: Path) -> None:
    (folder / "in" / NAME).write_text("torn")
    with servers.ftp_server(folder, PASSWORD, strict=True) as port:
        run = desk.destination("wire", settings(port)).deliver()
    assert run.code == 0, run.err
    assert files(folder) == [f"in/{NAME}"]
    assert (folder / "in" / NAME).read_bytes().startswith(b"<?xml")


def test_with_tls_the_certificate_must_be_vouched_for(desk: Desk, folder: Path, tls: servers.Certificate) -> None:
    with servers.ftp_server(folder, PASSWORD, tls) as port:
        desk.destination("wire", settings(port, "ftps"))
        run = desk.deliver()
        assert run.code == 1
        assert "deliver.host-key" in run.err
        assert files(folder) == []
        desk.edit("briefc.yaml", "    retries: 0\n", f"    retries: 0\n    ca-file: {tls.public}\n")
        run = desk.deliver()
        assert run.code == 0, run.err
    assert files(folder) == [f"in/{NAME}"]


def test_a_wrong_password_is_said_and_never_shown(desk: Desk, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FTP_PASSWORD", "wrong-and-secret")
    with servers.ftp_server(folder, PASSWORD) as port:
        run = desk.destination("wire", settings(port)).deliver()
    assert run.code == 1
    assert "deliver.credentials" in run.err
    assert "wrong-and-secret" not in run.err


def test_a_missing_folder_costs_no_retry(desk: Desk, folder: Path) -> None:
    with servers.ftp_server(folder, PASSWORD) as port:
        run = desk.destination("wire", settings(port, path="/no", retries=5)).deliver()
    assert run.code == 1
    assert "deliver.refused" in run.err


def test_paths_may_begin_where_the_server_puts_the_user(desk: Desk, folder: Path) -> None:
    with servers.ftp_server(folder, PASSWORD) as port:
        run = desk.destination("wire", settings(port, path="/~/in")).deliver()
    assert run.code == 0, run.err
    assert files(folder) == [f"in/{NAME}"]
