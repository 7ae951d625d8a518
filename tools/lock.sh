#!/bin/sh
# Writes the lock files anew from requirements/*.in and package.json: the newest allowed version of each
# package, with hashes and without any address. Commit what changes after `make test` has passed.
set -eu
cd "$(dirname "$0")/.."

tools=build/lock-tools
python=$(sh tools/find_python.sh)
"$python" -m venv "$tools"
"$tools/bin/python" -m pip install --quiet --quiet --disable-pip-version-check --require-hashes \
    --requirement requirements/lock.txt

# In this order: test.in is constrained by site.txt.
for name in site test node lock; do
    echo "Locking requirements/$name.txt"
    (
        cd requirements
        "../$tools/bin/uv" pip compile --quiet --upgrade --universal --python-version 3.13 --generate-hashes \
            --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" \
            --python "$python" --output-file "$name.txt" "$name.in"
    )
done

echo "Locking package-lock.json"
npm install --package-lock-only --ignore-scripts --no-audit --no-fund >/dev/null

# An address in a lock file would tie every reader to one server.
if grep -nE '://|--(extra-)?index-url|--find-links|"resolved"' requirements/*.txt package-lock.json; then
    echo "A lock file carries an address (above)." >&2
    exit 1
fi
