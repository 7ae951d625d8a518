#!/bin/sh
# Installs locked Python packages into .venv: every file must match its hash in the lock.
# Usage: install_python_packages.sh LOCK...
set -eu
cd "$(dirname "$0")/.."

set -- $(for lock in "$@"; do echo "--requirement $lock"; done)
.venv/bin/python -m pip install --quiet --quiet --no-input --disable-pip-version-check --no-deps \
    --require-hashes "$@"
# The lock must be whole, since nothing outside it is fetched (--no-deps).
problems=$(.venv/bin/python -m pip check --disable-pip-version-check) || {
    echo "$problems" >&2
    exit 1
}
