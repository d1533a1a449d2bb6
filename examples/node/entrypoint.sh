#!/bin/sh
# For images that rather migrate by a variable than by a command.
set -eu

if [ "${RUN_MIGRATIONS:-}" = true ]; then
  exec node_modules/.bin/prisma migrate deploy
fi

exec "$@"
