"""Firefox and WebKit answer as Python does here: over http, by double click, with the server gone."""

import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from calculators import registry

from .conftest import Server
from .engines import Engine, firefox, webkit

pytestmark = [pytest.mark.browser, pytest.mark.engines, pytest.mark.timeout(400)]
ENGINES = {"firefox": firefox, "webkit": webkit}
STATE = """
const section = document.querySelector("section[data-calculator]");
return section && [section.dataset.state, section.hasAttribute("data-busy"),
  ...["script[data-answer]", "[data-progress]", "[data-problems]"]
    .map((part) => section.querySelector(part).textContent)];
"""


@pytest.fixture(scope="module", params=ENGINES)
def engine(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    with ENGINES[request.param](tmp_path_factory.mktemp(request.param)) as started:
        yield started


def answer(engine: Engine, wait: float = 45) -> dict[str, Any]:
    """The answer that the page shows once it is ready and done."""
    state = None
    end = time.monotonic() + wait
    while time.monotonic() < end:
        state = engine.run(STATE)
        if state and state[0] == "ready" and not state[1] and state[2]:
            assert state[4] == ""
            return dict(json.loads(state[2]))
        assert not state or state[0] != "error", state
        time.sleep(0.1)
    pytest.fail(f"no answer in {wait} s: {state}")


def page_and_cases() -> Iterator[tuple[str, str, dict[str, Any]]]:
    """A few cases of each calculator: page with permalink, calculator, findings."""
    for calculator in registry.calculators:
        page = f"calculators/{calculator.id.replace('_', '-')}.html"
        for case in calculator.cases[:2]:
            hash = "&".join(f"{key}={value}" for key, value in case.findings.items())
            yield f"{page}#{hash}", calculator.id, dict(case.findings)


@pytest.mark.parametrize("protocol", ["http", "file"])
def test_cases_have_the_same_answer_as_here(
    engine: Engine, protocol: str, built_site: Path, serve: Callable[[Path], Server]
) -> None:
    base = serve(built_site).url if protocol == "http" else built_site.as_uri() + "/"
    for path, calculator_id, findings in page_and_cases():
        engine.open(base + path)
        assert answer(engine) == registry.run(calculator_id, findings), path


def test_the_calculators_answer_with_the_server_gone(
    engine: Engine, built_site: Path, serve: Callable[[Path], Server]
) -> None:
    server = serve(built_site)
    engine.open(server.url)
    for _ in range(300):
        engine.run(
            "navigator.serviceWorker.ready"
            ".then((found) => { document.title = `kept ${found.active.state}`; })"
        )
        if engine.run("return document.title") == "kept activated":
            break
        time.sleep(0.2)
    else:
        pytest.fail("the service worker never kept the site")
    server.stop()
    for calculator in registry.calculators:
        engine.open(f"{server.url}calculators/{calculator.id.replace('_', '-')}.html")
        assert answer(engine) == registry.run(calculator.id, {})
