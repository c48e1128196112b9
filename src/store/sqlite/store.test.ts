import { storeContract } from "../contract.fixture.ts";
import { openIn, temporaryFolder } from "./folder.fixture.ts";

storeContract("sqlite", async () => openIn(temporaryFolder()));
