#!/bin/sh
# Entry point of the image. With RUN_MIGRATIONS=true the container migrates and exits with the migration's exit code.
# Otherwise it runs the command of the image or the task definition.
set -eu

if [ "${RUN_MIGRATIONS:-}" = true ]; then
  # Exits with 75 if another migration holds the lock. A bare --isolated would exit with 0 without migrating.
  exec php artisan migrate --force --isolated=75
fi

exec "$@"
