"""Receivers of deliveries, each a real server on a free port of the loopback, stopped when its context ends."""

from __future__ import annotations

import contextlib
import datetime as dt
import http.client
import ipaddress
import os
import socket
import ssl
import subprocess
import sys
import threading
import time
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

FAULTY = Path(__file__).parent / "faulty_sftp.py"


def free_port() -> int:
    """A port that nobody listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    for _ in range(400):
        if process.poll() is not None:
            raise AssertionError(f"the server ended at once: {process.returncode}")
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.05)
    raise AssertionError("the server did not come up")


@contextlib.contextmanager
def _running(command: list[str], port: int, log: Path, **more: Any) -> Iterator[None]:
    with log.open("wb") as out, subprocess.Popen(command, stdout=out, stderr=out, **more) as process:
        try:
            _wait_for(port, process)
            yield
        finally:
            process.terminate()


# --- SSH -------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Ssh:
    """An OpenSSH server: its port, the user's key, the file of known hosts, and the folder that receives."""

    port: int
    user: str
    key: Path
    known_hosts: Path
    folder: Path
    state: Path

    def settings(self, **more: object) -> str:
        """The destination's settings in YAML."""
        given = {
            "url": f"sftp://{self.user}@127.0.0.1:{self.port}{self.folder}",
            "key-file": self.key,
            "known-hosts": self.known_hosts,
            **more,
        }
        return "".join(f"    {key}: {value}\n" for key, value in given.items())

    def plan(self, **faults: object) -> None:
        """What the server does wrong from now on (see faulty_sftp.py)."""
        for name, value in faults.items():
            (self.state / name).write_text(str(value))


def keygen(path: Path, passphrase: str = "") -> None:
    """A new key pair."""
    command = ["ssh-keygen", "-q", "-t", "ed25519", "-N", passphrase, "-C", "test", "-f", str(path)]
    subprocess.run(command, check=True, stdin=subprocess.DEVNULL)


@contextlib.contextmanager
def ssh_server(sshd: Path, base: Path) -> Iterator[Ssh]:
    """OpenSSH's server, run by and for the current user, with a host key and a configuration of its own."""
    import getpass

    base.mkdir(parents=True)
    base.chmod(0o700)
    keygen(base / "host")
    keygen(base / "user")
    port = free_port()
    (base / "authorized").write_bytes((base / "user.pub").read_bytes())
    (base / "known_hosts").write_text(f"[127.0.0.1]:{port} {(base / 'host.pub').read_text()}")
    folder, state = base / "in", base / "state"
    folder.mkdir()
    state.mkdir()
    (base / "config").write_text(
        f"ListenAddress 127.0.0.1:{port}\nHostKey {base / 'host'}\nAuthorizedKeysFile {base / 'authorized'}\n"
        f"PidFile none\nStrictModes no\nUsePAM no\nPermitRootLogin yes\nLogLevel VERBOSE\n"
        f"PasswordAuthentication yes\nSubsystem sftp {sys.executable} -I {FAULTY} {state}\n"
    )
    if os.geteuid() == 0:
        # Root's server parts its privileges in this folder, which a service manager would make.
        Path("/run/sshd").mkdir(mode=0o755, exist_ok=True)
    command = [str(sshd), "-D", "-e", "-f", str(base / "config")]
    with _running(command, port, base / "log"):
        yield Ssh(port, getpass.getuser(), base / "user", base / "known_hosts", folder, state)


# --- S3 --------------------------------------------------------------------------------------------------------------


@contextlib.contextmanager
def s3_server(base: Path) -> Iterator[str]:
    """An S3-compatible server in a process of its own; the address of its endpoint."""
    base.mkdir(parents=True)
    port = free_port()
    keys = {"AWS_ACCESS_KEY_ID": "server", "AWS_SECRET_ACCESS_KEY": "server"}
    command = [sys.executable, "-c", "from moto.server import main; main()", "-H", "127.0.0.1", "-p", str(port)]
    with _running(command, port, base / "log", env={**os.environ, **keys}):
        yield f"http://127.0.0.1:{port}"


def s3_request(endpoint: str, method: str, path: str) -> tuple[int, bytes]:
    """One plain request to the S3 server."""
    host = endpoint.removeprefix("http://")
    with contextlib.closing(http.client.HTTPConnection(host, timeout=20)) as line:
        line.request(
            method, path, headers={"Authorization": "AWS4-HMAC-SHA256 Credential=test/20240516/us-east-1/s3/x"}
        )
        answer = line.getresponse()
        return answer.status, answer.read()


# --- TLS -------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Certificate:
    """A self-signed certificate for 127.0.0.1: the certificate alone, and with its key."""

    public: Path
    whole: Path


def certificate(base: Path) -> Certificate:
    """A new certificate."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "loopback")])
    start = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(start)
        .not_valid_after(start + dt.timedelta(days=36500))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    public = made.public_bytes(serialization.Encoding.PEM)
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    base.mkdir(parents=True, exist_ok=True)
    (base / "public.pem").write_bytes(public)
    (base / "whole.pem").write_bytes(private + public)
    return Certificate(base / "public.pem", base / "whole.pem")


# --- HTTP ------------------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class Posted:
    """One request as it arrived whole."""

    path: str
    headers: dict[str, str]
    body: bytes


@dataclass(slots=True)
class Web:
    """An HTTP server that keeps what is posted. `answers` are given in turn, then 201; each may be a function."""

    port: int = 0
    scheme: str = "http"
    posted: list[Posted] = field(default_factory=list)
    answers: list[tuple[int, dict[str, str]] | Callable[[], None]] = field(default_factory=list)
    while_reading: Callable[[], None] | None = None

    @property
    def url(self) -> str:
        """The address to post to."""
        return f"{self.scheme}://127.0.0.1:{self.port}/in"

    def named(self) -> dict[str, list[bytes]]:
        """What was posted, by the name that the request gave."""
        found: dict[str, list[bytes]] = {}
        for one in self.posted:
            found.setdefault(one.headers["Slug"], []).append(one.body)
        return found


@contextlib.contextmanager
def web_server(tls: Certificate | None = None) -> Iterator[Web]:
    """An HTTP server, with TLS when it gets a certificate."""
    web = Web()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            size = int(self.headers["Content-Length"])
            body = self.rfile.read(size // 2)
            if web.while_reading is not None:
                web.while_reading()
            body += self.rfile.read(size - len(body))
            if len(body) != size:
                return
            answer = web.answers.pop(0) if web.answers else (201, {})
            status, headers = answer if isinstance(answer, tuple) else (201, {})
            if 200 <= status < 300:
                web.posted.append(Posted(self.path, dict(self.headers.items()), body))
            if not isinstance(answer, tuple):
                answer()
                self.close_connection = True
                return
            self.send_response(status)
            said = headers.pop("body", "").encode()
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(said)))
            self.end_headers()
            self.wfile.write(said)

        def log_message(self, format: str, *arguments: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        def handle_error(self, *_: object) -> None:
            pass  # a client that was killed

    with Server(("127.0.0.1", 0), Handler) as server:
        if tls is not None:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(tls.whole)
            server.socket = context.wrap_socket(server.socket, server_side=True)
            web.scheme = "https"
        web.port = server.server_address[1]
        thread = threading.Thread(target=lambda: server.serve_forever(poll_interval=0.02), daemon=True)
        thread.start()
        try:
            yield web
        finally:
            server.shutdown()
            thread.join()


# --- FTP -------------------------------------------------------------------------------------------------------------


@contextlib.contextmanager
def ftp_server(folder: Path, password: str, tls: Certificate | None = None, *, strict: bool = False) -> Iterator[int]:
    """An FTP server whose user `desk` may write to the folder; its port. With a certificate TLS is a must.

    A `strict` one does not rename over a file.
    """
    import logging

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it is built on a module that Python has given up
        from pyftpdlib.authorizers import DummyAuthorizer
        from pyftpdlib.filesystems import AbstractedFS
        from pyftpdlib.handlers import FTPHandler, TLS_FTPHandler
        from pyftpdlib.ioloop import IOLoop
        from pyftpdlib.servers import FTPServer

    logging.getLogger("pyftpdlib").setLevel(logging.CRITICAL)
    authorizer = DummyAuthorizer()
    authorizer.add_user("desk", password, str(folder), perm="elradfmw")

    class Strict(AbstractedFS):  # type: ignore[misc] # it has no types
        def rename(self, src: str, dst: str) -> None:
            if Path(dst).exists():
                raise FileExistsError(17, "File exists")
            super().rename(src, dst)

    settings: dict[str, Any] = {"authorizer": authorizer, "auth_failed_timeout": 0}
    if strict:
        settings["abstracted_fs"] = Strict
    if tls:
        settings |= {"certfile": str(tls.whole), "tls_control_required": True, "tls_data_required": True}
    kind = type("Handler", (TLS_FTPHandler if tls else FTPHandler,), settings)
    loop = IOLoop()
    server = FTPServer(("127.0.0.1", 0), kind, ioloop=loop)
    stop = threading.Event()

    def serve() -> None:
        while not stop.is_set():
            loop.loop(timeout=0.02, blocking=False)
        server.close_all()

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield server.address[1]
    finally:
        stop.set()
        thread.join()
