"""Python-Markdown extensions: what Markdown can say besides Markdown.

In mkdocs.yml: `- site_builder.extensions: {registry: "package:name", renderer: package.render}`.
"""

from pathlib import Path
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension

from ..lists import lists_from, read_glossary
from ..subject import load_subject
from . import audiences, citations, directives, figures, judgement, lists, tables, terms


class BuilderExtension(Extension):
    """Figures, citations, directives and the mark of own judgment, in one line of configuration."""

    def __init__(self, **options: Any) -> None:
        """Take the options that mkdocs.yml gives; unknown ones are an error."""
        self.config = {
            "registry": ["", "where the registry is, as package:name"],
            "renderer": ["", "the module with render_html and render_blocks"],
            "evidence": ["about/evidence.md", "the page that holds the evidence rows"],
            "content": ["content", "the folder of the Markdown files"],
            "folder": [".", "the folder of the project, below which the lists are"],
            "claims": ["", "the list of claims that pages cover"],
            "reviews": ["", "the ledger of reviews (not used here)"],
            "glossary": ["", "the list of words with what they mean"],
            "glossary_page": ["about/glossary.md", "the page that holds the glossary"],
            "audiences": [{}, "who the pages have notes for, as id: words"],
            "packages": [[], "what ships to the browser (not used here)"],
            "name": ["", "the bundle's name (not used here)"],
            "ask": [{}, "the question box (not used here)"],
        }
        super().__init__(**options)

    def extendMarkdown(self, md: Markdown) -> None:
        """Register each part."""
        subject = load_subject(self.getConfig("registry"), self.getConfig("renderer"))
        judgement.register(md)
        figures.register(md, subject, self.getConfig("evidence"))
        citations.register(md, subject)
        directives.register(md, subject, Path(self.getConfig("content")))
        kept = lists_from(self.getConfigs(), Path(self.getConfig("folder")), Path(self.getConfig("content")))
        lists.register(md, subject, kept)
        if kept.glossary:
            terms.register(md, read_glossary(kept.folder, kept.glossary), self.getConfig("glossary_page"))
        tables.register(md)
        audiences.register(md, self.getConfig("audiences"))


def makeExtension(**options: Any) -> BuilderExtension:
    """What Python-Markdown calls."""
    return BuilderExtension(**options)
