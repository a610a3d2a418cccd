"""Against an S3-compatible server in a process of its own."""

from __future__ import annotations

import re

import pytest

from tests.deliver import servers
from tests.deliver.conftest import Desk

NAME = "20240516T000000Z-talks-v1.xml"


@pytest.fixture
def bucket(s3: str, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "test")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "very-secret-key")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
    name = re.sub("[^a-z0-9]+", "-", request.node.name.lower())[:50].strip("-")
    assert servers.s3_request(s3, "PUT", f"/{name}")[0] == 200
    return name


def settings(endpoint: str, bucket: str, **more: object) -> str:
    given = {"url": f"s3://{bucket}/wire/in", "endpoint": endpoint, "retries": 0, **more}
    return "".join(f"    {key}: {value}\n" for key, value in given.items())


def keys(endpoint: str, bucket: str) -> list[str]:
    status, body = servers.s3_request(endpoint, "GET", f"/{bucket}?list-type=2")
    assert status == 200
    return re.findall(r"<Key>([^<]+)</Key>", body.decode())


def test_objects_arrive_and_a_second_run_sends_nothing(desk: Desk, s3: str, bucket: str) -> None:
    dot = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>\n'
    desk.write("sources/dot.svg", dot).article("talks", ".. image:: dot.svg\n   :alt: a dot\n")
    desk.destination("wire", settings(s3, bucket))
    run = desk.deliver()
    assert run.code == 0, run.err
    name, picture = keys(s3, bucket)
    assert name == f"wire/in/{NAME}"
    assert picture.startswith("wire/in/media/")
    assert servers.s3_request(s3, "GET", f"/{bucket}/{name}")[1].rstrip().endswith(b"</newsMessage>")
    assert desk.deliver().err == "wire: nothing new\n"
    assert desk.deliver("--again").code == 0
    assert "very-secret-key" not in run.err


def test_a_bucket_that_is_not_there_is_named(desk: Desk, s3: str, bucket: str) -> None:
    run = desk.destination("wire", settings(s3, f"{bucket}-not")).deliver()
    assert run.code == 1
    assert "there is no such bucket" in run.err
    assert "Traceback" not in run.err


def test_without_keys_nothing_is_sent(desk: Desk, s3: str, bucket: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.delenv(name)
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    run = desk.destination("wire", settings(s3, bucket)).deliver()
    assert run.code == 1
    assert "deliver.credentials" in run.err
    assert keys(s3, bucket) == []


def test_a_server_that_is_down_is_said_so(desk: Desk, bucket: str) -> None:
    run = desk.destination("wire", settings(f"http://127.0.0.1:{servers.free_port()}", bucket)).deliver()
    assert run.code == 1
    assert "deliver.unreachable" in run.err
