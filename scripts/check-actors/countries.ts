/** Maps country names and two-letter codes of the references to the three-letter codes of our files. */

export type CountryTable = {
  /** "" where the name is no country that we know. */
  readonly byName: (name: string) => string;
  readonly byAlpha2: (code: string) => string;
};

/** Names that neither CountryInfo nor Intl spells in this way. */
const otherNames: Readonly<Record<string, string>> = {
  "Cape Verde": "CPV",
  "Czech Republic": "CZE",
  "Democratic Republic of the Congo": "COD",
  "Republic of the Congo": "COG",
  "East Timor": "TLS",
  "Federated States of Micronesia": "FSM",
  "Ivory Coast": "CIV",
  "Kingdom of Denmark": "DNK",
  "Kingdom of the Netherlands": "NLD",
  "People's Republic of China": "CHN",
  "Republic of Ireland": "IRL",
  "São Tomé and Príncipe": "STP",
  "State of Palestine": "PSE",
  "The Bahamas": "BHS",
  "The Gambia": "GMB",
  Turkey: "TUR",
  "Vatican City": "VAT",
};

/** Codes that CountryInfo of 2012 lacks or has wrong. */
const otherCodes: Readonly<Record<string, string>> = {
  BA: "BIH",
  GN: "GIN",
  GT: "GTM",
  IL: "ISR",
  JP: "JPN",
  ME: "MNE",
  MM: "MMR",
  PS: "PSE",
  RO: "ROU",
  RS: "SRB",
  SS: "SSD",
  TR: "TUR",
  US: "USA",
  VC: "VCT",
  XK: "XKX",
};

/** Two unions that the reference of 2026 lists beside the states; they stand for the `org` of our roles. */
const unions: Readonly<Record<string, string>> = { EU: "eu", AU_AF: "au" };

export function readCountryTable(countryInfo: string): CountryTable {
  const alpha3 = new Map(Object.entries(otherCodes));
  for (const block of countryInfo.split(/^<Country>/m)) {
    const two = /^<ISO3166-alpha2>([A-Z]{2})</m.exec(block)?.[1];
    const three = /^<ISO3166-alpha3>([A-Z]{3})</m.exec(block)?.[1];
    if (two && three && !alpha3.has(two)) alpha3.set(two, three);
  }
  const names = new Map(Object.entries(otherNames));
  const english = new Intl.DisplayNames(["en"], { type: "region" });
  for (const [two, three] of alpha3)
    names.set((english.of(two) ?? two).replaceAll("&", "and").replaceAll("St. ", "Saint "), three);
  return { byName: (name) => names.get(name) ?? "", byAlpha2: (code) => alpha3.get(code) ?? unions[code] ?? "" };
}
