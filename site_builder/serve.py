"""Serve a built folder on this machine, for a look; any static host does the same."""

from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path


class _Handler(SimpleHTTPRequestHandler):
    extensions_map = SimpleHTTPRequestHandler.extensions_map | {
        ".js": "text/javascript",
        ".wasm": "application/wasm",
        ".webmanifest": "application/manifest+json",
    }

    def end_headers(self) -> None:
        # What was just built is what you see.
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()


def serve(site: Path, port: int) -> None:
    """Serve until interrupted, on the loopback address only."""
    with ThreadingHTTPServer(("127.0.0.1", port), partial(_Handler, directory=str(site))) as server:
        print(f"Serving http://127.0.0.1:{server.server_port}/ (Ctrl+C stops it)", flush=True)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            print()
