#!/bin/sh
# Prints the path of a Python 3.13 that really runs, or says what to install.
# The minor version matters: Pyodide (see package.json) runs the same one in the browser,
# and compiled files are good for one minor version only.
set -u
want=3.13

# A name on the PATH is not proof: a version manager may offer a launcher for a version it has switched off.
prints_version() {
    "$1" -c 'import sys, venv, ensurepip; print("%d.%d" % sys.version_info[:2])' 2>/dev/null </dev/null
}

try() {
    [ -n "$1" ] || return 0
    [ "$(prints_version "$1")" = "$want" ] || return 0
    "$1" -c 'import sys; print(sys.executable)'
    exit 0
}

# PYTHON, when set, is an order: no silent fallback to another one.
if [ -n "${PYTHON:-}" ]; then
    try "$PYTHON"
    echo "PYTHON=$PYTHON is not a working Python $want with venv and pip." >&2
    exit 1
fi

try "python$want"
try python3
# pyenv keeps versions that its launchers do not offer; its folder may exist without pyenv on the PATH.
for root in "$(pyenv root 2>/dev/null)" "${PYENV_ROOT:-}" "$HOME/.pyenv"; do
    [ -d "$root/versions" ] || continue
    for candidate in "$root"/versions/"$want"*/bin/python; do
        try "$candidate"
    done
done
if command -v uv >/dev/null 2>&1; then
    try "$(uv python find --no-python-downloads "$want" 2>/dev/null)"
fi

cat >&2 <<MESSAGE
No working Python $want was found. Install one of these, then run make again:
  Debian 13, Ubuntu 25.10   sudo apt-get install python3.13 python3.13-venv
  macOS                     brew install python@3.13
  pyenv                     pyenv install 3.13
  uv                        uv python install 3.13
Or name one: make PYTHON=/path/to/python3.13 ...
MESSAGE
exit 1
