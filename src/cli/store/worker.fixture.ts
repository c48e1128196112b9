/** A thread for tests: a coder that finds one event and one claim in any document. */
import { recordOf } from "../../store/record.fixture.ts";
import { serveJobs } from "../coding/serve.ts";

serveJobs({
  coder: "coder/1",
  read: (document) => {
    if (document.text.startsWith("throw")) throw new Error("no words for it");
    return recordOf(document, { coder: "coder/1" });
  },
});
