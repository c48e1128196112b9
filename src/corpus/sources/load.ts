/** The files of `data/sources` and `data/actors` → the built-in list of sources. */
import { z } from "zod";
import type { Resources } from "../../model/index.ts";
import { type KnownSources, knownSourcesOf } from "./known-sources.ts";
import { actorRow, ownerRow, referenceRow, sourceRow } from "./schema.ts";

export const ACTOR_FILES = ["media", "institutions", "organizations", "states"] as const;

/** @throws ResourceError when a file is missing; ZodError when a row is not as it must be. */
export function loadKnownSources(resources: Resources): KnownSources {
  const rows = <Row>(row: z.ZodType<Row>, path: string): Row[] =>
    z.array(row).parse(JSON.parse(resources.text(`${path}.json`)));
  return knownSourcesOf({
    version: resources.hash,
    sources: rows(sourceRow, "sources/sources"),
    owners: rows(ownerRow, "sources/owners"),
    references: rows(referenceRow, "sources/references"),
    actors: ACTOR_FILES.flatMap((file) => rows(actorRow, `actors/${file}`)),
  });
}
