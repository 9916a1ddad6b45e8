"""Somebody who reads the report in headless Chromium."""

import json
import shutil
import time
from pathlib import Path
from typing import Any

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
DRIVER = shutil.which("chromedriver")
FLAGS = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip


def started(profile: Path) -> Any:
    """A browser of its own, with what it logs."""
    from selenium import webdriver

    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM or ""
    for flag in (*FLAGS, f"--user-data-dir={profile}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    return webdriver.Chrome(options, webdriver.ChromeService(DRIVER))


class Reader:
    """Opens pages of a folder, clicks, presses keys, and sees."""

    def __init__(self, driver: Any, files: Path) -> None:
        self.driver = driver
        self.files = files

    def run(self, script: str, *arguments: Any) -> Any:
        return self.driver.execute_script(script, *arguments)

    def texts(self, selector: str) -> list[str]:
        script = "return [...document.querySelectorAll(arguments[0])].map((e) => e.textContent)"
        found: list[str] = self.run(script, selector)
        return found

    def until(self, selector: str, expected: list[str]) -> None:
        """Wait until the elements have these texts: an address changes a moment later."""
        deadline = time.monotonic() + 5
        while self.texts(selector) != expected and time.monotonic() < deadline:
            time.sleep(0.02)
        assert self.texts(selector) == expected

    def paths(self) -> list[str]:
        return self.texts("#rows th bdi")

    def click(self, selector: str) -> None:
        self.driver.find_element("css selector", selector).click()

    def press(self, *keys: str) -> None:
        for key in keys:
            self.driver.switch_to.active_element.send_keys(key)

    def size(self, width: int, height: int = 900) -> None:
        self.command(
            "Emulation.setDeviceMetricsOverride",
            width=width, height=height, deviceScaleFactor=1, mobile=False,
        )  # fmt: skip

    def scheme(self, name: str) -> None:
        """Prefer "light" or "dark"; empty: as the browser stands."""
        features = [{"name": "prefers-color-scheme", "value": name}] if name else []
        self.command("Emulation.setEmulatedMedia", features=features)

    def command(self, name: str, **values: Any) -> None:
        self.driver.execute_cdp_cmd(name, values)

    def open(self, name: str, fragment: str = "") -> None:
        self.driver.get("about:blank")
        self.driver.get_log("browser")
        self.driver.get_log("performance")
        self.driver.get((self.files / name).as_uri() + fragment)

    def address(self) -> str:
        """The part of the address that says what is shown."""
        return str(self.run("return location.hash"))

    def requests(self) -> list[str]:
        """What the page asked for, data: aside."""
        messages = (
            json.loads(each["message"])["message"] for each in self.driver.get_log("performance")
        )
        asked = (
            each["params"]["request"]["url"]
            for each in messages
            if each["method"] == "Network.requestWillBeSent"
        )
        return [url for url in asked if not url.startswith("data:")]
