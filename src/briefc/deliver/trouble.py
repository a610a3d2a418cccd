"""Why a delivery failed: what the user reads, and whether it is worth another try."""

from __future__ import annotations


class DeliveryError(Exception):
    """A transfer failed. Its text never holds a secret that a server did not send back (`Credentials.veiled`).

    `code` is a diagnostic's. `again`: another try may succeed, after `wait` seconds where the server said so. `whole`:
    the destination as a whole cannot be served, not this one file alone.
    """

    def __init__(
        self,
        code: str,
        message: str,
        *hints: str,
        again: bool = False,
        whole: bool = True,
        wait: float | None = None,
    ) -> None:
        """With the code, the sentence and the help lines to print."""
        super().__init__(message)
        self.code = code
        self.message = message
        self.hints = hints
        self.again = again
        self.whole = whole
        self.wait = wait


def unreachable(where: str, reason: object) -> DeliveryError:
    """The server, or the network on the way to it, does not answer as it should; it may later."""
    said = (reason.strerror if isinstance(reason, OSError) else "") or str(reason) or type(reason).__name__
    return DeliveryError(
        "deliver.unreachable",
        f"{where} does not answer: {said}",
        "what was not sent is sent by the next `briefc deliver`",
        again=True,
    )


def refused(where: str, name: str, reason: object, *, whole: bool = True, again: bool = False) -> DeliveryError:
    """The server does not take a file: no room, no right, no such folder."""
    said = (reason.strerror if isinstance(reason, OSError) else "") or str(reason) or type(reason).__name__
    return DeliveryError(
        "deliver.refused",
        f"{where} does not take {name}: {said}",
        "see whether the folder is there, may be written to, and has room",
        whole=whole,
        again=again,
    )
