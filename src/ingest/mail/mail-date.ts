/** The date of a message's head (RFC 5322) → ISO 8601 with the sender's own zone, so that the day stays the sender's. */
import { isoDate } from "../iso-date.ts";

export function mailDate(header: string): string | undefined {
  const plain = header
    .replace(/\([^()]*\)/g, " ")
    .replace(/\s+/g, " ")
    .trim();
  const day = isoDate(plain);
  const time = /\s(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\s+([+-]\d{4}|[A-Z]{1,4}))?$/.exec(plain);
  if (day === undefined || day.length > 10 || time === null) return day;
  const zone = zoneOf(time[4]);
  if (zone === undefined || Number(time[1]) > 23 || Number(time[2]) > 59) return day;
  return `${day}T${time[1]?.padStart(2, "0")}:${time[2]}:${time[3] ?? "00"}${zone}`;
}

/** Names of zones other than these mean different things to different senders. */
function zoneOf(zone: string | undefined): string | undefined {
  if (zone === "GMT" || zone === "UTC" || zone === "UT" || zone === "Z") return "Z";
  return /^[+-]\d{4}$/.test(zone ?? "") ? `${zone?.slice(0, 3)}:${zone?.slice(3)}` : undefined;
}
