"""Where messages go: one entry of `destinations` in `briefc.yaml`. Credentials are named here, never held."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from briefc.model.setting import NAME, Rule, about, count

_PORT = "(6553[0-5]|655[0-2][0-9]|65[0-4][0-9]{2}|6[0-4][0-9]{3}|[1-5]?[0-9]{1,4})"
_HOST = rf"(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9_]([A-Za-z0-9_.-]*[A-Za-z0-9_])?)(:{_PORT})?"

URL = (
    r"^(file:[^\s?#]([^\n?#]*[^\s?#])?"
    rf"|(sftp|ftps?)://([^\s/@:?#]+@)?{_HOST}(/[^\s?#]*)?"
    r"|s3://[a-z0-9][a-z0-9.-]+[a-z0-9](/[^\s?#]*)?"
    rf"|https?://([^\s/@:?#]+@)?{_HOST}(/[^\s#]*)?)$(?!\n)"
)
"""Pattern of a destination's address (RFC 3986, narrowed to what deliveries need)."""


def _any_case(words: str) -> str:
    """A pattern that matches whatever the case; the dialect shared with ECMAScript has no flags."""
    return "".join(f"[{letter.upper()}{letter}]" if letter.isalpha() else letter for letter in words)


_TELLING = "(token|secret|passw|pwd|passphrase|sig|credential|auth|key)"

PASSWORD_INSIDE = r"^[^:/]*://[^@]*:[^@]*@"  # noqa: S105 - it finds them
"""Pattern of an address with a password before its host."""

SECRET_INSIDE = rf"[?&;][A-Za-z0-9_.-]*{_any_case(_TELLING)}[A-Za-z0-9_.-]*="
"""Pattern of an address with a parameter that is a secret by its name."""

_SECRETS = (
    re.compile(r"://[^\s:@/]*:(?P<secret>.*)@"),
    re.compile(rf"{SECRET_INSIDE}(?P<secret>[^&;\s'\"}}]*)"),
    re.compile(r"-env:\s*['\"]?(?![A-Z_][A-Z0-9_]*(?:[\s'\",}]|$))(?P<secret>[^\s'\"][^'\",}]*)"),
)
"""Where a line of a project file holds what should not stand there."""


def veiled(line: str) -> str:
    """A line of a project file for excerpts: each character of a secret is a dot, so that columns stay."""
    for pattern in _SECRETS:
        line = pattern.sub(lambda found: found[0].replace(found["secret"], "•" * len(found["secret"])), line)
    return line


_VARIABLE = Rule(
    pattern=r"^([A-Z_][A-Z0-9_]*)?$(?!\n)",
    shape="the name of an environment variable, in capitals",
    refused=(
        (
            r"[^A-Z0-9_]|^[0-9]",
            "this is not the name of an environment variable",
            "write the name of the variable, in capitals, and never what it holds",
        ),
    ),
)
_PATH = Rule(pattern=r"^[^\n]*$(?!\n)", shape="the path of a file; a relative one begins at the project's root")


@dataclass(frozen=True, slots=True)
class Destination:
    """One receiver of messages. Paths of files may be absolute, begin with `~/`, or begin at the project's root."""

    url: str = field(
        metadata=about(
            "Address: a folder as file:PATH, sftp://USER@HOST:PORT/PATH, ftp:// or ftps:// likewise, "
            "s3://BUCKET/PREFIX; or https://…, to which each message is posted.",
            Rule(
                pattern=URL,
                shape="an address that begins with file:, sftp://, ftp://, ftps://, s3:// or https://",
                refused=(
                    (
                        PASSWORD_INSIDE,
                        "the address holds a password",
                        "take it out, and set password-env to the name of an environment variable that holds it",
                    ),
                    (
                        SECRET_INSIDE,
                        "the address holds a secret",
                        "take it out, and set token-env to the name of an environment variable that holds it",
                    ),
                ),
            ),
        )
    )
    profile: str = field(
        default="",
        metadata=about(
            "Name of the NewsML profile that the items are written in; that of builds (newsml.profile) when empty.",
            Rule(pattern=rf"^$(?!\n)|{NAME}", shape="the name of a profile"),
        ),
    )
    embargoed: str = field(
        default="hold",
        metadata=about(
            "What happens to items before their embargo: hold them back, or send them marked as embargoed.",
            Rule(choices=("hold", "send")),
        ),
    )
    bundle: str = field(
        default="item",
        metadata=about(
            "What one message holds: an item with its pictures, or all items of the run.", Rule(choices=("item", "all"))
        ),
    )
    pictures: bool = field(
        default=True, metadata=about("Send the files of the pictures too, before the message that names them.")
    )
    retries: int = field(
        default=4,
        metadata=about("How often a failed transfer is tried again, after 1, 2, 4, 8 … seconds.", count(0, 20)),
    )
    timeout: float = field(
        default=30.0,
        metadata=about("Longest wait for an answer of the server, seconds.", Rule(minimum=1, maximum=3600)),
    )
    password_env: str = field(
        default="",
        metadata=about("Environment variable that holds the password, or the passphrase of the key file.", _VARIABLE),
    )
    token_env: str = field(
        default="",
        metadata=about("Environment variable that holds the bearer token for https.", _VARIABLE),
    )
    key_file: str = field(
        default="",
        metadata=about("Private key for sftp; the ssh-agent's keys and ~/.ssh/id_* are tried when empty.", _PATH),
    )
    known_hosts: str = field(
        default="",
        metadata=about("File with the host keys of sftp servers; ~/.ssh/known_hosts when empty.", _PATH),
    )
    ca_file: str = field(
        default="",
        metadata=about(
            "File with the certificates that vouch for an https, ftps or s3 server; the system's when empty.", _PATH
        ),
    )
    endpoint: str = field(
        default="",
        metadata=about(
            "Address of an S3-compatible server; Amazon's when empty.",
            Rule(
                pattern=rf"^(https?://{_HOST}(/[^\s?#]*)?)?$(?!\n)",
                shape="a web address without user or parameters",
                refused=((PASSWORD_INSIDE, "the address holds a password", "S3 keys come from AWS's own variables"),),
            ),
        ),
    )
    aws_profile: str = field(
        default="",
        metadata=about(
            "Profile in AWS's credentials file; AWS's own environment variables and defaults when empty.",
            Rule(pattern=r"^[A-Za-z0-9_.@ -]*$(?!\n)", shape="the name of a profile"),
        ),
    )
