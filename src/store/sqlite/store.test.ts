import { storeContract } from "../contract.fixture.ts";
import { openIn, temporaryFolder } from "./folder.fixture.ts";

storeContract("sqlite", () => {
  const folder = temporaryFolder();
  return async (knownSources) => openIn(folder, knownSources && { knownSources });
});
