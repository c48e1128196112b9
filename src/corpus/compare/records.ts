/** Two coders' records of one document → the findings that came, went and changed. */
import type { Claim, DocumentRecord, Event, Party } from "../../model/index.ts";

export interface Change {
  readonly kind: "event" | "claim";
  readonly change: "gone" | "new" | "changed";
  readonly sentence: number;
  /** What it was and is, in one line: "ASSAULT RUR → SYL, asserted". */
  readonly before?: string;
  readonly after?: string;
}

/** In the order of the text. Ids do not count: they are given anew by every coder. */
export function compareRecords(before: DocumentRecord, after: DocumentRecord): readonly Change[] {
  const changes = [
    ...pair("event", before.events.map(eventSeen), after.events.map(eventSeen)),
    ...pair("claim", before.claims.map(claimSeen), after.claims.map(claimSeen)),
  ];
  return changes.sort((a, b) => a.sentence - b.sentence);
}

interface Seen {
  readonly sentence: number;
  /** Findings at the same place are the same one, coded otherwise. */
  readonly place: string;
  readonly line: string;
}

function pair(kind: Change["kind"], before: readonly Seen[], after: readonly Seen[]): readonly Change[] {
  const left = [...before];
  const right: Seen[] = [];
  for (const seen of after) {
    const at = left.findIndex(({ place, line }) => place === seen.place && line === seen.line);
    if (at < 0) right.push(seen);
    else left.splice(at, 1);
  }
  const changes: Change[] = [];
  for (const seen of right) {
    const at = left.findIndex(({ place }) => place === seen.place);
    const was = at < 0 ? undefined : left.splice(at, 1)[0];
    changes.push(
      was === undefined
        ? { kind, change: "new", sentence: seen.sentence, after: seen.line }
        : { kind, change: "changed", sentence: seen.sentence, before: was.line, after: seen.line },
    );
  }
  for (const { sentence, line } of left) changes.push({ kind, change: "gone", sentence, before: line });
  return changes;
}

function eventSeen({ sentence, trigger, type, mode, source, target, status, holder }: Event): Seen {
  const act = `${type}${mode === undefined ? "" : `/${mode}`} ${names(source)} → ${names(target)}`;
  const said = holder === undefined ? "" : ` by ${nameOf(holder)}`;
  return { sentence, place: `${trigger.start}-${trigger.end}`, line: `${act}, ${status}${said}` };
}

function claimSeen({ sentence, cue, content, holder, stance, quoted }: Claim): Seen {
  const place = cue === undefined ? `c${content[0]?.start ?? 0}` : `${cue.start}-${cue.end}`;
  const spans = content.map(({ start, end }) => `${start}–${end}`).join(" ");
  const line = `${holder.kind === "named" ? nameOf(holder) : holder.kind} ${stance} ${spans}${quoted ? ", quoted" : ""}`;
  return { sentence, place, line };
}

function names(parties: readonly Party[]): string {
  return parties.length === 0 ? "–" : parties.map(nameOf).join(" ");
}

function nameOf({
  actor,
  country,
  org,
  text,
}: Pick<Party, "actor" | "country" | "org"> & { readonly text?: string | undefined }): string {
  return actor ?? country ?? org ?? text ?? "–";
}
