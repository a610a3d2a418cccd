"""Where what is published lies: paths below the output folder, and addresses once the site has one (decision 10)."""

from __future__ import annotations

from briefc.model.project import Project


def page_path(slug: str) -> str:
    """The path of an item's page below the output folder."""
    return f"html/{slug}.html"


def site_address(project: Project, path: str) -> str:
    """The absolute address of a file by its path below the output folder; "" when the project names no site."""
    root = project.site.url
    return f"{root.rstrip('/')}/{path}" if root else ""


def page_address(project: Project, slug: str, anchor: str = "") -> str:
    """The absolute address of an item's page, or of a place on it; "" when the project names no site."""
    address = site_address(project, page_path(slug))
    return f"{address}#{anchor}" if address and anchor else address
