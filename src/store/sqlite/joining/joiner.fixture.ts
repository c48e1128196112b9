/** A process that joins a store: `joiner.fixture.ts FOLDER`; says so when it begins. */
import { loadStoryKnowledge } from "../../../corpus/stories/index.ts";
import { loadResources } from "../../../resources/node.ts";
import { openStore } from "../store.ts";

const store = openStore(process.argv[2] ?? "", { clock: () => Date.now(), patience: 20_000 });
const knowledge = loadStoryKnowledge(await loadResources());
process.stdout.write("joining\n");
await store.stories.join({ knowledge });
await store.close();
