/** Entry point of the step (`runs.main`). */
import { main } from "./index.ts";

await main(process);
