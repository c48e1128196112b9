/** A row of GDELT's Global Knowledge Graph → the common shape: a document with who is named in it, and no event. */
import { decodeEntities } from "../entities.ts";
import type { Codes } from "./codes.ts";
import { bad, type Cells, type DraftParty, type RowRead } from "./draft.ts";
import { stampOf } from "./values.ts";

/** GDELT names people and organisations it has seen; what they do is not said, so nothing is coded of it. */
export function readGkg(cell: Cells, codes: Codes): RowRead {
  const id = cell("GKGRECORDID");
  if (!/^\d{14}-T?\d+$/.test(id)) return bad("ROW_WITHOUT_ID", `has no record id: "${id}"`);
  const published = stampOf(cell("V2.1DATE"));
  if (published === undefined) return bad("ROW_DATE_WRONG", `has no date: "${cell("V2.1DATE")}" is not YYYYMMDDHHMMSS`);
  const address = cell("V2DOCUMENTIDENTIFIER");
  const title = decodeEntities(/<PAGE_TITLE>(.*?)<\/PAGE_TITLE>/s.exec(cell("V2EXTRASXML"))?.[1] ?? "").trim();
  const places = list(cell("V1LOCATIONS")).flatMap((entry) => entry.split("#")[1] ?? []);
  const parties = [
    ...list(cell("V1PERSONS")).map((name): DraftParty => named("Person", name, codes)),
    ...list(cell("V1ORGANIZATIONS")).map((name): DraftParty => named("Organization", name, codes)),
  ];
  return {
    kind: "row",
    draft: {
      id,
      published,
      ...(/^https?:\/\//.test(address) && { url: address }),
      ...(title !== "" && { title }),
      parties,
      events: [],
      more: [
        ["Title", title],
        ["Published by", cell("V2SOURCECOMMONNAME")],
        ["Places", [...new Set(places)].join("; ")],
        ["Themes", list(cell("V1THEMES")).join(", ")],
        ["Tone", cell("V1.5TONE").split(",")[0] ?? ""],
        ["Translated from", /srclc:(\w+)/.exec(cell("V2.1TRANSLATIONINFO"))?.[1] ?? ""],
        ["Found in", address],
      ],
      unmapped: [],
      issues: [],
    },
  };
}

function list(cell: string): readonly string[] {
  return [...new Set(cell.split(";").map((entry) => entry.trim()))].filter((entry) => entry !== "");
}

function named(label: "Person" | "Organization", name: string, codes: Codes): DraftParty {
  const kind = label === "Person" ? "person" : "organization";
  return { label, name, actor: codes.identify({ name, kind }) };
}
