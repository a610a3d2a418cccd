"""Against an HTTP server that keeps what it is given, and says no when it is told to."""

from __future__ import annotations

import base64
import hashlib

import pytest

from tests.deliver import servers
from tests.deliver.conftest import Desk

NAME = "20240516T000000Z-talks-v1.xml"
DOT = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>\n'


def settings(web: servers.Web, **more: object) -> str:
    given = {"url": web.url, "retries": 2, **more}
    return "".join(f"    {key}: {value}\n" for key, value in given.items())


def test_a_post_carries_name_digest_and_key(desk: Desk, web: servers.Web) -> None:
    desk.destination("wire", settings(web))
    assert desk.deliver().code == 0
    (post,) = web.posted
    digest = base64.b64encode(hashlib.sha256(post.body).digest()).decode()
    assert post.path == "/in"
    assert post.headers["Slug"] == NAME
    assert post.headers["Content-Type"] == "application/vnd.iptc.g2.newsmessage+xml"
    assert post.headers["Content-Digest"] == f"sha-256=:{digest}:"
    assert "Authorization" not in post.headers
    desk.deliver("--again")
    assert web.posted[1].headers["Idempotency-Key"] == post.headers["Idempotency-Key"]
    desk.article("vote", "They voted.").deliver()
    assert web.posted[2].headers["Idempotency-Key"] != post.headers["Idempotency-Key"]


def test_pictures_are_posted_before_the_message(desk: Desk, web: servers.Web) -> None:
    desk.write("sources/dot.svg", DOT).article("talks", ".. image:: dot.svg\n   :alt: a dot\n")
    desk.destination("wire", settings(web)).deliver()
    picture, message = web.posted
    assert picture.headers["Content-Type"] == "image/svg+xml"
    assert picture.headers["Slug"].startswith("media/")
    assert message.headers["Slug"] == NAME


def test_a_server_that_asks_to_wait_is_waited_for(desk: Desk, web: servers.Web) -> None:
    date = "Thu, 16 May 2024 10:00:00 GMT"
    web.answers = [(503, {"Retry-After": "0"}), (429, {"Date": date, "Retry-After": date})]
    run = desk.destination("wire", settings(web)).deliver()
    assert run.code == 0, run.err
    assert len(web.posted) == 1


def test_a_server_that_asks_for_too_long_a_wait_is_left_to_the_next_delivery(desk: Desk, web: servers.Web) -> None:
    web.answers = [(503, {"Retry-After": "86400"})]
    run = desk.destination("wire", settings(web)).deliver()
    assert run.code == 1
    assert "deliver.unreachable" in run.err
    assert desk.deliver().code == 0


def test_an_answer_that_is_lost_leads_to_the_same_request_again(desk: Desk, web: servers.Web) -> None:
    web.answers = [lambda: None]
    assert desk.destination("wire", settings(web)).deliver().code == 0
    first, second = web.posted
    assert first.body == second.body
    assert first.headers["Idempotency-Key"] == second.headers["Idempotency-Key"]


def test_a_message_that_is_refused_stops_no_other_but_the_briefing(desk: Desk, web: servers.Web) -> None:
    desk.article("a-day", ".. articles::\n\n   talks\n   vote\n", fields=":type: briefing")
    desk.article("vote", "They voted.").destination("wire", settings(web))
    web.answers = [(422, {})]
    run = desk.deliver()
    assert run.code == 1
    assert "does not take 20240516T000000Z-talks-v1.xml: 422" in run.err
    assert "sent 1 message" in run.err
    assert "2 messages not sent" in run.err
    assert [slug for _, slug, _ in desk.records] == ["vote"]
    assert desk.deliver().code == 0
    assert [slug for _, slug, _ in desk.records] == ["vote", "talks", "a-day"]


def test_what_a_server_says_to_a_refusal_is_passed_on_without_our_secrets(
    desk: Desk, web: servers.Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WIRE_PASSWORD", "zebra zebra")
    url = web.url.replace("//", "//desk@")
    desk.destination("wire", settings(web, url=url, **{"password-env": "WIRE_PASSWORD"}))
    echo = base64.b64encode(b"desk:zebra zebra").decode()
    web.answers = [(422, {"Content-Type": "text/plain", "body": f"no headline,\nzebra%20zebra, zebra zebra, {echo}"})]
    run = desk.deliver()
    assert "help: the server says: no headline, …, …, …" in run.err


def test_a_redirection_is_not_followed(desk: Desk, web: servers.Web) -> None:
    web.answers = [(302, {"Location": "https://elsewhere.example/in?token=secret"})]
    run = desk.destination("wire", settings(web)).deliver()
    assert run.code == 1
    assert "it names https://elsewhere.example/in: " in run.err
    assert "secret" not in run.err
    assert web.posted == []


def test_tokens_and_passwords_go_in_headers_and_only_where_it_is_safe(
    desk: Desk, web: servers.Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WIRE_TOKEN", "token-of-mine")
    monkeypatch.setenv("WIRE_PASSWORD", "password-of-mine")
    desk.destination("bearer", settings(web, **{"token-env": "WIRE_TOKEN"}))
    basic = web.url.replace("//", "//desk%40agency@")
    desk.destination("basic", settings(web, url=basic, **{"password-env": "WIRE_PASSWORD"}))
    desk.destination("open", settings(web, url="http://192.0.2.1/in", **{"token-env": "WIRE_TOKEN"}))
    run = desk.deliver()
    assert run.code == 1
    assert "deliver.cleartext" in run.err
    expected = base64.b64encode(b"desk@agency:password-of-mine").decode()
    assert {post.headers["Authorization"] for post in web.posted} == {"Bearer token-of-mine", f"Basic {expected}"}
    assert "of-mine" not in run.err


def test_a_certificate_must_be_vouched_for(desk: Desk, tls: servers.Certificate) -> None:
    with servers.web_server(tls) as web:
        desk.destination("wire", settings(web))
        run = desk.deliver()
        assert run.code == 1
        assert "deliver.host-key" in run.err
        desk.edit("briefc.yaml", "    retries: 2\n", f"    retries: 2\n    ca-file: {tls.public}\n")
        run = desk.deliver()
        assert run.code == 0, run.err
        assert len(web.posted) == 1


def test_being_shut_out_is_said_once_and_not_tried_again(desk: Desk, web: servers.Web) -> None:
    desk.article("vote", "They voted.").destination("wire", settings(web))
    web.answers = [(401, {})]
    run = desk.deliver()
    assert run.code == 1
    assert run.err.count("deliver.credentials") == 1
    assert web.posted == []


def test_one_destination_that_is_down_does_not_stop_the_others(desk: Desk, web: servers.Web) -> None:
    desk.destination("down", f"    url: http://127.0.0.1:{servers.free_port()}/\n    retries: 1\n")
    desk.destination("wire", settings(web)).destination("folder", "    url: file:out\n")
    run = desk.deliver()
    assert run.code == 1
    lines = [line for line in run.err.splitlines() if ": sent " in line]
    assert [line.split(":")[0] for line in lines] == ["down", "wire", "folder"]
    assert "sent nothing" in lines[0]
    assert sorted(desk.records) == [("folder", "talks", 1), ("wire", "talks", 1)]
