"""Codes of the settings: `briefc.yaml`, `theme.yaml`, `-D`."""

from __future__ import annotations

from briefc.report.explanation import Explanation

CODES: tuple[Explanation, ...] = (
    Explanation(
        "config.alias",
        "an anchor, an alias or a merge key",
        "YAML can name a value (&name) and repeat it elsewhere (*name, <<). briefc does not read that: a file of a few "
        "hundred bytes can unfold to more than any memory holds, and a reader cannot see what is set where.",
        (("briefc.yaml", "agency: &us\n  name: Newsroom\nsite: *us\n"),),
        "Write the value out in each place. Text that begins with & or * needs quotes.",
    ),
    Explanation(
        "config.domain",
        "NewsML without the agency's domain",
        "Every NewsML item has an identifier that must stay the same for ever and be nobody else's. briefc makes it of "
        "the agency's own domain name, and never invents one.",
        (("briefc.yaml", "agency:\n  name: Newsroom\n  rights: © Newsroom\n"),),
        "Set agency.domain to a domain name that the agency owns, or leave newsml out of formats.",
    ),
    Explanation(
        "config.duplicate-key",
        "a key stands twice",
        "The same key stands a second time in one section. Most programs would silently take the last one.",
        (("briefc.yaml", "agency:\n  name: Newsroom\n  name: Other Newsroom\n"),),
        "Keep one of the two.",
    ),
    Explanation(
        "config.example-domain",
        "the domain is still the example",
        "agency.domain is newsroom.example, which `briefc new` writes and which belongs to nobody. Identifiers made "
        "with it are not yours, and change when the domain does.",
        (
            (
                "briefc.yaml",
                "agency:\n  name: Newsroom\n  domain: newsroom.example\n  rights: © Newsroom\n",
            ),
        ),
        "Set agency.domain to a domain name that the agency owns, before the first item leaves the house.",
        ("check",),
    ),
    Explanation(
        "config.missing-key",
        "a key that has no default is missing",
        "Most keys have defaults; a few, such as the family and file of a theme's font, must be given.",
        (
            ("briefc.yaml", "agency:\n  name: Newsroom\n  domain: newsroom.org\ntheme:\n  name: mine\n"),
            ("themes/mine/theme.yaml", "fonts:\n- family: Spectral\n"),
        ),
        "Add the key that the message names.",
    ),
    Explanation(
        "config.nesting",
        "nested too deeply",
        "The file has more than 50 levels of lists and sections inside one another, which is an accident or an attack.",
        (("briefc.yaml", f"agency: {'[' * 60}\n"),),
        "Look for brackets that are not closed.",
    ),
    Explanation(
        "config.override",
        "a setting on the command line that does not exist",
        "-D KEY=VALUE names a key that no setting has, or a whole section.",
        (),
        "Name one key with its section, as in -D site.url=https://news.example. `briefc config show` lists all keys.",
        ("-D", "site.ulr=https://news.example", "build"),
    ),
    Explanation(
        "config.rights",
        "no copyright notice",
        "No copyright notice is set, so the NewsML items carry none. briefc never invents one.",
        (("briefc.yaml", "agency:\n  name: Newsroom\n  domain: newsroom.org\n"),),
        "Set agency.rights to the notice, such as: © Newsroom. All rights reserved.",
    ),
    Explanation(
        "config.tag",
        "a YAML tag",
        "A value begins with an exclamation mark, which in YAML names a type (as in !!python/name). briefc reads plain "
        "values only.",
        (("briefc.yaml", "agency:\n  name: !important Newsroom\n"),),
        "Leave the tag out, or put text that begins with ! in quotes.",
    ),
    Explanation(
        "config.theme-cycle",
        "a theme extends itself",
        "Following `extends` from theme to theme leads back to a theme that was met before.",
        (
            ("briefc.yaml", "agency:\n  name: Newsroom\n  domain: newsroom.org\ntheme:\n  name: default\n"),
            ("themes/default/theme.yaml", "extends: default\n"),
        ),
        "A project's own theme of the name of a built-in one extends that as briefc:NAME.",
    ),
    Explanation(
        "config.theme-setting",
        "a setting that the theme does not take",
        "theme.settings names something that the theme does not declare in its theme.yaml, or gives a value of another "
        "type than the default there.",
        (
            (
                "briefc.yaml",
                "agency:\n  name: Newsroom\n  domain: newsroom.org\ntheme:\n  name: mine\n  settings:\n    colums: 3\n",
            ),
            ("themes/mine/theme.yaml", "settings:\n  columns: 2\n"),
        ),
        "Use a name that the theme declares, and a value like its default.",
    ),
    Explanation(
        "config.theme-unknown",
        "there is no such theme",
        "The theme is neither in the project's themes folder, nor built in, nor brought by a distribution that is "
        "listed under extensions.",
        (("briefc.yaml", "agency:\n  name: Newsroom\n  domain: newsroom.org\ntheme:\n  name: defualt\n"),),
        "Correct the name, or list the distribution that brings the theme under extensions.",
    ),
    Explanation(
        "config.type",
        "a value of the wrong type",
        "A setting wants text, a number, true or false, a list, or a section, and something else stands there. Plain "
        "numbers and true and false are not text; yes and no are.",
        (("briefc.yaml", "agency:\n  name: 2024\n"),),
        "Write what the message says; put text that looks like a number in quotes.",
    ),
    Explanation(
        "config.unknown-key",
        "an unknown key",
        "No setting has this name in this section. A misspelt key would otherwise be ignored without a word.",
        (("briefc.yaml", "agency:\n  nmae: Newsroom\n"),),
        "Correct the spelling; docs/reference/config.md lists all keys.",
    ),
    Explanation(
        "config.ledger",
        "a ledger among what is built",
        "ledger.path names a file in the output folder. What is built may be removed and made again at any time; the "
        "ledger holds what was issued, and cannot be made again.",
        (
            (
                "briefc.yaml",
                "agency:\n  name: Newsroom\n  domain: newsroom.org\nledger:\n  path: build/ledger.sqlite\n",
            ),
        ),
        "Choose a place outside the output folder, such as .briefc/ledger.sqlite, the default.",
    ),
    Explanation(
        "config.destinations",
        "two destinations of one address",
        "Messages are named after the item that they bring, so that a second try takes the place of the first. Of two "
        "destinations at one address, each one's messages take the place of the other's: of two profiles, or with and "
        "without items under embargo, receivers see the one that was sent last.",
        (
            (
                "briefc.yaml",
                (
                    "agency:\n  name: Newsroom\n  domain: newsroom.org\ndestinations:\n"
                    "  wire:\n    url: file:out\n  client:\n    url: file:out\n    profile: plain\n"
                ),
            ),
        ),
        "Give each destination a folder or address of its own; or take one out.",
    ),
    Explanation(
        "config.profile",
        "a NewsML profile that there is not",
        "newsml.profile, or the profile of a destination, names neither a ready profile nor one under newsml.profiles.",
        (("briefc.yaml", "agency:\n  name: Newsroom\n  domain: newsroom.example\nnewsml:\n  profile: xhtml\n"),),
        "Name one of the profiles that the message lists, or describe one of that name under newsml.profiles.",
    ),
    Explanation(
        "config.unreadable",
        "settings that cannot be read",
        "briefc.yaml, or a file of the theme, is missing, is a folder or a link to elsewhere, or is larger than the "
        "1,000,000 bytes that are read of settings.",
        (
            ("briefc.yaml", "agency:\n  name: Newsroom\n  domain: newsroom.org\ntheme:\n  name: mine\n"),
            ("themes/mine/article.html", "{% extends 'default/article.html' %}\n"),
        ),
        "Put an ordinary file in its place. A theme needs a theme.yaml, which may be empty.",
    ),
    Explanation(
        "config.value",
        "a value that does not fit",
        "The value has the right type, but is out of range, is not one of the values known, or does not look as it "
        "must: a time zone that does not exist, a folder outside the project, a domain in capitals.",
        (("briefc.yaml", "agency:\n  name: Newsroom\ntimezone: Europe/Belin\n"),),
        "Write what the help line of the message says.",
    ),
    Explanation(
        "config.yaml",
        "not YAML",
        "The file does not follow the rules of YAML. The place is where the reader could not go on; the cause often "
        "stands a line earlier: an indentation with tabs, a missing quote, text that holds a colon and a space.",
        (("briefc.yaml", "agency:\n  name: Newsroom: the agency\n"),),
        "Put text that holds a colon, a # or a bracket in quotes; indent with spaces.",
    ),
)
