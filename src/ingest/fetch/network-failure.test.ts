import assert from "node:assert/strict";
import { test } from "node:test";
import { RefusedAddress } from "./connect.ts";
import { networkFailure } from "./network-failure.ts";

const error = (code: string, message = code): Error => Object.assign(new Error(message), { code });

const cases: readonly (readonly [error: unknown, code: string, message: RegExp])[] = [
  [error("ENOTFOUND"), "FETCH_DNS", /news\.example has no address/],
  [error("EAI_AGAIN"), "FETCH_DNS", /your connection/],
  [error("ECONNREFUSED"), "FETCH_CONNECT", /nothing on news\.example/],
  [new AggregateError([error("ECONNREFUSED"), error("ENETUNREACH")]), "FETCH_CONNECT", /nothing on/],
  [new AggregateError([]), "FETCH_CONNECT", /AggregateError/],
  [error("EHOSTUNREACH"), "FETCH_CONNECT", /no way leads/],
  [error("UND_ERR_CONNECT_TIMEOUT"), "FETCH_TIMEOUT", /in time/],
  [error("CERT_HAS_EXPIRED", "certificate has expired"), "FETCH_TLS", /\(certificate has expired\)/],
  [error("DEPTH_ZERO_SELF_SIGNED_CERT", "self-signed certificate"), "FETCH_TLS", /\(self-signed certificate\)/],
  [error("ERR_TLS_CERT_ALTNAME_INVALID", "$& $1 names"), "FETCH_TLS", /\(\$& \$1 names\)/],
  [
    error(
      "EPROTO",
      "write EPROTO 00:error:0A00010B:SSL routines:ssl3_get_record:wrong version number:../deps/x.c:355:\n",
    ),
    "FETCH_TLS",
    /\(wrong version number\)/,
  ],
  [error("UND_ERR_SOCKET", "other side closed"), "FETCH_CUT_OFF", /before the answer was complete/],
  [error("UND_ERR_SOCKET", "bad upgrade"), "FETCH_BAD_ANSWER", /rules of HTTP/],
  [error("ECONNRESET"), "FETCH_CUT_OFF", /ended the connection/],
  [error("UND_ERR_HEADERS_OVERFLOW"), "FETCH_BAD_ANSWER", /headers too large/],
  [error("HPE_INVALID_CONSTANT", "Expected HTTP/"), "FETCH_BAD_ANSWER", /Expected HTTP/],
  [new RefusedAddress("this machine itself"), "FETCH_REFUSED_PRIVATE", /this machine itself/],
  [error("", `${"long ".repeat(100)}`), "FETCH_CONNECT", /^.{1,220}$/],
  ["no error at all", "FETCH_CONNECT", /no error at all/],
  [undefined, "FETCH_CONNECT", /undefined/],
];

for (const [i, [thrown, code, message]] of cases.entries()) {
  test(`network error ${i} → ${code}`, () => {
    const failed = networkFailure(new URL("https://news.example/page"), thrown);
    assert.equal(failed.code, code);
    assert.match(failed.message, message);
    assert.match(failed.message, /\.$/);
  });
}
