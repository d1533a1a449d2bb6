/** Entry point of the post step (`runs.post`). */
import { post } from "./index.ts";

await post(process);
