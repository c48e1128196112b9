/** Tokens as the English treebanks cut them. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { segment } from "./index.ts";

const rows: readonly (readonly [string, string])[] = [
  ["They don't, can't and won't go.", "They do n't , ca n't and wo n't go ."],
  ["She’ll say it’s the envoys’ plan.", "She 'll say it 's the envoys ' plan ."],
  ["We cannot stop; he's gonna leave.", "We can not stop ; he 's gon na leave ."],
  ["An Asia-Pacific, U.S.-led bloc", "An Asia - Pacific , U.S. - led bloc"],
  ["non-aligned, anti-Sylvanian, co-founded", "non-aligned , anti-Sylvanian , co-founded"],
  ["UN-backed and un-Ruritanian", "UN - backed and un-Ruritanian"],
  ["self-rule and a tit-for-tat", "self - rule and a tit - for - tat"],
  ["It cost $5 or 5%.", "It cost $ 5 or 5 % ."],
  ["worth US$5bn, €3.5m and 10k", "worth US$ 5 bn , € 3.5 m and 10 k"],
  ["at 10:30 or 7:30pm on 12/31", "at 10:30 or 7:30 pm on 12/31"],
  ["1,000.5 tons in 2010-2014 and 2010–2014", "1,000.5 tons in 2010 - 2014 and 2010 – 2014"],
  ["on 2024-03-12, call 555-0142", "on 2024-03-12 , call 555-0142"],
  ["the 1990s, the '90s, the 1930's, the 21st", "the 1990s , the '90s , the 1930's , the 21st"],
  ["Wait... what?! Well—yes", "Wait ... what ?! | Well — yes"],
  ["see https://example.org/a?b=1, or www.example.org.", "see https://example.org/a?b=1 , or www.example.org ."],
  ["mail a.b-c@example.org now", "mail a.b-c@example.org now"],
  ["@envoy says #talks", "@envoy says #talks"],
  ["AT&T and R&D and/or aid", "AT&T and R&D and / or aid"],
  ["Gen. J. R. Doe, Ph.D., of Acme Inc. spoke", "Gen. J. R. Doe , Ph.D. , of Acme Inc. spoke"],
  ["at 5 p.m. on Jan. 5, item No. 7", "at 5 p.m. on Jan. 5 , item No. 7"],
  ["Is it so? No. It is not.", "Is it so ? | No . | It is not ."],
  ["(so) [and] {on}", "( so ) [ and ] { on }"],
  ["O’Brien and the Qur’an", "O'Brien and the Qur'an"],
  ["``Go,'' she said", '" Go , " she said'],
  ["Flags 🇫🇷🇩🇪 and 👨‍👩‍👧 and 👍🏽!", "Flags 🇫🇷 🇩🇪 and 👨‍👩‍👧 and 👍🏽 !"],
  ["he\u00ADad\u200Bline\u00A0and\u202F5", "headline and 5"],
  ["It ended.The rest followed.", "It ended . | The rest followed ."],
  ["example.org and 3.5 and v2.0", "example.org and 3.5 and v2 . 0"],
];

for (const [text, expected] of rows) {
  test(`tokens of: ${text}`, () => {
    const found = segment(text).map((s) => s.tokens.map((t) => t.text).join(" "));
    assert.equal(found.join(" | "), expected);
  });
}
