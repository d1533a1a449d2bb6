#!/bin/sh
# Entry point of the image: with RUN_MIGRATIONS=true the container migrates and ends, and its exit code is the
# migration's; else it becomes the command that the image or the task definition names.
set -eu

if [ "${RUN_MIGRATIONS:-}" = true ]; then
  # 75 when another migration holds the lock: a bare --isolated would exit 0 without having migrated.
  exec php artisan migrate --force --isolated=75
fi

exec "$@"
