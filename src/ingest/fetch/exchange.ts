/** One question to one server → its answer, or why there is none. Every wait has an end, and so has every body. */
import type { Dispatcher } from "undici";
import { closedFailure, type Failure, failure } from "./failure.ts";
import { createHeap, type Heap } from "./heap.ts";
import { networkFailure } from "./network-failure.ts";
import type { FetchLimits } from "./options.ts";

export interface Question {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  /** The largest body on the wire. */
  readonly bytes: number;
  /** What is beyond is left out instead of refused. */
  readonly cut: boolean;
  /** Milliseconds for everything. */
  readonly whole: number;
}

export interface Answer {
  readonly kind: "answer";
  readonly status: number;
  /** By name in small letters. */
  readonly headers: HeaderFields;
  /** As they came over the wire; none where the status gives no content. */
  readonly bytes: Uint8Array;
  /** Milliseconds on the network. */
  readonly took: number;
}

type HeaderFields = Readonly<Record<string, string | readonly string[] | undefined>>;

/** The first value of a header; an empty one is none. */
export function headerOf({ headers }: Answer, name: string): string | undefined {
  const value = headers[name];
  const first = (typeof value === "string" ? value : value?.[0])?.trim();
  return first === "" ? undefined : first;
}

export function exchange(
  dispatcher: Dispatcher,
  question: Question,
  limits: FetchLimits,
  closed: AbortSignal,
): Promise<Answer | Failure> {
  return new Promise((resolve) => {
    const { url } = question;
    let controller: Dispatcher.DispatchController | undefined;
    const begun = performance.now();
    let isOver = false;
    let isRepeated = false;
    let answer: Answer | undefined;
    let heap: Heap | undefined;

    const finish = (result: Answer | Failure): void => {
      if (isOver) return;
      isOver = true;
      clearTimeout(wholeTimer);
      clearTimeout(phaseTimer);
      closed.removeEventListener("abort", onClosed);
      resolve(result.kind === "answer" ? { ...result, took: performance.now() - begun } : result);
    };
    /** Ends the connection too: what is still under way on it is not wanted. */
    const stop = (result: Answer | Failure): void => {
      finish(result);
      controller?.abort(new Error("stopped by the reader"));
    };
    const late = (limit: number, what: string) => () =>
      stop(failure("FETCH_TIMEOUT", url.href, `${what} within ${limit / 1000} s. Try again later.`));
    const onClosed = (): void => stop(closedFailure(url.href));

    const wholeTimer = setTimeout(late(question.whole, "was not read to its end"), question.whole);
    let phaseTimer = setTimeout(late(limits.connect, "did not take the connection"), limits.connect);
    const phase = (limit: number, what: string): void => {
      clearTimeout(phaseTimer);
      phaseTimer = setTimeout(late(limit, what), limit);
    };
    closed.addEventListener("abort", onClosed);

    const handler: Dispatcher.DispatchHandler = {
      onRequestStart: (given) => {
        controller = given;
        if (isOver) given.abort(new Error("stopped before it began"));
        else phase(limits.firstByte, "did not answer");
      },
      onResponseStart: (_, status, headers) => {
        // 100 to 199 announce an answer and are none.
        if (isOver || status < 200) return;
        answer = { kind: "answer", status, headers, bytes: new Uint8Array(), took: 0 };
        if (!HAS_CONTENT.has(status)) return stop(answer);
        if (!question.cut && Number(headerOf(answer, "content-length") ?? 0) > question.bytes)
          return stop(tooLarge(question));
        heap = createHeap(question.bytes);
        phase(limits.idle, "stopped sending and sent nothing more");
      },
      onResponseData: (_, chunk) => {
        if (isOver || answer === undefined || heap === undefined) return;
        phaseTimer.refresh();
        if (heap.add(chunk)) return;
        stop(question.cut ? { ...answer, bytes: heap.bytes() } : tooLarge(question));
      },
      onResponseEnd: () => {
        if (answer !== undefined) finish({ ...answer, bytes: heap?.bytes() ?? answer.bytes });
      },
      onResponseError: (_, error) => {
        if (isOver) return;
        const failed = networkFailure(url, error);
        // A server may end a kept connection just when it is used again: that says nothing about the page.
        if (failed.code !== "FETCH_CUT_OFF" || answer !== undefined || isRepeated) return finish(failed);
        isRepeated = true;
        phase(limits.connect, "did not take the connection");
        send();
      },
    };
    const send = (): void => {
      try {
        const { headers } = question;
        dispatcher.dispatch({ origin: url.origin, path: url.pathname + url.search, method: "GET", headers }, handler);
      } catch (error) {
        finish(networkFailure(url, error));
      }
    };
    if (closed.aborted) onClosed();
    else send();
  });
}

/** 304 has none, and is read to its end so that the connection stays. Of all others the body says nothing that is kept. */
const HAS_CONTENT: ReadonlySet<number> = new Set([200, 203, 304]);

function tooLarge({ url, bytes }: Question): Failure {
  const size = bytes >= 2 ** 20 ? `${Math.round(bytes / 2 ** 20)} MiB` : `${bytes} bytes`;
  return failure(
    "FETCH_TOO_LARGE",
    url.href,
    `is larger than the ${size} allowed. Nothing of it is kept; check that it is the address you mean.`,
  );
}
