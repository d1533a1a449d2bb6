import { entryPoint, exits, lines, serves } from "./scripts.ts";
import { application, booting, nginxProgram, shop } from "./shop.ts";

/** The migration of `v2` adds a column that already exists, and exits with code 1. */
export const migrationFails = shop({
  name: "migration-fails",
  about: "the migration of v2 exits with code 1 and an SQL error in its log",
  programs: [
    application("v1"),
    application("v2", {
      run: entryPoint(
        exits(
          1,
          6,
          ...lines(
            1,
            "   INFO  Running migrations.",
            "  2026_11_02_090000_add_status_to_orders_table ........... 38.20ms FAIL",
            "   Illuminate\\Database\\QueryException",
            '  SQLSTATE[42701]: Duplicate column: 7 ERROR:  column "status" of relation "orders" already exists',
            '  (Connection: pgsql, SQL: alter table "orders" add column "status" varchar(32) not null default \'new\')',
          ),
        ),
        serves(...booting),
      ),
    }),
    nginxProgram,
  ],
});
