/** Entry point of the step (`runs.main`). */
import { main } from "./index.js";
await main(process);
