"""A real Chromium, built sites, servers that can be stopped, and a watch over every request."""

import functools
import os
import shutil
import subprocess
import threading
from collections.abc import Callable, Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    expect,
    sync_playwright,
)

from site_builder import offline, runtime

from .tiny import TINY, tiny_page

PROJECT = Path(__file__).parents[2]
ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--no-first-run", "--disable-dev-shm-usage",
]  # fmt: skip
PATIENCE = 60_000
"""How long a test waits for what it expects, in milliseconds: a busy machine is slow, not wrong."""

expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    found = subprocess.run(
        ["sh", PROJECT / "tools" / "find_browser.sh"], capture_output=True, text=True, check=False
    )
    if found.returncode:
        pytest.fail(f"no Chromium to test with: `make browser` installs one. {found.stderr}")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found.stdout.strip(), args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def built_site() -> Path:
    """The project's own site, as `make site` leaves it, or the built folder that SITE_UNDER_TEST names."""
    site = Path(os.environ.get("SITE_UNDER_TEST", PROJECT / "site")).resolve()
    if not (site / "index.html").is_file():
        pytest.fail("site/ is not built: run `make site` first (`make test` does).")
    return site


@pytest.fixture(scope="session")
def tiny_built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of two pages around the tiny package, with everything that runtime and offline put in."""
    project = tmp_path_factory.mktemp("tiny")
    shutil.copytree(TINY / "tiny", project / "tiny", ignore=shutil.ignore_patterns("__pycache__"))
    (project / "node_modules").symlink_to(PROJECT / "node_modules")
    (project / "build").mkdir()
    site = project / "site"
    (site / "calculators").mkdir(parents=True)
    shutil.copyfile(TINY / "index.html", site / "index.html")
    (site / "calculators" / "steps.html").write_text(tiny_page(), "utf-8")
    runtime.install(site, project, "tiny:registry", ["tiny"])
    offline.install(site, "1.0")
    return site


@pytest.fixture
def tiny_site(tiny_built: Path, tmp_path: Path) -> Path:
    """A copy of the tiny site that a test may damage."""
    return shutil.copytree(tiny_built, tmp_path / "site")


class Server:
    """A plain static host that serves a folder under a sub-path, and that can be stopped for good."""

    def __init__(self, folder: Path) -> None:
        class Handler(SimpleHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def translate_path(self, path: str) -> str:
                return super().translate_path(path.removeprefix("/some/path"))

            def log_message(self, format: str, *args: object) -> None:
                server.requests.append(self.path)

        server = self
        self.requests: list[str] = []
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=str(folder)))
        self._http.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._http.server_address[1]}/some/path/"
        self._thread = threading.Thread(target=self._http.serve_forever, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        if self._thread.is_alive():
            self._http.shutdown()
            self._http.server_close()
            self._thread.join()


@pytest.fixture
def serve() -> Iterator[Callable[[Path], Server]]:
    servers: list[Server] = []

    def start(folder: Path) -> Server:
        servers.append(Server(folder))
        return servers[-1]

    yield start
    for server in servers:
        server.stop()


class Watch:
    """Every request of a context, and what may not be asked for."""

    def __init__(self) -> None:
        self.urls: list[str] = []
        self.allowed: tuple[str, ...] = ("file:", "blob:", "data:", "http://127.0.0.1:")
        self.errors: list[str] = []

    def note(self, request: Request) -> None:
        self.urls.append(request.url)

    def hear(self, message: ConsoleMessage) -> None:
        """What the page's own security policy refused is an error wherever it happens."""
        if "Content Security Policy" in message.text:
            self.errors.append(message.text)

    def strangers(self) -> list[str]:
        return [url for url in self.urls if not url.startswith(self.allowed)]


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def context(chromium: Browser, watch: Watch) -> Iterator[BrowserContext]:
    """A fresh profile. A request to another host, a refused script or an uncaught error fails the test."""
    context = chromium.new_context()
    context.set_default_timeout(PATIENCE)
    context.on("request", watch.note)
    context.on("console", watch.hear)
    context.on("weberror", lambda error: watch.errors.append(str(error.error)))
    yield context
    context.close()
    assert watch.strangers() == []
    assert watch.errors == []


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


@pytest.fixture
def file_page(page: Page, watch: Watch) -> Page:
    """A page for file:// only: a request of any other kind fails the test."""
    watch.allowed = ("file:", "blob:", "data:")
    return page


def wait_for_answer(page: Page) -> None:
    """Return once Python has answered what the page's calculator shows."""
    page.evaluate(
        """() => new Promise((resolve) => {
          const section = document.querySelector("section[data-calculator]");
          if (section.querySelector("script[data-answer]").textContent) resolve(null);
          else section.addEventListener("calculator:answer", () => resolve(null), { once: true });
        })"""
    )
