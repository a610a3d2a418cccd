"""Secrets are in the environment alone: run with some, then look everywhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.deliver import servers
from tests.deliver.conftest import Desk

SECRETS = {
    "WIRE_PASSWORD": "pass-word-zebra/42",
    "WIRE_TOKEN": "token-of-zebra",
    "AWS_SECRET_ACCESS_KEY": "s3-key-zebra",
}


def everything(folder: Path) -> bytes:
    return b"\n".join(path.read_bytes() for path in folder.rglob("*") if path.is_file() and "shared" not in path.parts)


def test_no_secret_is_ever_written(
    desk: Desk, web: servers.Web, s3: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in {**SECRETS, "AWS_ACCESS_KEY_ID": "test", "AWS_DEFAULT_REGION": "us-east-1"}.items():
        monkeypatch.setenv(name, value)
    servers.s3_request(s3, "PUT", "/zebra-less")
    closed = servers.free_port()
    (tmp_path / "ftp").mkdir()
    with servers.ftp_server(tmp_path / "ftp", SECRETS["WIRE_PASSWORD"]) as ftp:
        named = "    password-env: WIRE_PASSWORD\n    retries: 0\n"
        desk.destination("ftp", f"    url: ftp://desk@127.0.0.1:{ftp}/\n{named}")
        desk.destination("ftp-wrong", f"    url: ftp://nobody@127.0.0.1:{ftp}/\n{named}")
        desk.destination("ftp-down", f"    url: ftp://desk@127.0.0.1:{closed}/\n{named}")
        desk.destination("post", f"    url: {web.url}\n    token-env: WIRE_TOKEN\n")
        desk.destination(
            "post-down", f"    url: http://127.0.0.1:{closed}/\n    token-env: WIRE_TOKEN\n    retries: 0\n"
        )
        desk.destination("s3", f"    url: s3://zebra-less/in\n    endpoint: {s3}\n")
        desk.destination("sftp-down", f"    url: sftp://desk@127.0.0.1:{closed}/in\n{named}")
        said = [
            desk.run(*more, "deliver", "-j1", *form)
            for more in ((), ("-v",))
            for form in ((), ("--output-format", "json"))
        ]
        said += [desk.run("deliver", "--dry-run"), desk.run("ledger", "--json"), desk.run("config", "show")]
    assert {name for name, _, _ in desk.records} == {"ftp", "post", "s3"}
    shown = "".join(run.out + run.err for run in said).encode()
    for place in (shown, everything(desk.root), everything(desk.cache), everything(tmp_path / "ftp")):
        assert b"zebra" not in place.replace(b"zebra-less", b"")
    assert not any(b"zebra" in post.body for post in web.posted)


@pytest.mark.parametrize(
    "url",
    [
        "sftp://desk:zebra-42@wire.example/in",
        "ftp://desk:zebra@wire.example",
        "s3://AKIA:zebra@bucket/in",
        "https://desk:ze%20bra-zebra@wire.example/in",
        "https://wire.example/in?access_token=zebra",
        "https://wire.example/in?a=b&X-Amz-Signature=zebra",
    ],
)
def test_an_address_with_a_secret_is_refused_and_not_repeated(desk: Desk, url: str) -> None:
    desk.destination("wire", f"    url: {url}\n")
    for arguments in (("deliver",), ("deliver", "--output-format", "sarif"), ("config", "show")):
        run = desk.run(*arguments)
        assert run.code == 2
        assert "zebra" not in run.out + run.err
        assert "holds a" in run.out + run.err


def test_an_override_with_a_secret_is_refused_and_not_repeated(desk: Desk) -> None:
    run = desk.run("-D", "destinations.wire.url=sftp://desk:zebra@wire.example/in", "deliver")
    assert run.code == 2
    assert "-D destinations.wire.url: error[config.value]" in run.err
    assert "zebra" not in run.err


def test_a_secret_in_place_of_a_name_is_not_repeated(desk: Desk) -> None:
    desk.destination("wire", "    url: file:out\n    password-env: zebra-42\n    token-env: zebra\n")
    run = desk.deliver()
    assert run.code == 2
    assert "write the name of the variable" in run.err
    assert "zebra" not in run.err
