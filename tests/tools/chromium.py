"""Headless Chromium driven over the Chrome DevTools Protocol, through a pipe.

The browser reads commands on descriptor 3 and answers on 4 (`--remote-debugging-pipe`), JSON objects parted by a
zero byte. So there is no driver to match with the browser's version, no port and nothing to install but Chromium.
"""

from __future__ import annotations

import json
import os
import select
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

Scheme = Literal["light", "dark"]

FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--hide-scrollbars",
    "--force-color-profile=srgb",
    "--font-render-hinting=none",
    "--remote-debugging-pipe",
)

# Puts the two pipes where the browser wants them, whatever numbers they came with.
LAUNCH = """
import fcntl, os, sys
ends = [fcntl.fcntl(int(fd), fcntl.F_DUPFD, 20) for fd in sys.argv[1:3]]
os.dup2(ends[0], 3)
os.dup2(ends[1], 4)
for end in ends:
    os.close(end)
os.execv(sys.argv[3], sys.argv[3:])
"""


class BrowserError(Exception):
    """The browser refused a command, went away, or did not answer in time."""


@dataclass
class Browser:
    """A running browser: numbered commands out, answers and events in."""

    process: subprocess.Popen[bytes]
    out: int
    back: int
    patience: float
    count: int = 0
    pending: bytes = b""
    events: list[dict[str, Any]] = field(default_factory=list)

    def command(self, method: str, session: str = "", **params: object) -> dict[str, Any]:
        """The result of one DevTools command, sent to the page `session` (empty: to the browser)."""
        self.count += 1
        number = self.count
        message: dict[str, Any] = {"id": number, "method": method, "params": params}
        if session:
            message["sessionId"] = session
        data = json.dumps(message).encode() + b"\0"
        while data:
            data = data[os.write(self.out, data) :]
        return self._await(method, lambda answer: answer.get("id") == number)

    def event(self, method: str, session: str) -> dict[str, Any]:
        """The parameters of the next event of that name, one that came already included."""
        for number, event in enumerate(self.events):
            if event["method"] == method and event.get("sessionId") == session:
                return dict(self.events.pop(number)["params"])
        return self._await(method, lambda answer: answer.get("method") == method and answer.get("sessionId") == session)

    def _await(self, what: str, wanted: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        end = time.monotonic() + self.patience
        while True:
            while b"\0" in self.pending:
                raw, self.pending = self.pending.split(b"\0", 1)
                answer = json.loads(raw)
                if wanted(answer):
                    if "error" in answer:
                        raise BrowserError(f"{what}: {answer['error']['message']}")
                    return dict(answer.get("result") or answer.get("params") or {})
                if "method" in answer:
                    self.events.append(answer)
            if not select.select([self.back], [], [], max(0.0, end - time.monotonic()))[0]:
                raise BrowserError(f"{what}: no answer in {self.patience:.0f} s")
            data = os.read(self.back, 1 << 20)
            if not data:
                raise BrowserError(f"{what}: the browser went away")
            self.pending += data


@dataclass(frozen=True)
class Page:
    """An open page; what it asked the network for and what it wrote to the console, up to now."""

    browser: Browser
    session: str

    def evaluate(self, script: str) -> Any:
        """The JSON value of a JavaScript expression; a promise is waited for."""
        result = self.browser.command(
            "Runtime.evaluate", self.session, expression=script, awaitPromise=True, returnByValue=True
        )
        if "exceptionDetails" in result:
            raise BrowserError(json.dumps(result["exceptionDetails"])[:2000])
        return result["result"].get("value")

    def told(self, method: str) -> list[dict[str, Any]]:
        """The parameters of all events of that name so far."""
        self.browser.command("Runtime.evaluate", self.session, expression="0")  # so that all earlier ones are here
        mine = (event for event in self.browser.events if event.get("sessionId") == self.session)
        return [event["params"] for event in mine if event["method"] == method]


def executable() -> str | None:
    """The browser's path; None when there is none."""
    return shutil.which("chromium") or shutil.which("chromium-browser")


def _environment(profile: str) -> dict[str, str]:
    """The environment with a home of its own, and without what printing in this process set: a machine without fonts."""
    return {**{name: value for name, value in os.environ.items() if name != "FONTCONFIG_FILE"}, "HOME": profile}


@contextmanager
def running(patience: float = 60) -> Iterator[Browser]:
    """A browser with a profile of its own that ends, with all its processes, when the block does."""
    found = executable()
    if found is None:
        raise BrowserError("chromium is not installed")
    its_in, out = os.pipe()
    back, its_out = os.pipe()
    with tempfile.TemporaryDirectory(prefix="chromium-", ignore_cleanup_errors=True) as profile:
        command = [sys.executable, "-c", LAUNCH, str(its_in), str(its_out), found]
        process = subprocess.Popen(
            [*command, *FLAGS, f"--user-data-dir={profile}", "about:blank"],
            pass_fds=(its_in, its_out),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=_environment(profile),
            start_new_session=True,
        )
        os.close(its_in)
        os.close(its_out)
        browser = Browser(process, out, back, patience)
        try:
            yield browser
        finally:
            with suppress(BrowserError, OSError):
                browser.command("Browser.close")
            os.close(out)
            os.close(back)
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                with suppress(ProcessLookupError):
                    os.killpg(process.pid, 9)
                process.wait()


@contextmanager
def opened(browser: Browser, address: Path | str, width: int, scheme: Scheme, height: int = 900) -> Iterator[Page]:
    """A page loaded whole, its fonts too, in a window of `width` CSS pixels with that preferred colour scheme."""
    url = address.resolve().as_uri() if isinstance(address, Path) else address
    target = browser.command("Target.createTarget", url="about:blank")["targetId"]
    session = browser.command("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
    try:
        for domain in ("Page", "Network", "Runtime", "Log"):
            browser.command(f"{domain}.enable", session)
        browser.command(
            "Emulation.setDeviceMetricsOverride", session, width=width, height=height, deviceScaleFactor=1, mobile=False
        )
        features = [
            {"name": "prefers-color-scheme", "value": scheme},
            {"name": "prefers-reduced-motion", "value": "reduce"},
        ]
        browser.command("Emulation.setEmulatedMedia", session, features=features)
        answer = browser.command("Page.navigate", session, url=url)
        if "errorText" in answer:
            raise BrowserError(f"{url}: {answer['errorText']}")
        browser.event("Page.loadEventFired", session)
        page = Page(browser, session)
        page.evaluate("document.fonts.ready.then(() => true)")
        yield page
    finally:
        with suppress(BrowserError, OSError):
            browser.command("Target.closeTarget", targetId=target)
        browser.events[:] = [event for event in browser.events if event.get("sessionId") != session]
