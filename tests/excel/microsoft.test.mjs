// The same tests once more, with Microsoft's own library as the client.

import { choose, clients } from "./client.mjs";

choose(clients.microsoft);
await import("./host.test.mjs");
await import("./writing.test.mjs");
