/** Entry point of the post step (`runs.post`). */
import { post } from "./index.js";
await post(process);
