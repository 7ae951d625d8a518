#!/bin/sh
# Prints the path of an installed Chromium or Chrome; prints nothing and fails when there is none.
# Order: CHROMIUM, then the PATH, then the usual place on macOS, then browsers that Playwright keeps.
set -u

works() {
    [ -n "$1" ] && [ -x "$1" ] && "$1" --version >/dev/null 2>&1 </dev/null
}

try() {
    if works "$1"; then
        echo "$1"
        exit 0
    fi
}

# CHROMIUM, when set, is an order: no silent fallback to another one.
if [ -n "${CHROMIUM:-}" ]; then
    try "$(command -v "$CHROMIUM")"
    echo "CHROMIUM=$CHROMIUM does not run." >&2
    exit 1
fi

for name in chromium chromium-browser google-chrome google-chrome-stable; do
    try "$(command -v "$name")"
done
try "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
try "/Applications/Chromium.app/Contents/MacOS/Chromium"

for cache in "${PLAYWRIGHT_BROWSERS_PATH:-}" "$HOME/.cache/ms-playwright" "$HOME/Library/Caches/ms-playwright"; do
    [ -d "$cache" ] || continue
    for browser in "$cache"/chromium-*/chrome-linux*/chrome \
        "$cache"/chromium-*/chrome-mac*/Chromium.app/Contents/MacOS/Chromium \
        "$cache"/chromium_headless_shell-*/chrome-linux*/headless_shell; do
        try "$browser"
    done
done
exit 1
