#!/bin/sh
# For images that migrate if a variable is set, instead of by a command.
set -eu

if [ "${RUN_MIGRATIONS:-}" = true ]; then
  exec node_modules/.bin/prisma migrate deploy
fi

exec "$@"
