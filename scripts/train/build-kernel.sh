#!/bin/sh
# kernel.c -> src/reading/syntax/kernel-wasm.ts (needs clang and wasm-ld from Debian's clang and lld).
set -eu
here=$(cd "$(dirname "$0")" && pwd)
out="$here/../../src/reading/syntax/kernel-wasm.ts"
binary=$(mktemp)
clang --target=wasm32 -O3 -msimd128 -ffp-contract=off -mbulk-memory -nostdlib -Wl,--no-entry -Wl,--import-memory \
  -Wl,--strip-all -Wl,-z,stack-size=4096 -Wl,--global-base=1024 -o "$binary" "$here/kernel.c"
{
  echo "/** The WebAssembly SIMD kernel, built from scripts/train/kernel.c by scripts/train/build-kernel.sh; base64. */"
  printf 'export const kernelBinary =\n  "%s";\n' "$(base64 -w0 "$binary")"
} >"$out"
wc -c <"$binary"
rm -f "$binary"
