/** A thread for tests: the next version of the coder, which sees denials. */
import { recordOf } from "../../store/record.fixture.ts";
import { serveJobs } from "../coding/serve.ts";

serveJobs({
  coder: "coder/2",
  read: (document) =>
    recordOf(document, { coder: "coder/2", ...(document.text.includes("denied") && { status: "denied" }) }),
});
