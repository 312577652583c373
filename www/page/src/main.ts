// Starts the page.

import { shell } from "./screens/shell";
import { begin, show } from "./start";

show(shell);
begin();
if ("serviceWorker" in navigator) void navigator.serviceWorker.register("./offline.js").catch(() => undefined);
