/** Path → what the misbehaving server does to whoever asks for it. */
import type { Socket } from "node:net";
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from "node:zlib";

export interface Asked {
  readonly path: string;
  /** By name in small letters. */
  readonly headers: Readonly<Record<string, string>>;
  /** Milliseconds since the process began. */
  readonly at: number;
}

interface Visit {
  readonly socket: Socket;
  /** Of this request on its connection, from 1. */
  readonly count: number;
  readonly request: Asked;
  readonly port: number;
  /** The answer is complete. */
  readonly done: () => void;
}

type Behaviour = (visit: Visit) => void;

export const PAGE = "<!doctype html><title>Talks</title><p>Ruritania and Borduria met.</p>";

const MIB = 2 ** 20;

function answer(
  status: string,
  headers: Readonly<Record<string, string>> = {},
  body: string | Uint8Array = "",
): Behaviour {
  const bytes = Buffer.from(body);
  return ({ socket, done }) => {
    const lines = Object.entries({ "Content-Length": String(bytes.length), ...headers }).map(
      ([name, value]) => `${name}: ${value}\r\n`,
    );
    socket.write(`HTTP/1.1 ${status}\r\n${lines.join("")}\r\n`, "latin1");
    socket.write(bytes);
    done();
  };
}

/** Headers that are open to what `then` does with the body. */
function begin(headers: string, then: (visit: Visit) => void): Behaviour {
  return (visit) => {
    visit.socket.write(`HTTP/1.1 200 OK\r\n${headers}\r\n`);
    then(visit);
  };
}

/** Writes on until the other side goes. */
function endless(piece: string | Uint8Array): (visit: Visit) => void {
  return ({ socket }) => {
    const more = () => {
      while (!socket.destroyed && socket.write(piece));
    };
    socket.on("drain", more);
    more();
  };
}

function drip(piece: string, milliseconds: number): (visit: Visit) => void {
  return ({ socket }) => {
    const timer = setInterval(() => socket.write(piece), milliseconds);
    socket.on("close", () => clearInterval(timer));
  };
}

function redirect(status: string, to: string | ((visit: Visit) => string)): Behaviour {
  return (visit) => answer(status, { Location: typeof to === "string" ? to : to(visit) })(visit);
}

function packed(encoding: string, body: Uint8Array): Behaviour {
  return answer("200 OK", { "Content-Encoding": encoding, "Content-Type": "text/html" }, body);
}

const raw =
  (text: string): Behaviour =>
  ({ socket }) =>
    socket.end(Buffer.from(text, "latin1"));

const page = (headers: Readonly<Record<string, string>> = {}): Behaviour =>
  answer("200 OK", { "Content-Type": "text/html", ...headers }, PAGE);

const numberOf = ({ request }: Visit): number => Number(request.path.replace(/.*\?/, ""));

export const BEHAVIOURS: Readonly<Record<string, Behaviour>> = {
  "/page": page({ ETag: '"v1"', "Last-Modified": "Mon, 02 Mar 2026 10:00:00 GMT" }),
  "/nothing": answer("404 Not Found", {}, "nothing here"),
  "/image": answer("200 OK", { "Content-Type": "image/png" }, Buffer.from([0x89, 0x50, 0x4e, 0x47])),
  "/charset": answer("200 OK", { "Content-Type": "text/html; charset=utf-16" }, Buffer.from("Z\xfcrich", "latin1")),
  "/unicode-path": redirect("302 Found", Buffer.from("/pag\u00e9", "utf8").toString("latin1")),
  "/pag%C3%A9": page(),

  // Without end, or without beginning.
  "/endless-body": begin(
    "Content-Type: text/html\r\nTransfer-Encoding: chunked\r\n",
    endless(`10000\r\n${"x".repeat(65_536)}\r\n`),
  ),
  "/single-bytes": begin("Transfer-Encoding: chunked\r\n", endless("1\r\nx\r\n".repeat(10_000))),
  "/endless-until-close": begin("", endless("y".repeat(65_536))),
  "/endless-headers": (visit) => {
    visit.socket.write("HTTP/1.1 200 OK\r\n");
    drip("X-More: 1\r\n", 20)(visit);
  },
  "/flood-of-headers": (visit) => {
    visit.socket.write("HTTP/1.1 200 OK\r\n");
    endless(`X-More: ${"z".repeat(1000)}\r\n`)(visit);
  },
  "/huge-header": answer("200 OK", { "X-Huge": "h".repeat(MIB) }, PAGE),
  "/endless-early-hints": drip("HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n", 20),
  "/drip": begin("Content-Length: 100000\r\n", drip("a", 30)),
  "/stalls": begin("Content-Length: 100000\r\n", ({ socket }) => socket.write("and then")),
  "/silent": () => {},
  "/hangs-up": ({ socket }) => socket.destroy(),
  "/20-mb": begin("Content-Type: text/html\r\nContent-Length: 20971520\r\n", ({ socket }) =>
    socket.write("<div>".repeat(4 * MIB)),
  ),
  "/20-mb-unannounced": begin("Content-Type: text/html\r\nTransfer-Encoding: chunked\r\n", ({ socket }) => {
    for (let i = 0; i < 20; i += 1) socket.write(`100000\r\n${"<div>".repeat(MIB / 5)}x\r\n`);
    socket.write("0\r\n\r\n");
  }),

  // Not as long as it says.
  "/cut-off": begin("Content-Length: 1000\r\n", ({ socket }) => socket.end("half of it")),
  "/cut-off-chunks": begin("Transfer-Encoding: chunked\r\n", ({ socket }) => socket.end("ff\r\nhalf")),
  "/longer-than-said": answer("200 OK", { "Content-Length": "10" }, PAGE),
  "/two-lengths": raw(`HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 9\r\n\r\nhello`),
  "/no-number": raw("HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\nhello"),
  "/http-1.0": raw(`HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n${PAGE}`),
  "/http-0.9": raw(PAGE),
  "/garbage": raw("\x00\x01\x02\xff SSH-2.0-nothing\r\n\r\n"),
  "/switches": raw("HTTP/1.1 101 Switching Protocols\r\nUpgrade: chat\r\nConnection: Upgrade\r\n\r\n"),
  "/reset-on-second": (visit) => (visit.count === 1 ? page()(visit) : visit.socket.resetAndDestroy()),

  // Packed.
  "/gzip": packed("gzip", gzipSync(PAGE)),
  "/deflate": packed("deflate", deflateSync(PAGE)),
  "/raw-deflate": packed("deflate", deflateRawSync(PAGE)),
  "/br": packed("br", brotliCompressSync(PAGE)),
  "/zstd": packed("zstd", zstdCompressSync(PAGE)),
  "/gzip-bomb": packed("gzip", gzipSync(new Uint8Array(30 * MIB))),
  "/br-bomb": packed("br", brotliCompressSync(new Uint8Array(30 * MIB))),
  "/zstd-bomb": packed("zstd", zstdCompressSync(new Uint8Array(30 * MIB))),
  "/deflate-bomb": packed("deflate", deflateSync(new Uint8Array(30 * MIB))),
  "/gzip-twice": packed("gzip, gzip", gzipSync(gzipSync(PAGE))),
  "/gzip-in-gzip": packed("gzip", gzipSync(gzipSync(PAGE))),
  "/gzip-bomb-twice": packed("gzip, gzip", gzipSync(gzipSync(new Uint8Array(30 * MIB)))),
  "/gzip-ten-times": packed(Array(10).fill("gzip").join(","), gzipSync(PAGE)),
  "/gzip-broken": packed("gzip", gzipSync(PAGE.repeat(50)).subarray(0, 40)),
  "/gzip-not": packed("gzip", Buffer.from(PAGE)),
  "/unknown-encoding": packed("compress", Buffer.from(PAGE)),

  // Leads on.
  "/loop-a": redirect("302 Found", "/loop-b"),
  "/loop-b": redirect("302 Found", "/loop-a"),
  "/self": redirect("301 Moved Permanently", "/self#again"),
  "/chain": (visit) =>
    numberOf(visit) > 0 ? redirect("301 Moved Permanently", `/chain?${numberOf(visit) - 1}`)(visit) : page()(visit),
  "/slow-chain": (visit) => {
    setTimeout(() => redirect("302 Found", `/slow-chain?${numberOf(visit) + 1}`)(visit), 120);
  },
  "/moved-to-gzip": redirect("302 Found", "/gzip"),
  "/endless-chain": redirect("302 Found", (visit) => `/endless-chain?${numberOf(visit) + 1}`),
  "/moved": redirect("308 Permanent Redirect", "/page"),
  "/moved-for-now": redirect("307 Temporary Redirect", "/page"),
  "/moved-then-for-now": redirect("301 Moved Permanently", "/moved-for-now"),
  "/to-file": redirect("302 Found", "file:///etc/passwd"),
  "/to-data": redirect("302 Found", "data:text/html,hello"),
  "/to-private": redirect("302 Found", "http://10.0.0.1/"),
  "/to-metadata": redirect("302 Found", "http://169.254.169.254/latest/"),
  "/to-other-loopback": redirect("302 Found", ({ port }) => `http://127.0.0.2:${port}/page`),
  "/to-decimal": redirect("302 Found", ({ port }) => `http://2130706433:${port}/page`),
  "/to-decimal-other": redirect("302 Found", ({ port }) => `http://2130706434:${port}/page`),
  "/to-mapped": redirect("302 Found", ({ port }) => `http://[::ffff:127.0.0.1]:${port}/page`),
  "/to-localhost": redirect("302 Found", ({ port }) => `http://localhost:${port}/page`),
  "/to-password": redirect("302 Found", ({ port }) => `http://me:secret@127.0.0.1:${port}/page`),
  "/to-mail": redirect("302 Found", "http://127.0.0.1:25/"),
  "/to-nonsense": redirect("302 Found", "http://[::1"),
  "/to-injection": redirect("302 Found", "/page?a%0d%0aX-Injected:%20yes"),
  "/to-raw-injection": redirect("302 Found", "/page?b\rX-Injected: yes"),
  "/to-nowhere": answer("302 Found"),

  // Statuses.
  "/unasked-304": answer("304 Not Modified"),
  "/conditional": (visit) =>
    visit.request.headers["if-none-match"] === '"v1"' || visit.request.headers["if-modified-since"] !== undefined
      ? visit.socket.write("HTTP/1.1 304 Not Modified\r\n\r\n") && visit.done()
      : page({ ETag: '"v1"' })(visit),
  "/204": answer("204 No Content"),
  "/206": answer("206 Partial Content", {}, "part"),
  "/300": answer("300 Multiple Choices"),
  "/400": answer("400 Bad Request"),
  "/401": answer("401 Unauthorized"),
  "/403": answer("403 Forbidden"),
  "/410": answer("410 Gone"),
  "/429-seconds": answer("429 Too Many Requests", { "Retry-After": "120" }),
  "/429-date": answer("429 Too Many Requests", { "Retry-After": "Mon, 02 Mar 2026 10:05:00 GMT" }),
  "/429-nonsense": answer("429 Too Many Requests", { "Retry-After": "soon" }),
  "/500-endless": (visit) => {
    visit.socket.write("HTTP/1.1 500 Internal Server Error\r\n\r\n");
    endless("e".repeat(65_536))(visit);
  },
  "/503": answer("503 Service Unavailable"),
  "/999": answer("999 Denied"),

  // What stands at /robots.txt, when the server is told so.
  "/robots/forbidding": answer("200 OK", {}, "User-agent: *\nDisallow: /\nAllow: /page$\n"),
  "/robots/for-others": answer(
    "200 OK",
    {},
    "User-agent: Otherbot\nDisallow: /\n\nUser-agent: readout\nDisallow: /gzip\n",
  ),
  "/robots/slow-down": answer("200 OK", {}, "\ufeffUser-agent: *\nCrawl-delay: 2\n"),
  "/robots/slow-down-much": answer("200 OK", {}, "User-agent: *\nCrawl-delay: 86400\n"),
  "/robots/403": answer("403 Forbidden"),
  "/robots/429": answer("429 Too Many Requests", { "Retry-After": "60" }),
  "/robots/500": answer("500 Internal Server Error"),
  "/robots/silent": () => {},
  "/robots/drip": begin("Content-Length: 100000\r\n", drip("#", 30)),
  "/robots/hangs-up": ({ socket }) => socket.destroy(),
  "/robots/html": page(),
  "/robots/gzip": packed("gzip", gzipSync("User-agent: *\nDisallow: /\n")),
  "/robots/gzip-bomb": packed("gzip", gzipSync(new Uint8Array(30 * MIB))),
  "/robots/moved": redirect("301 Moved Permanently", "/robots/forbidding"),
  "/robots/loop": redirect("302 Found", "/robots/loop"),
  "/robots/to-private": redirect("302 Found", "http://10.0.0.1/robots.txt"),
  "/robots/endless": begin("Transfer-Encoding: chunked\r\n", (visit) => {
    visit.socket.write("1a\r\nUser-agent: *\nDisallow: /\n\r\n");
    endless(`10000\r\n${"#".repeat(65_535)}\n\r\n`)(visit);
  }),
  "/robots/winding": answer("200 OK", {}, `User-agent: *\n${`Disallow: /*${"a".repeat(500)}$\n`.repeat(950)}`),
};
