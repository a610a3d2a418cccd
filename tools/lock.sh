#!/bin/sh
# Writes requirements/*.txt anew from pyproject.toml: exact versions with hashes, and no address of where they come
# from. Versions already there stay; `tools/lock.sh --upgrade` takes the newest that pyproject.toml allows.
# Run it by `make lock`, with Python 3.11, the lowest version supported.
set -eu
cd "$(dirname "$0")/.."
compile="${BRIEFC_PIP_COMPILE:-.venv/bin/pip-compile}"
options="--quiet --generate-hashes --allow-unsafe --strip-extras --no-header --no-annotate
    --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-emit-options"

# shellcheck disable=SC2086 # the options are words
"$compile" $options "$@" pyproject.toml requirements/build.in --output-file requirements/run.txt
# shellcheck disable=SC2086
"$compile" $options "$@" --extra test --extra dev --constraint requirements/run.txt pyproject.toml requirements/build.in \
    --output-file requirements/dev.txt

if grep -nE '://|^ *-(i|f|-index|-extra|-find|-trusted)' requirements/*.txt; then
    echo "requirements/ must not say where packages come from: take the lines above out" >&2
    exit 1
fi
