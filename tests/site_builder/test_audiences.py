"""Notes for one audience: admonitions that fold, named in mkdocs.yml and nowhere else."""

import markdown
import pytest

from site_builder.audiences import read_audiences
from site_builder.extensions import BuilderExtension
from site_builder.problems import BuildError

NOTE = '!!! skipper "On deck"\n    Reef [early](https://example.org).\n\nRest.'
REFERENCES = {"registry": "tides:registry", "renderer": "calculators.render"}


def _convert(text: str, audiences: dict[str, str]) -> str:
    extension = BuilderExtension(**REFERENCES, audiences=audiences)
    return markdown.markdown(text, extensions=["admonition", extension])


@pytest.mark.usefixtures("subject")
def test_a_note_for_an_audience_folds_and_starts_open() -> None:
    html = _convert(NOTE, {"skipper": "Skipper", "crew": "Crew"})
    assert '<details class="audience-note skipper" data-audience="skipper" open="open">' in html
    assert '<span class="audience-word">Skipper</span> <span class="audience-title">On deck</span>' in html
    assert "Reef" in html
    assert html.count("<p>") == 2


@pytest.mark.usefixtures("subject")
def test_a_note_without_a_title_of_its_own_shows_the_audience_once() -> None:
    html = _convert("!!! skipper\n    Reef early.", {"skipper": "Skipper"})
    assert html.count("Skipper") == 1


@pytest.mark.usefixtures("subject")
def test_a_site_without_audiences_keeps_its_admonitions() -> None:
    assert "data-audience" not in _convert(NOTE, {})


@pytest.mark.usefixtures("subject")
def test_an_admonition_for_everyone_stays_one() -> None:
    html = _convert("!!! warning\n    Rocks.", {"skipper": "Skipper"})
    assert 'class="admonition warning"' in html
    assert "<details" not in html


def test_audiences_keep_the_order_in_which_they_are_named() -> None:
    assert list(read_audiences({"crew": "Crew", "skipper": "Skipper"})) == ["crew", "skipper"]
    assert read_audiences(None) == {}


@pytest.mark.parametrize("given", [["crew"], {"Crew on deck": "Crew"}, {"crew": ""}, {"crew": None}])
def test_audiences_that_cannot_be_named_are_told(given: object) -> None:
    with pytest.raises(BuildError, match=r"extra\.builder\.audiences"):
        read_audiences(given)
