"""OpenSSH's own sftp-server, with accidents: what the client sends is passed on until a planned fault happens.

Usage, as `Subsystem` in sshd_config: faulty_sftp.py STATE. Files in STATE plan the faults:
`drops`: so many sessions end after `after` bytes of the client; `kill`: the process of that number is killed after
`after` bytes of the client, or (when there is a file `renamed`) once a rename was carried out, before the answer;
`old`: a server without OpenSSH's own kind of rename.
"""

from __future__ import annotations

import os
import select
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

STATE = Path(sys.argv[1])
SERVER = next(
    (
        p
        for p in (
            "/usr/lib/openssh/sftp-server",
            "/usr/libexec/sftp-server",
            "/usr/lib/ssh/sftp-server",
            "/usr/libexec/openssh/sftp-server",
        )
        if Path(p).exists()
    ),
    shutil.which("sftp-server") or "",
)


def number(name: str) -> int:
    """The number in a file of the plan, 0 without."""
    path = STATE / name
    return int(path.read_text() or 0) if path.exists() else 0


def kill() -> None:
    """Kill the client: its number is in the file, which the test writes once it has started it."""
    for _ in range(200):
        if number("kill") > 1:
            break
        time.sleep(0.02)
    os.kill(number("kill"), signal.SIGKILL)
    (STATE / "kill").unlink()
    sys.exit(1)


def main() -> None:
    """Pass on both ways."""
    after, seen = number("after"), 0
    command = [SERVER, "-P", "posix-rename"] if (STATE / "old").exists() else [SERVER]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0) as server:
        assert server.stdin
        assert server.stdout
        renaming = False
        while True:
            ready, _, _ = select.select([0, server.stdout.fileno()], [], [])
            if server.stdout.fileno() in ready:
                data = os.read(server.stdout.fileno(), 65536)
                if not data:
                    return
                if renaming and (STATE / "renamed").exists() and (STATE / "kill").exists():
                    server.stdin.close()
                    kill()
                os.write(1, data)
            if 0 in ready:
                data = os.read(0, 65536)
                if not data:
                    server.stdin.close()
                    return
                seen += len(data)
                renaming = renaming or b"posix-rename@openssh.com" in data
                if after and seen > after:
                    # Some of what came is passed on, so that a torn file stands there.
                    server.stdin.write(data[: len(data) // 2])
                    time.sleep(0.05)
                    if number("drops"):
                        (STATE / "drops").write_text(str(number("drops") - 1))
                        server.kill()
                        sys.exit(1)
                    if (STATE / "kill").exists() and not (STATE / "renamed").exists():
                        kill()
                    server.stdin.write(data[len(data) // 2 :])
                    continue
                server.stdin.write(data)


main()
