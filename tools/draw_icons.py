"""Draw the PNG icons in content/icons from the two SVG marks there; run it when a mark changes.

python tools/draw_icons.py /usr/bin/chromium
"""

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

ICONS = Path(__file__).parents[1] / "content" / "icons"
SIZES = {
    "icon-192.png": ("mark.svg", 192),
    "icon-512.png": ("mark.svg", 512),
    "icon-maskable-512.png": ("mark-maskable.svg", 512),
}


def main(browser_path: str) -> None:
    """Open each mark in a window of the icon's size and keep the picture."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=browser_path, args=["--no-sandbox", "--disable-gpu"]
        )
        for name, (mark, size) in SIZES.items():
            page = browser.new_page(viewport={"width": size, "height": size})
            page.set_content(
                f'<body style="margin:0">{(ICONS / mark).read_text("utf-8")}</body>', wait_until="load"
            )
            page.locator("svg").evaluate("(svg, size) => svg.setAttribute('width', size)", size)
            page.screenshot(path=ICONS / name, omit_background=True)
            page.close()
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1])
