/** `readout join`: documents joined into stories now; `add` and `sync` do it by themselves. */
import type { Command } from "../command.ts";
import { joinStories } from "./joining.ts";
import { suggest } from "./next.ts";
import { JSON_OPTION, STORE_OPTION, withStore } from "./where.ts";

export const joinCommand: Command = {
  name: "join",
  summary: "Join documents into stories now; add, sync, forget and recode do it by themselves.",
  usage: ["join [OPTIONS]"],
  options: { ...STORE_OPTION, json: JSON_OPTION },
  notes: [
    "Needed after add --no-join, and after a break. What is joined already costs nothing; only one program joins at a time, another waits.",
  ],
  examples: ["readout join"],
  run: async (call) =>
    withStore(call, async (store) => {
      const waiting = await store.stories.waiting();
      const changed = await joinStories(call, store);
      const text = `${changed} ${changed === 1 ? "story" : "stories"} written anew, for ${waiting} changes.\n`;
      await call.terminal.write(call.has("json") ? `${JSON.stringify({ waiting, changed })}\n` : text);
      if (!call.has("json")) suggest(call, "stories");
      return 0;
    }),
};
