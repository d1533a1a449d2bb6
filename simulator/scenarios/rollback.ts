import { entryPoint, exits, lines } from "./scripts.ts";
import { application, migration, nginxProgram, shop } from "./shop.ts";

/** `v2` migrates, but crashes at startup: the circuit breaker rolls it back. */
export const rollback = shop({
  name: "rollback",
  about: "v2 migrates, then crashes at startup: the circuit breaker rolls it back",
  programs: [
    application("v1"),
    application("v2", {
      run: entryPoint(
        migration,
        exits(
          1,
          4,
          ...lines(
            1,
            "Starting PHP-FPM",
            'PHP Fatal error:  Uncaught Error: Class "App\\Providers\\ShippingProvider" not found in /app/bootstrap/app.php:17',
            "  thrown in /app/bootstrap/app.php on line 17",
          ),
        ),
      ),
    }),
    nginxProgram,
  ],
});
