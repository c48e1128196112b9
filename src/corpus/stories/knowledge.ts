/** The files of `data/` that this wing needs → in memory, parsed. */
import type { Resources } from "../../model/index.ts";
import { loadKnownSources } from "../sources/index.ts";
import { type Background, backgroundOf } from "./background.ts";
import { type Outlets, outletsOf } from "./outlets.ts";
import { type Predicates, predicatesOf } from "./predicates.ts";

export interface StoryKnowledge {
  readonly background: Background;
  readonly furniture: ReadonlySet<string>;
  readonly outlets: Outlets;
  readonly predicates: Predicates;
}

/** @throws ResourceError when a file is missing. */
export function loadStoryKnowledge(resources: Resources): StoryKnowledge {
  const json = (path: string): unknown => JSON.parse(resources.text(path));
  const furniture = json("stories/page-furniture.json");
  return {
    background: backgroundOf(resources.text("stories/words-by-frequency.txt")),
    furniture: new Set(Array.isArray(furniture) ? furniture.filter((word) => typeof word === "string") : []),
    outlets: outletsOf(json("actors/media.json"), loadKnownSources(resources)),
    predicates: predicatesOf(json("stories/predicates.json")),
  };
}
