/** A worker thread with a reader of its own. */
import { makeReader } from "../../reading/reader.ts";
import { loadResources } from "../../resources/node.ts";
import { serveJobs } from "./serve.ts";

serveJobs(makeReader(await loadResources()));
