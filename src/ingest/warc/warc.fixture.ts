/** Pages → the bytes of a web archive, by the library's own writer. */
import { gzipSync } from "node:zlib";
import { WARCRecord, type WARCRecordOpts, WARCSerializer } from "warcio";

export interface MadeRecord extends WARCRecordOpts {
  readonly body?: Uint8Array | string;
}

export async function makeRecord({ body = "", ...given }: MadeRecord, gzip: boolean): Promise<Buffer> {
  const record = WARCRecord.create({ date: "2026-03-05T10:00:00Z", ...given }, [Buffer.from(body)]);
  return Buffer.from(await WARCSerializer.serialize(record, { gzip }));
}

export async function makeWarc(records: readonly MadeRecord[], gzip: boolean): Promise<readonly Buffer[]> {
  return Promise.all(records.map((record) => makeRecord(record, gzip)));
}

export function makePage(url: string, body: string, headers: Readonly<Record<string, string>> = {}): MadeRecord {
  return { type: "response", url, httpHeaders: { "Content-Type": "text/html; charset=utf-8", ...headers }, body };
}

/** What a server sent as it stands, packed or in pieces. */
export function makeSent(url: string, head: readonly string[], sent: Uint8Array): Buffer {
  const block = Buffer.concat([Buffer.from(`HTTP/1.1 200 OK\r\n${head.join("\r\n")}\r\n\r\n`), sent]);
  const warc = `WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: ${url}\r\nWARC-Date: 2026-03-05T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:1>\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: ${block.length}\r\n\r\n`;
  return gzipSync(Buffer.concat([Buffer.from(warc), block, Buffer.from("\r\n\r\n")]));
}
