#!/usr/bin/env bash
# Fails unless the section "Unreleased" of CHANGELOG.md has a line that it lacks in the commit given.
set -euo pipefail
base=${1:?usage: changelog-entry.sh COMMIT}
unreleased() { sed -n '/^## Unreleased/,/^## [0-9]/p' | grep '^- ' || true; }
new=$(unreleased <CHANGELOG.md | grep -Fxv -f <(git show "$base:CHANGELOG.md" | unreleased; echo "no such entry") || true)
if [ -z "$new" ]; then
  echo "CHANGELOG.md: add a line to the section Unreleased that says what changes for users, or \"- Internal: …\"."
  exit 1
fi
printf '%s\n' "$new"
