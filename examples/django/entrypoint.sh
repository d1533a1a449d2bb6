#!/bin/sh
# For images that rather migrate by a variable than by a command.
set -eu

if [ "${RUN_MIGRATIONS:-}" = true ]; then
  exec python manage.py migrate --noinput
fi

exec "$@"
