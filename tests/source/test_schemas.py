"""Schemas that the user added: kept with checksums, replaced whole, removed without touching anything else; fetching."""

from __future__ import annotations

import http.server
import ssl
import subprocess
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from briefc.model.project import Project
from briefc.source import schemas
from briefc.source.fetch import FetchError, fetch


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return tmp_path / "data" / "briefc" / "schemas"


def taken(**files: str) -> schemas.Added:
    named = {f"{name}.xsd": text.encode() for name, text in files.items()}
    return schemas.add(named, {name: f"/there/{name}" for name in named})


def test_nothing_is_there_before_it_is_added(home: Path) -> None:
    assert schemas.added() is None
    assert schemas.remove() == ()
    assert schemas.schemas_of(None, None) is None
    assert schemas.schema_home() == home


def test_what_is_added_is_kept_with_checksums_and_sources(home: Path) -> None:
    made = taken(a="one", b="two")
    assert schemas.added() == made
    assert [(file.name, file.source) for file in made.files] == [("a.xsd", "/there/a.xsd"), ("b.xsd", "/there/b.xsd")]
    assert made.altered() == ()
    assert sorted(path.name for path in home.iterdir()) == ["a.xsd", "b.xsd", "schemas.json"]


def test_what_is_added_next_takes_the_place_of_it(home: Path) -> None:
    taken(a="one", b="two")
    taken(b="new", c="three")
    assert sorted(path.name for path in home.iterdir()) == ["b.xsd", "c.xsd", "schemas.json"]
    assert (home / "b.xsd").read_text() == "new"


def test_changed_missing_and_foreign_files_are_noticed(home: Path) -> None:
    made = taken(a="one", b="two", c="three")
    (home / "a.xsd").write_text("other")
    (home / "b.xsd").unlink()
    (home / "z.xsd").write_text("slipped in")
    assert made.altered() == ("a.xsd", "b.xsd", "z.xsd")


def test_removing_leaves_what_was_not_added(home: Path) -> None:
    taken(a="one")
    (home / "mine.txt").write_text("x")
    assert schemas.remove() == ("a.xsd",)
    assert [path.name for path in home.iterdir()] == ["mine.txt"]
    assert schemas.added() is None


def test_a_list_that_names_files_elsewhere_removes_nothing_there(home: Path, tmp_path: Path) -> None:
    taken(a="one")
    victim = tmp_path / "victim.xsd"
    victim.write_text("x")
    (home / "schemas.json").write_text('[{"name": "../../../victim.xsd", "sha256": "", "source": ""}]')
    schemas.remove()
    assert victim.exists()


@pytest.mark.parametrize("text", ["", "{", "[1]", '[{"name": 1}]', "null"])
def test_a_damaged_list_counts_as_none(home: Path, text: str) -> None:
    taken(a="one")
    (home / "schemas.json").write_text(text)
    assert schemas.added() is None


def test_the_projects_own_folder_comes_first(home: Path, tmp_path: Path) -> None:
    taken(a="one")
    assert schemas.schemas_of(tmp_path, Project(schemas="own")) == tmp_path / "own"
    assert schemas.schemas_of(tmp_path, Project()) == home


def test_the_digest_follows_the_content(tmp_path: Path) -> None:
    assert schemas.schema_folder(tmp_path, Project()) == schemas.NO_SCHEMAS
    taken(a="one")
    first = schemas.schema_folder(tmp_path, Project())
    taken(a="two")
    second = schemas.schema_folder(tmp_path, Project())
    assert first.path == second.path
    assert first.digest != second.digest


# --- fetching -----------------------------------------------------------------------------------------------------------


class Files(http.server.BaseHTTPRequestHandler):
    """A few addresses of a publisher."""

    def do_GET(self) -> None:
        match self.path:
            case "/a.xsd":
                self._answer(200, b"schema")
            case "/away":
                self._answer(302, b"", ("Location", "/a.xsd"))
            case "/down":
                self._answer(302, b"", ("Location", f"http://localhost:{self.connection.getsockname()[1]}/a.xsd"))
            case "/file":
                self._answer(302, b"", ("Location", "file:///etc/passwd"))
            case _:
                self._answer(404, b"no")

    def _answer(self, code: int, body: bytes, *headers: tuple[str, str]) -> None:
        self.send_response(code)
        for name, value in headers:
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def publisher(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, need_tool: Callable[[str], Path]) -> Iterator[str]:
    """A server that speaks https on loopback, with a certificate that is trusted for the time of the test."""
    certificate = tmp_path / "certificate.pem"
    made = ["-newkey", "rsa:2048", "-nodes", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"]
    places = ["-keyout", str(tmp_path / "key.pem"), "-out", str(certificate)]
    subprocess.run([need_tool("openssl"), "req", "-x509", *made, *places], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, tmp_path / "key.pem")
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Files)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    monkeypatch.setenv("no_proxy", "localhost")
    yield f"https://localhost:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


def test_a_file_is_fetched_over_https_even_where_it_moved(publisher: str) -> None:
    assert fetch(f"{publisher}/a.xsd", 100) == b"schema"
    assert fetch(f"{publisher}/away", 100) == b"schema"


@pytest.mark.parametrize(
    ("path", "most", "words"),
    [("/a.xsd", 5, "larger"), ("/none", 100, "404"), ("/down", 100, "not https"), ("/file", 100, "not allowed")],
)
def test_what_is_not_fetched(publisher: str, path: str, most: int, words: str) -> None:
    with pytest.raises(FetchError, match=words):
        fetch(publisher + path, most)


def test_a_certificate_that_nobody_vouches_for_is_refused(publisher: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SSL_CERT_FILE")
    with pytest.raises(FetchError, match="certificate"):
        fetch(f"{publisher}/a.xsd", 100)


@pytest.mark.parametrize("address", ["http://localhost/a.xsd", "file:///etc/passwd", "ftp://localhost/a.xsd", "/etc"])
def test_only_https_is_fetched(address: str) -> None:
    with pytest.raises(FetchError, match="only https"):
        fetch(address, 100)


def test_nobody_there_is_said() -> None:
    with pytest.raises(FetchError):
        fetch("https://localhost:1/a.xsd", 100)
