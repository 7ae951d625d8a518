"""Where to find a source: plain links, which ask for nothing until someone follows them."""

import xml.etree.ElementTree as etree

from markdown.util import AtomicString

from .subject import Source

FROM_MEMORY = "Citation from memory: check it before you rely on it."
"""What stands behind a source whose citation was not checked."""


def source_links(source: Source) -> list[etree.Element]:
    """Links to a source by DOI, else by PMID, else by its address."""
    if source.doi:
        href, words = f"https://doi.org/{source.doi}", f"doi:{source.doi}"
    elif source.pmid:
        href, words = f"https://pubmed.ncbi.nlm.nih.gov/{source.pmid}/", f"PMID {source.pmid}"
    elif source.url:
        href, words = source.url, source.url
    else:
        return []
    link = etree.Element("a", {"href": href, "rel": "external"})
    link.text = AtomicString(words)
    link.tail = " "
    return [link]
