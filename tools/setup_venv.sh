#!/bin/sh
# Makes .venv with Python 3.13, unless the one that is there still runs.
set -eu
cd "$(dirname "$0")/.."

if [ -x .venv/bin/python ] &&
    .venv/bin/python -c 'import sys, pip; sys.exit(sys.version_info[:2] != (3, 13))' 2>/dev/null; then
    exit 0
fi
python=$(sh tools/find_python.sh)
echo "Making .venv with $python (a few seconds)"
# Old stamps would claim that packages are installed; they go with the old environment.
rm -rf .venv
"$python" -m venv .venv
