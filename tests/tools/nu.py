"""What the Nu HTML checker says of pages.

usage: python -m tests.tools.nu PAGE…    exit 1 when there is an error
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

JAR = Path(__file__).resolve().parents[2] / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
JAVA = ("java", "-Xss4m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Djava.awt.headless=true")


def nu_errors(pages: Iterable[Path], *, warnings: bool = False) -> list[str]:
    """Errors (with `warnings`, also warnings) as `FILE:LINE:COLUMN: message`; empty when all HTML files are right.

    One Java process reads all pages: hand over many at once.
    """
    paths = [str(page) for page in pages]
    if not paths:
        return []
    options = ["--format", "json", "--stdout", "--exit-zero-always"]
    command = [*JAVA, "-jar", str(JAR), *options, *([] if warnings else ["--errors-only"]), *paths]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    told = json.loads(done.stdout)["messages"]
    # `info` with a subtype is a warning; without, a remark such as "trailing slash"; `non-document-error` is no page.
    counted = [one for one in told if one["type"] != "info" or (warnings and one.get("subType") == "warning")]
    return [_line(one) for one in counted]


def _line(message: dict[str, str]) -> str:
    place = f"{Path(message.get('url', '')).name}:{message.get('lastLine', 0)}:{message.get('firstColumn', 0)}"
    return f"{place}: {message['message']} {message.get('extract', '')!r}"


def main() -> None:
    """Check the pages that the command line names."""
    found = nu_errors(map(Path, sys.argv[1:]))
    print(*found or ["nothing found"], sep="\n")
    sys.exit(bool(found))


if __name__ == "__main__":
    main()
