#!/usr/bin/env python3
"""How long builds of a generated corpus take: cold, a second time, and after one body edit; and the sample's briefing.

usage: build.py [N]    N articles, 1000 by default; HTML and NewsML; a fresh project and cache in a temporary folder

The corpus comes from ../shared/tools/make_corpus.py. `-j` and others through BRIEFCOPTS.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT.parent / "shared" / "tools" / "make_corpus.py"
BRIEFC = Path(sys.executable).parent / "briefc"


def build(project: Path, cache: Path, *options: str) -> float:
    """Seconds of one build of `project`, from start of the process to its end."""
    start = time.perf_counter()
    command = [
        str(BRIEFC),
        "build",
        *(options or ("--format", "html,newsml")),
        *os.environ.get("BRIEFCOPTS", "").split(),
    ]
    subprocess.run(command, cwd=project, env={**os.environ, "XDG_CACHE_HOME": str(cache)}, check=True)
    return time.perf_counter() - start


def main(count: int) -> int:
    """Print one line a measurement; 2 when the corpus cannot be made."""
    if not CORPUS.is_file():
        print("bench: ../shared/tools/make_corpus.py is needed", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory(prefix="briefc-bench-") as name:
        project, empty, cache = Path(name) / "project", Path(name) / "empty", Path(name) / "cache"
        for folder in (empty, project):
            subprocess.run([str(BRIEFC), "new", str(folder)], check=True)
        print(f"fonts made ready, once a machine    {build(empty, cache, '--format', 'html,pdf'):8.2f} s")
        subprocess.run(
            [sys.executable, str(CORPUS), str(count), str(project / "sources"), "--flavour", "briefc"], check=True
        )
        print(f"{count} articles to HTML and NewsML, cold {build(project, cache):8.2f} s")
        print(f"a second time                       {build(project, cache):8.2f} s")
        edited = sorted((project / "sources").rglob("*.rst"))[count // 2]
        with edited.open("a", encoding="utf-8") as file:
            file.write("\nOne sentence more.\n")
        print(f"one of them edited                  {build(project, cache):8.2f} s")
        sample = Path(name) / "sample"
        for part in ("sources", "briefc.yaml"):
            copy = shutil.copytree if (ROOT / part).is_dir() else shutil.copy
            sample.mkdir(exist_ok=True)
            copy(ROOT / part, sample / part)
        briefing = "sources/briefing-china-russia.rst"
        print(f"the sample's briefing to PDF        {build(sample, cache, '--format', 'pdf', briefing):8.2f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000))
