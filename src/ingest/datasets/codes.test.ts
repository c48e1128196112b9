import assert from "node:assert/strict";
import { test } from "node:test";
import type { Country } from "./codes.ts";
import { codes } from "./rows.fixture.ts";

const countries: readonly (readonly [system: string, found: Country, expected: string])[] = [
  ["FIPS AS", codes.fips("AS"), "AUS"],
  ["FIPS AU", codes.fips("AU"), "AUT"],
  ["FIPS CH", codes.fips("CH"), "CHN"],
  ["FIPS SZ", codes.fips("SZ"), "CHE"],
  ["FIPS NI", codes.fips("NI"), "NGA"],
  ["FIPS NG", codes.fips("NG"), "NER"],
  ["FIPS GM", codes.fips("GM"), "DEU"],
  ["FIPS KV", codes.fips("KV"), "XKX"],
  ["FIPS GZ", codes.fips("GZ"), "PSE"],
  ["FIPS OD", codes.fips("OD"), "SSD"],
  ["FIPS PG", codes.fips("PG"), "none"],
  ["FIPS ZZ", codes.fips("ZZ"), "unknown"],
  ["CAMEO ROM", codes.cameoCountry("ROM"), "ROU"],
  ["CAMEO TMP", codes.cameoCountry("TMP"), "TLS"],
  ["CAMEO SDN", codes.cameoCountry("SDN"), "SDN"],
  ["CAMEO EUR", codes.cameoCountry("EUR"), "none"],
  ["CAMEO YUG", codes.cameoCountry("YUG"), "none"],
  ["CAMEO XQX", codes.cameoCountry("XQX"), "unknown"],
  ["GW 365", codes.gw("365", "2000-01-01"), "RUS"],
  ["GW 365 in 1990", codes.gw("365", "1990-01-01"), "none"],
  ["GW 260", codes.gw("260", "1995-01-01"), "DEU"],
  ["GW 345", codes.gw("345", "1995-01-01"), "none"],
  ["GW 9999", codes.gw("9999", "1995-01-01"), "unknown"],
  ["Russian Federation", codes.named("Russian Federation"), "RUS"],
  ["Russia (Soviet Union)", codes.named("Russia (Soviet Union)", "2001-02-03"), "RUS"],
  ["Russia (Soviet Union) in 1989", codes.named("Russia (Soviet Union)", "1989-02-03"), "none"],
  ["Democratic Republic of Congo", codes.named("Democratic Republic of Congo"), "COD"],
  ["Occupied Palestinian Territory", codes.named("Occupied Palestinian Territory"), "PSE"],
  ["Cote d'Ivoire", codes.named("Cote d'Ivoire"), "CIV"],
  ["DR Congo (Zaire)", codes.named("DR Congo (Zaire)"), "COD"],
  ["Puerto Rico", codes.named("Puerto Rico"), "PRI"],
  ["Chechnya", codes.named("Chechnya"), "unknown"],
  ["Texas", codes.named("Texas"), "unknown"],
  ["Freedonland", codes.named("Freedonland"), "unknown"],
];

for (const [code, found, expected] of countries) {
  test(`${code} is ${expected}`, () => {
    assert.equal(found.country ?? (found.known ? "none" : "unknown"), expected);
  });
}

const actors: readonly (readonly [asked: Parameters<typeof codes.identify>[0], id: string, kind: string])[] = [
  [{ name: "RURITANIA", country: "QZR", isState: true }, "qzr", "state"],
  [{ name: "STRELSAU", country: "QZR", isState: true }, "qzr", "state"],
  [{ name: "UNITED NATIONS" }, "un", "igo"],
  [{ name: "UNITED NATIONS", org: "IGO", group: "un" }, "un", "igo"],
  [{ name: "SOME BODY OF IT", org: "IGO", group: "un" }, "un", "igo"],
  // A capital is no name, a people is no state, and a name with a country must be of that country.
  [{ name: "STRELSAU", country: "QZR" }, "d:strelsau", "organization"],
  [{ name: "RURITANIAN", country: "QZR" }, "d:ruritanian", "organization"],
  [{ name: "UNITED NATIONS", country: "QZR" }, "d:unitednations", "organization"],
  // An ambiguous name wants its country.
  [{ name: "Congress" }, "d:congress", "organization"],
  [{ name: "Congress", country: "USA" }, "usa.congress", "organization"],
  [{ name: "South China Sea" }, "d:southchinasea", "organization"],
  [{ name: "Red Hussars", sector: "REB" }, "d:redhussars", "armed-group"],
  [{ name: "somebody", kind: "person" }, "d:somebody", "person"],
];

for (const [asked, id, kind] of actors) {
  test(`"${asked.name}" of ${asked.country ?? "no country"} is ${id}`, () => {
    const actor = codes.identify(asked);
    assert.deepEqual([actor.id, actor.kind], [id, kind]);
  });
}

const roles: readonly (readonly [role: string, expected: string])[] = [
  ["MED", "JRN"],
  ["HLH", "MED"],
  ["INS", "REB"],
  ["IGO", "IGO"],
  ["DEV", "none"],
  ["XYZ", "unknown"],
];

for (const [role, expected] of roles) {
  test(`CAMEO role ${role} is PLOVER ${expected}`, () => {
    const found = codes.role(role);
    assert.equal(found === undefined ? "unknown" : (found.sector ?? found.org ?? "none"), expected);
  });
}
