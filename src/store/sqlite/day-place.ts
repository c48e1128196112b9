/** Days as text, exact to the year, month or day ("2026-11") ↔ numbers that cursors hold, such that both sort alike. */

/** "2026-11" → 20261100; 0 for none. */
export function placeOfDay(day: string): number {
  const parts = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?/.exec(day);
  return parts === null ? 0 : Number(parts[1]) * 10_000 + Number(parts[2] ?? 0) * 100 + Number(parts[3] ?? 0);
}

export function dayOfPlace(place: number): string {
  if (place === 0) return "";
  const [, year = "", month = "", day = ""] = /^(\d{4})(\d{2})(\d{2})$/.exec(String(place).padStart(8, "0")) ?? [];
  return [year, ...(month === "00" ? [] : [month]), ...(day === "00" ? [] : [day])].join("-");
}
