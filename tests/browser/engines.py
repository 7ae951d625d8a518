"""Firefox and WebKit, as far as the tests need them: open an address, run a script in the page."""

import json
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol


class Engine(Protocol):
    """A browser with one tab."""

    def open(self, url: str) -> None:
        """Load the address."""

    def run(self, script: str) -> Any:
        """The value that the body of a function returns in the page."""


class Firefox:
    """Firefox over its own protocol, Marionette: no driver program needed."""

    def __init__(self, port: int) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port), timeout=90)
        self._stream = self._socket.makefile("rb")
        self._count = 0
        self._receive()
        self._command("WebDriver:NewSession", {"capabilities": {}})

    def open(self, url: str) -> None:
        """Load the address, anew where only its hash differs."""
        self._command("WebDriver:Navigate", {"url": "about:blank"})
        self._command("WebDriver:Navigate", {"url": url})

    def run(self, script: str) -> Any:
        """The value that the body of a function returns in the page."""
        return self._command("WebDriver:ExecuteScript", {"script": script, "args": []})["value"]

    def _command(self, name: str, parameters: dict[str, Any]) -> Any:
        self._count += 1
        message = json.dumps([0, self._count, name, parameters]).encode()
        self._socket.sendall(f"{len(message)}:".encode() + message)
        _, _, error, result = self._receive()
        if error:
            raise RuntimeError(f"{name}: {error}")
        return result

    def _receive(self) -> Any:
        length = b""
        while (byte := self._stream.read(1)) != b":":
            if not byte:
                raise ConnectionError("Firefox closed the connection")
            length += byte
        return json.loads(self._stream.read(int(length)))


@contextmanager
def firefox(folder: Path) -> Iterator[Engine]:
    """A Firefox with a fresh profile in the folder."""
    program = shutil.which("firefox-esr") or shutil.which("firefox")
    assert program, "no Firefox installed: `make browsers` installs one"
    profile = folder / "firefox"
    profile.mkdir()
    preferences = {
        "marionette.port": 0,
        "datareporting.policy.dataSubmissionEnabled": False,
        "app.update.enabled": False,
        "network.captive-portal-service.enabled": False,
        "network.connectivity-service.enabled": False,
    }
    lines = [f'user_pref("{name}", {json.dumps(value)});\n' for name, value in preferences.items()]
    (profile / "user.js").write_text("".join(lines))
    command = [program, "--headless", "--marionette", "--no-remote", "--profile", str(profile)]
    environment = os.environ | {"HOME": str(folder)}
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)
    try:
        port_file = profile / "MarionetteActivePort"
        for _ in range(300):
            if port_file.is_file() and port_file.read_text().strip():
                break
            time.sleep(0.1)
        yield Firefox(int(port_file.read_text()))
    finally:
        process.terminate()
        process.wait(20)


class WebKit:
    """WebKitGTK's MiniBrowser through its own driver."""

    def __init__(self, driver: Any) -> None:
        self._driver = driver

    def open(self, url: str) -> None:
        """Load the address, anew where only its hash differs."""
        self._driver.get("about:blank")
        self._driver.get(url)

    def run(self, script: str) -> Any:
        """The value that the body of a function returns in the page."""
        return self._driver.execute_script(script)


@contextmanager
def webkit(folder: Path) -> Iterator[Engine]:
    """A WebKitGTK MiniBrowser on a display of its own."""
    from selenium import webdriver
    from selenium.webdriver.webkitgtk.options import Options
    from selenium.webdriver.webkitgtk.service import Service

    driver_program = shutil.which("WebKitWebDriver")
    found = sorted(Path("/usr").glob("lib*/**/webkit2gtk-4*/MiniBrowser"))
    assert driver_program and found, "no WebKitGTK installed: `make browsers` installs it"
    read, write = os.pipe()
    display = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x900x24", "-nolisten", "tcp"],
        pass_fds=[write],
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    with os.fdopen(read) as number:
        screen = f":{number.readline().strip()}"
    options = Options()
    options.binary_location = str(found[-1])
    options.add_argument("--automation")
    environment = os.environ | {
        "DISPLAY": screen,
        "HOME": str(folder),
        "GDK_BACKEND": "x11",
        # In a container, and as root, its own sandbox cannot start; the pages here are our own.
        "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1",
    }
    driver = None
    try:
        service = Service(executable_path=driver_program, env=environment)
        driver = webdriver.WebKitGTK(options=options, service=service)
        yield WebKit(driver)
    finally:
        if driver:
            driver.quit()
        display.terminate()
        display.wait(20)
