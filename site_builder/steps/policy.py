"""The content security policy of every page, as a meta element, so that it holds on file:// too."""

import re
from pathlib import Path

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self' blob: 'wasm-unsafe-eval'",
        "worker-src 'self' blob:",
        "connect-src 'self' data: blob:",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "manifest-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
    )
)
_META = f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
_OLD = re.compile(r'\s*<meta http-equiv="Content-Security-Policy"[^>]*>')
_CHARSET = re.compile(r'<meta charset="[^"]*">')


def add_policy(site: Path) -> None:
    """Write the policy into every page, right behind the charset, before anything loads."""
    for page in sorted(site.rglob("*.html")):
        html = _OLD.sub("", page.read_text("utf-8"))
        charset = _CHARSET.search(html)
        place = charset.end() if charset else html.index("<head>") + len("<head>")
        page.write_text(f"{html[:place]}{_META}{html[place:]}", "utf-8")
