"""Against a real OpenSSH server, which the tests start for the current user."""

from __future__ import annotations

import hashlib
import subprocess
import tempfile
from pathlib import Path

from tests.deliver import servers
from tests.deliver.conftest import Desk

NAME = "20240516T000000Z-talks-v1.xml"


def files(ssh: servers.Ssh) -> list[str]:
    return sorted(p.relative_to(ssh.folder).as_posix() for p in ssh.folder.rglob("*") if not p.is_dir())


def test_messages_and_pictures_arrive_whole_and_once(desk: Desk, sftp: servers.Ssh) -> None:
    dot = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>\n'
    desk.write("sources/dot.svg", dot).article("talks", ".. image:: dot.svg\n   :alt: a dot\n")
    desk.destination("wire", sftp.settings())
    run = desk.deliver()
    assert run.code == 0, run.err
    assert run.err == f"wire: sent 1 message and 1 picture to sftp://127.0.0.1:{sftp.port}{sftp.folder}\n"
    name, picture = files(sftp)
    assert (name, picture[:6]) == (NAME, "media/")
    (record,) = desk.run("ledger", "--json").json["deliveries"]
    assert record["digest"] == hashlib.sha256((sftp.folder / NAME).read_bytes()).hexdigest()
    assert desk.deliver().err == "wire: nothing new\n"


def test_sending_again_takes_the_place_of_what_is_there(desk: Desk, sftp: servers.Ssh) -> None:
    desk.destination("wire", sftp.settings())
    (sftp.folder / NAME).write_text("torn")
    (sftp.folder / f".{NAME}.part").write_text("left behind by a crash, and longer than what will be written" * 1000)
    assert desk.deliver().code == 0
    assert (sftp.folder / NAME).read_bytes().startswith(b"<?xml")
    assert (sftp.folder / NAME).read_bytes().rstrip().endswith(b"</newsMessage>")
    assert files(sftp) == [NAME]


def test_a_server_that_does_not_rename_over_files_gets_them_too(desk: Desk, sftp: servers.Ssh) -> None:
    desk.destination("wire", sftp.settings())
    (sftp.folder / NAME).write_text("torn")
    sftp.plan(old="")
    run = desk.deliver()
    assert run.code == 0, run.err
    assert (sftp.folder / NAME).read_bytes().startswith(b"<?xml")
    assert files(sftp) == [NAME]


def test_a_server_whose_key_is_not_known_gets_nothing(desk: Desk, sftp: servers.Ssh, tmp_path: Path) -> None:
    empty = tmp_path / "none"
    empty.write_text("")
    desk.destination("wire", sftp.settings(**{"known-hosts": empty}))
    run = desk.deliver()
    assert run.code == 1
    assert "deliver.host-key" in run.err
    assert "SHA256:" in run.err
    assert files(sftp) == []
    assert empty.read_text() == ""
    assert desk.records == []


def test_a_server_that_shows_another_key_gets_nothing(desk: Desk, sftp: servers.Ssh, tmp_path: Path) -> None:
    servers.keygen(tmp_path / "other")
    wrong = tmp_path / "known"
    wrong.write_text(f"[127.0.0.1]:{sftp.port} {(tmp_path / 'other.pub').read_text()}")
    desk.destination("wire", sftp.settings(**{"known-hosts": wrong}))
    run = desk.deliver()
    assert run.code == 1
    assert "deliver.host-key" in run.err
    assert "somebody may be listening" in run.err
    assert files(sftp) == []


def test_a_key_that_the_server_does_not_take_is_said_and_not_tried_again(
    desk: Desk, sftp: servers.Ssh, tmp_path: Path
) -> None:
    servers.keygen(tmp_path / "stranger")
    desk.destination("wire", sftp.settings(**{"key-file": tmp_path / "stranger"}))
    run = desk.deliver()
    assert run.code == 1
    assert "deliver.credentials" in run.err


def test_a_wrong_password_is_said_and_never_shown(desk: Desk, sftp: servers.Ssh, monkeypatch) -> None:
    monkeypatch.setenv("WIRE_PASSWORD", "hunter-2-hunter")
    desk.destination("wire", sftp.settings(**{"key-file": '""', "password-env": "WIRE_PASSWORD"}))
    run = desk.run("-v", "deliver")
    assert run.code == 1
    assert "deliver.credentials" in run.err
    assert "hunter" not in run.err


def test_a_key_with_a_passphrase_is_opened_with_it(desk: Desk, sftp: servers.Ssh, tmp_path: Path, monkeypatch) -> None:
    servers.keygen(tmp_path / "locked", "open-sesame")
    authorized = sftp.key.parent / "authorized"
    before = authorized.read_bytes()
    authorized.write_bytes(before + (tmp_path / "locked.pub").read_bytes())
    try:
        desk.destination("wire", sftp.settings(**{"key-file": tmp_path / "locked", "password-env": "WIRE_PASSPHRASE"}))
        run = desk.deliver()
        assert "the environment variable WIRE_PASSPHRASE is not set" in run.err
        monkeypatch.setenv("WIRE_PASSPHRASE", "wrong-one")
        assert "deliver.credentials" in desk.deliver().err
        monkeypatch.setenv("WIRE_PASSPHRASE", "open-sesame")
        run = desk.deliver()
        assert run.code == 0, run.err
    finally:
        authorized.write_bytes(before)


def test_files_that_are_not_what_they_should_be_are_named(desk: Desk, sftp: servers.Ssh) -> None:
    desk.write("junk", "[127.0.0.1] ssh-ed25519 ?????\n").write("bytes", b"\xff\xfe\x00 junk")
    desk.destination("hosts", sftp.settings(**{"known-hosts": "junk"}))
    desk.destination("key", sftp.settings(**{"key-file": "bytes"}))
    desk.destination("authorities", "    url: https://127.0.0.1:9/\n    ca-file: junk\n")
    desk.destination("nowhere", f"    url: sftp://{'x' * 70}.example/in\n    retries: 0\n")
    desk.destination("six", "    url: ftp://[1.2.3]/in\n")
    desk.destination("absent", sftp.settings(**{"key-file": "no-such-key"}))
    run = desk.deliver()
    assert run.code == 1
    for line in (
        "hosts: ",
        "key: the private key bytes cannot be read",
        "authorities: junk holds no certificates",
        "nowhere: its address leads nowhere",
        "six: its address leads nowhere",
        "absent: there is no file no-such-key",
    ):
        assert line in run.err
    assert desk.records == []


def test_without_settings_the_agent_and_the_user_s_known_hosts_serve(
    desk: Desk, sftp: servers.Ssh, tmp_path: Path, monkeypatch
) -> None:
    home = Path.home()
    assert home.is_relative_to(tmp_path)
    (home / ".ssh").mkdir(mode=0o700)
    (home / ".ssh" / "known_hosts").write_bytes(sftp.known_hosts.read_bytes())
    desk.destination("wire", f"    url: sftp://{sftp.user}@127.0.0.1:{sftp.port}{sftp.folder}\n")
    assert "deliver.credentials" in desk.deliver().err
    with tempfile.TemporaryDirectory(prefix="agent-") as short:  # a socket's path has a limit
        agent = subprocess.Popen(["ssh-agent", "-D", "-a", f"{short}/socket"], stdout=subprocess.DEVNULL)
        try:
            monkeypatch.setenv("SSH_AUTH_SOCK", f"{short}/socket")
            while subprocess.run(["ssh-add", "-q", str(sftp.key)], check=False, capture_output=True).returncode:
                assert agent.poll() is None
            run = desk.deliver()
        finally:
            agent.terminate()
            agent.wait()
    assert run.code == 0, run.err
    assert files(sftp) == [NAME]


def test_an_account_that_greets_instead_of_speaking_sftp_is_named(desk: Desk, sftp: servers.Ssh) -> None:
    authorized = sftp.key.parent / "authorized"
    before = authorized.read_bytes()
    authorized.write_bytes(b'command="echo Welcome" ' + before)
    try:
        run = desk.destination("wire", sftp.settings()).deliver()
    finally:
        authorized.write_bytes(before)
    assert run.code == 1
    assert "does not speak SFTP" in run.err


def test_a_full_disk_costs_the_file_and_leaves_nothing_half(desk: Desk, sftp: servers.Ssh) -> None:
    (sftp.folder / f".{NAME}.part").symlink_to("/dev/full")
    desk.destination("wire", sftp.settings(retries=0))
    run = desk.deliver()
    assert run.code == 1
    assert "deliver.refused" in run.err
    assert files(sftp) == []
    assert desk.records == []
    assert desk.deliver().code == 0
    assert files(sftp) == [NAME]


def test_a_missing_folder_is_named(desk: Desk, sftp: servers.Ssh) -> None:
    desk.destination("wire", sftp.settings(url=f"sftp://{sftp.user}@127.0.0.1:{sftp.port}{sftp.folder}/no/such"))
    run = desk.deliver()
    assert run.code == 1
    assert "there is no such folder" in run.err


def test_a_connection_that_breaks_twice_is_made_again(desk: Desk, sftp: servers.Ssh) -> None:
    desk.article("talks", "They met and talked.\n\n" * 2000).destination("wire", sftp.settings())
    sftp.plan(drops=2, after=40_000)
    run = desk.deliver()
    assert run.code == 0, run.err
    assert (sftp.state / "drops").read_text() == "0"
    assert files(sftp) == [NAME]
    assert (sftp.folder / NAME).read_bytes().rstrip().endswith(b"</newsMessage>")
    assert desk.records == [("wire", "talks", 1)]


def test_a_connection_that_always_breaks_ends_with_a_clear_line(desk: Desk, sftp: servers.Ssh) -> None:
    desk.article("talks", "They met and talked.\n\n" * 2000).destination("wire", sftp.settings(retries=1))
    sftp.plan(drops=9, after=40_000)
    run = desk.deliver()
    assert run.code == 1
    assert "deliver.unreachable" in run.err
    assert "Traceback" not in run.err
    assert NAME not in files(sftp)
    assert desk.records == []
