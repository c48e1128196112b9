/** After something came, changed or went: the store's stories brought up to date, with what is going on where somebody watches. */
import { loadStoryKnowledge } from "../../corpus/stories/index.ts";
import type { JoinStage, Store } from "../../store/index.ts";
import type { Call } from "../command.ts";

const STAGES: Readonly<Record<JoinStage, string>> = {
  digests: "reading what is to be joined",
  links: "looking for what is alike",
  groups: "joining",
  stories: "writing stories",
};

/** @returns how many stories were written anew. */
export async function joinStories({ terminal, desk }: Pick<Call, "terminal" | "desk">, store: Store): Promise<number> {
  if ((await store.stories.waiting()) === 0) return 0;
  const knowledge = loadStoryKnowledge(await desk.resources());
  const { changed } = await store.stories.join({
    knowledge,
    progress: (stage, done, total) => {
      const count = total === 0 ? "" : `, ${done.toLocaleString("en-US")} of ${total.toLocaleString("en-US")}`;
      if (terminal.showsProgress) terminal.progress(`stories: ${STAGES[stage]}${count}`);
    },
  });
  terminal.progress("");
  return changed;
}
