// The same tests once more, with Microsoft's own library as the client.

import { choose, clients } from "./client.mjs";

choose(clients.microsoft);
for (const name of ["host", "writing", "undo", "charts", "history"]) await import(`./${name}.test.mjs`);
