"""Codes of deliveries: `briefc deliver`."""

from __future__ import annotations

from briefc.report.explanation import Explanation

_CONFIG = "agency:\n  name: Newsroom\n  domain: newsroom.org\n  rights: © Newsroom\ndestinations:\n  wire:\n"

CODES: tuple[Explanation, ...] = (
    Explanation(
        "deliver.cleartext",
        "a secret would go over an open line",
        "The destination has a password or a token and an http:// address. Anybody on the way could read the secret, "
        "so nothing was sent. On this machine itself (localhost) it is allowed.",
        (("briefc.yaml", f"{_CONFIG}    url: http://wire.example/in\n    token-env: WIRE_TOKEN\n"),),
        "Use the receiver's https:// address.",
        ("deliver",),
    ),
    Explanation(
        "deliver.credentials",
        "no way in",
        "The environment variable or file that the destination names is not there, or the server does not accept what "
        "is in it. This is not tried again: repeated wrong passwords lock accounts.",
        (("briefc.yaml", f"{_CONFIG}    url: ftp://desk@wire.example/in\n    password-env: WIRE_PASSWORD\n"),),
        "Set the variable for the time of the delivery; see that user, key and password are the receiver's. Secrets "
        "stand in no file of the project, and in no address.",
        ("deliver",),
    ),
    Explanation(
        "deliver.host-key",
        "the server is not known to be the right one",
        "An SSH server showed a key that is not in the known_hosts file, or another one than is there; or a server "
        "showed a TLS certificate that nobody vouches for. Whoever it is would get the news, and perhaps the password, "
        "so nothing was sent.",
        (("briefc.yaml", f"{_CONFIG}    url: sftp://desk@wire.example/in\n    known-hosts: known_hosts\n"),),
        "Ask the receiver for their server's fingerprint. If it is the one in the message, add the key to the file "
        "that known-hosts names (ssh-keyscan prints it); a certificate of their own authority goes into ca-file.",
        ("deliver",),
    ),
    Explanation(
        "deliver.package",
        "a library for this protocol is missing",
        "SFTP needs paramiko and S3 needs s3fs, which are not installed with briefc unless asked for.",
        (("briefc.yaml", f"{_CONFIG}    url: sftp://desk@wire.example/in\n"),),
        'Install briefc with them: pip install "briefc[deliver]".',
        ("deliver",),
    ),
    Explanation(
        "deliver.pictures",
        "receivers cannot get at the pictures",
        "The destination takes no picture files, and the site has no address from which they could be fetched, so the "
        "messages name pictures that receivers will never see.",
        (
            ("briefc.yaml", f"{_CONFIG}    url: file:out\n    pictures: false\n"),
            (
                "sources/dot.svg",
                '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>\n',
            ),
            (
                "sources/shown.rst",
                (
                    "Shown\n=====\n\n:date: 2024-05-16\n:summary: With a picture.\n\nText.\n\n"
                    ".. image:: dot.svg\n   :alt: a dot\n"
                ),
            ),
        ),
        "Set site.url to where the pages with their pictures are published, or let pictures be sent.",
        ("deliver",),
    ),
    Explanation(
        "deliver.refused",
        "a file was not taken",
        "The server was reached and let us in, but does not take the file: its folder is missing, may not be written "
        "to, or is full. Other files and other destinations are not affected. What was written so far has a temporary "
        "name that begins with a full stop, so that nobody takes it for the whole.",
        (("briefc.yaml", f"{_CONFIG}    url: file:/no/such/folder\n"),),
        "See to the folder, then run `briefc deliver` again: it sends what is missing.",
        ("deliver",),
    ),
    Explanation(
        "deliver.unreachable",
        "a server does not answer",
        "No connection could be made, or it broke off, or the server asked to come back later, and trying again did "
        "not help.",
        (("briefc.yaml", f"{_CONFIG}    url: http://127.0.0.1:9/in\n    retries: 0\n"),),
        "Run `briefc deliver` again when the server is back: it sends what is missing, and nothing twice. `retries` "
        "and `timeout` of the destination say how patient briefc is.",
        ("deliver",),
    ),
)
