#!/usr/bin/env bash
# Writes the lock files: versions and hashes, no addresses of registries. uv.lock itself holds such addresses, so it
# is made in passing and not kept.
set -euo pipefail
cd "$(dirname "$0")/.."
uv=.venv/bin/uv
work=$(mktemp -d)
trap 'rm -rf "$work"; rm -f uv.lock' EXIT

rm -f uv.lock
"$uv" lock --quiet --upgrade
form=(--format requirements-txt --no-emit-project --no-header --no-annotate --quiet)
"$uv" export "${form[@]}" --no-dev --output-file requirements.lock >/dev/null
"$uv" export "${form[@]}" --group dev --output-file requirements-dev.lock >/dev/null
sed -n '/^requires = \[/,/^\]/p' pyproject.toml | sed -nE 's/^ *"([^"]+)".*/\1/p' > "$work/build.in"
"$uv" pip compile --quiet --no-header --no-annotate --generate-hashes --universal --python-version 3.11 \
  --no-emit-index-url --no-emit-find-links "$work/build.in" --output-file requirements-build.lock >/dev/null
if grep -nE 'https?://' requirements*.lock; then
  echo "A lock file names an address; it must not." >&2
  exit 1
fi
wc -l requirements*.lock
