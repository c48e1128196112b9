/** A size in bytes in; the WebAssembly SIMD kernel out, or nothing where the host has no WebAssembly SIMD. */
import type { Kernel } from "./kernel.ts";
import { kernelBinary } from "./kernel-wasm.ts";

export function createSimdKernel(size: number): Kernel | undefined {
  if (typeof WebAssembly === "undefined") return undefined;
  const pages = Math.ceil(size / 65536);
  try {
    const memory = new WebAssembly.Memory({ initial: pages, maximum: pages });
    const module = new WebAssembly.Module(decodeBase64(kernelBinary));
    const { exports } = new WebAssembly.Instance(module, { env: { memory } });
    const { dense, lstm, products } = exports;
    if (dense === undefined || lstm === undefined || products === undefined) return undefined;
    return { buffer: memory.buffer, dense, lstm, products };
  } catch {
    // A host may forbid compiling (a page's content policy) or lack SIMD: the plain kernel gives the same bits.
    return undefined;
  }
}

/** The little of the WebAssembly interface used here; the core compiles without the DOM's types. */
declare const WebAssembly: {
  readonly Memory: new (limits: { initial: number; maximum: number }) => { readonly buffer: ArrayBuffer };
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (
    module: object,
    imports: { env: { memory: object } },
  ) => { readonly exports: Readonly<Record<string, (...offsets: number[]) => void>> };
};

const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

function decodeBase64(text: string): Uint8Array {
  const length = text.indexOf("=") < 0 ? text.length : text.indexOf("=");
  const bytes = new Uint8Array((length * 3) >> 2);
  let bits = 0;
  let held = 0;
  let at = 0;
  for (let i = 0; i < length; i++) {
    held = (held << 6) | digits.indexOf(text.charAt(i));
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes[at++] = (held >> bits) & 255;
      held &= (1 << bits) - 1;
    }
  }
  return bytes;
}
