"""`briefc schema`: the official schemas, which IPTC publishes and briefc does not ship."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import click

from briefc.cli.session import Session, SessionError
from briefc.cli.suggesting import SuggestingGroup
from briefc.model.files import Refused
from briefc.report.terminal import counted, safe
from briefc.source import schemas
from briefc.source.fetch import FetchError, fetch
from briefc.source.regular import read_anywhere

PUBLISHED = (
    "NewsML-G2_2.35-spec-All-Power.xsd",
    "xml.xsd",
    "nitf-3-6.xsd",
    "nitf-3-6-ruby-include.xsd",
)
"""The files that are asked of the address of a folder."""

NEEDED = "a NewsML-G2_…-spec-All-Power.xsd, nitf-3-6.xsd, and what these import (xml.xsd, nitf-3-6-ruby-include.xsd)"


@click.group("schema", cls=SuggestingGroup, invoke_without_command=True, short_help="Keep the official schemas.")
@click.pass_context
def command(ctx: click.Context, /) -> None:
    """Keep the official schemas of NewsML-G2 and NITF, which builds and `briefc validate` then ask."""
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


@command.command("add", short_help="Take in schemas from folders, files or https addresses.")
@click.argument("sources", nargs=-1, required=True)
@click.pass_obj
def add(session: Session, /, *, sources: tuple[str, ...]) -> None:
    """Take in schemas from folders, files or https addresses, in place of those that are there.

    Together the SOURCES must hold the schema of NewsML-G2 (All Power), that of NITF 3.6, and what these import. An
    address that ends in "/" is a folder's: the files are asked there by the names that IPTC gives them. The schemas are
    compiled before they are kept, in your data folder, with their checksums.
    """
    from briefc.formats.newsml.schema import SchemaError, compiled_schemas

    files: dict[str, bytes] = {}
    origins: dict[str, str] = {}
    for source in sources:
        for name, data, origin in _gathered(session, source):
            files[name], origins[name] = data, origin
    with tempfile.TemporaryDirectory() as folder:
        for name, data in files.items():
            (Path(folder) / name).write_bytes(data)
        try:
            edition = compiled_schemas(Path(folder)).edition
        except SchemaError as reason:
            raise SessionError(f"these are not the official schemas: {reason}", f"needed are {NEEDED}") from None
    try:
        kept = schemas.add(files, origins)
    except OSError as reason:
        raise SessionError(f"the schemas cannot be kept: {reason.strerror}: {reason.filename}", code=1) from None
    session.remark(
        f"added {counted(len(kept.files), 'schema')} to {safe(str(kept.folder))}: {edition.split('-spec')[0]}"
    )


@command.command("list", short_help="Print the schemas that were added.")
@click.pass_obj
def show(session: Session, /) -> None:
    """Print the schemas that were added, with their checksums and where they came from."""
    found = schemas.added()
    if found is None:
        session.remark("no schema was added; see `briefc schema add --help`")
        return
    click.echo(safe(str(found.folder)))
    altered = set(found.altered())
    for file in found.files:
        mark = "  CHANGED" if file.name in altered else ""
        click.echo(f"  {safe(file.name)}  sha256 {file.digest[:16]}…  from {safe(file.source)}{mark}")
    if altered:
        raise SessionError(
            f"not as they were added: {', '.join(sorted(altered))}",
            "add the schemas again with `briefc schema add`",
            code=1,
        )


@command.command("remove", short_help="Remove the schemas that were added.")
@click.pass_obj
def remove(session: Session, /) -> None:
    """Remove the schemas that were added; files that were not added stay."""
    try:
        gone = schemas.remove()
    except OSError as reason:
        raise SessionError(f"the schemas cannot be removed: {reason.strerror}: {reason.filename}", code=1) from None
    session.remark(f"removed {counted(len(gone), 'schema')}" if gone else "no schema was added")


def _gathered(session: Session, source: str) -> Iterator[tuple[str, bytes, str]]:
    """What one source of the command line holds: (name, bytes, where from). Raises SessionError."""
    scheme = urlsplit(source).scheme
    if scheme in {"http", "https", "ftp", "file"}:
        addresses = [urljoin(source, name) for name in PUBLISHED] if source.endswith("/") else [source]
        for address in addresses:
            name = urlsplit(address).path.rpartition("/")[2]
            if not name.endswith(".xsd"):
                raise SessionError(f"{source} is neither a schema (.xsd) nor the address of a folder (ending in /)")
            try:
                yield name, fetch(address, schemas.LARGEST), address
            except FetchError as reason:
                raise SessionError(str(reason), code=1) from None
        return
    path = session.folder / source
    found = sorted(path.glob("*.xsd")) if path.is_dir() else [path]
    if not found:
        raise SessionError(f"there is no schema (.xsd) in {source}", f"needed are {NEEDED}")
    for file in found:
        data = read_anywhere(file, source if file == path else f"{source}/{file.name}", schemas.LARGEST)
        if isinstance(data, Refused):
            raise SessionError(data.message)
        if file.suffix != ".xsd":
            raise SessionError(f"{source} is no schema (.xsd)")
        yield file.name, data, str(file.resolve())
