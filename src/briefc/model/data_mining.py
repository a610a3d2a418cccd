"""What machines may make of a newsroom's texts, by the PLUS vocabulary that IPTC recommends for `dataMining`.

Source: NewsML-G2 2.34, https://ns.useplus.org/LDF/ldf-XMPSpecification#DataMining. The values that send readers on to
an embedded or a linked rights expression are left out, because briefc writes none.
"""

from __future__ import annotations

_VOCABULARY = "http://ns.useplus.org/ldf/vocab/"

PERMISSIONS = {
    "": "",
    "allowed": f"{_VOCABULARY}DMI-ALLOWED",
    "prohibited": f"{_VOCABULARY}DMI-PROHIBITED",
    "prohibited-ai-training": f"{_VOCABULARY}DMI-PROHIBITED-AIMLTRAINING",
    "prohibited-generative-ai-training": f"{_VOCABULARY}DMI-PROHIBITED-GENAIMLTRAINING",
    "prohibited-except-search": f"{_VOCABULARY}DMI-PROHIBITED-EXCEPTSEARCHENGINEINDEXING",
    "see-usage-terms": f"{_VOCABULARY}DMI-PROHIBITED-SEECONSTRAINT",
    "unspecified": f"{_VOCABULARY}DMI-UNSPECIFIED",
}
"""What `agency.data-mining` may say, each with the address of its meaning; nothing said is nothing written."""
