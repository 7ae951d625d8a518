#!/bin/sh
# Installs Debian packages with apt-get, as root or through sudo; says what to do where neither works.
# Usage: install_system_packages.sh PACKAGE...
set -eu

give_up() {
    echo "$1" >&2
    echo "Install by hand, then run make again: $packages" >&2
    echo "A Chromium or Chrome in another place can be named: make CHROMIUM=/path/to/chrome ..." >&2
    exit 1
}

packages=$*
command -v apt-get >/dev/null 2>&1 || give_up "This machine has no apt-get."
as_root=
if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null 2>&1 || give_up "Installing packages needs root, and there is no sudo."
    as_root=sudo
fi

echo "Installing with apt-get: $packages (one to three minutes)"
export DEBIAN_FRONTEND=noninteractive
install() {
    $as_root apt-get install --yes --quiet --no-install-recommends "$@" </dev/null
}
# A package list that is missing or old is the usual reason to fail at first.
install "$@" >/dev/null 2>&1 && exit 0
$as_root apt-get update --quiet </dev/null || echo "apt-get update failed; trying with the lists that are there" >&2
install "$@" || give_up "apt-get could not install them."
