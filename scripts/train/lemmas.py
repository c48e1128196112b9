"""Forms, tags and lemmas of the treebanks -> data/syntax/lemmas.json: suffix edits per tag, and the words they miss.

    python3 scripts/train/lemmas.py --to data/syntax/lemmas.json
"""
import argparse
import json
from collections import Counter, defaultdict

import data as D

parser = argparse.ArgumentParser()
parser.add_argument("--data", default="/work/shared/data")
parser.add_argument("--to", default="data/syntax/lemmas.json")
args = parser.parse_args()
LONGEST = 5


def read(name):
    for s in D.read_conllu(f"{args.data}/ud/{name}.conllu"):
        for form, cells in zip(s["forms"], s["rows"]):
            yield form, cells[4], D.normalise_form(cells[2])


def key(form, tag):
    return form if tag.startswith("NNP") else form.lower()


def edit(form, lemma):
    same = 0
    while same < min(len(form), len(lemma)) and form[same] == lemma[same]:
        same += 1
    return len(form) - same, lemma[same:]


def apply(form, e):
    return form[:len(form) - e[0]] + e[1] if e[0] <= len(form) else form


seen = defaultdict(Counter)
for name in ("ewt-train", "gum-train-safe"):
    for form, tag, lemma in read(name):
        if lemma != "_":
            seen[key(form, tag), tag][lemma] += 1
best = {k: max(sorted(c), key=lambda l: c[l]) for k, c in seen.items()}

tries = defaultdict(lambda: defaultdict(Counter))
for (form, tag), lemma in best.items():
    e = edit(form, lemma)
    if e[0] <= 4 and len(e[1]) <= 3 and (e[0] < len(form) or not form):
        for n in range(0, min(LONGEST, len(form)) + 1):
            tries[tag][form[len(form) - n:]][e] += 1

rules = {}
for tag in sorted(tries):
    kept = {}
    for suffix in sorted(tries[tag], key=lambda s: (len(s), s)):
        counts = tries[tag][suffix]
        e, n = max(sorted(counts.items()), key=lambda x: x[1])
        above = next((kept[suffix[k:]] for k in range(1, len(suffix) + 1) if suffix[k:] in kept), None)
        if above is None and suffix == "" or above != e and n >= 2 and n > counts.get(above, 0):
            kept[suffix] = e
    rules[tag] = kept


def predict(form, tag, words):
    form = key(form, tag)
    if f"{form} {tag}" in words:
        return words[f"{form} {tag}"]
    kept = rules.get(tag, {})
    for n in range(min(LONGEST, len(form)), -1, -1):
        e = kept.get(form[len(form) - n:])
        if e is not None and e[0] < max(1, len(form)):
            return apply(form, e)
    return form


words = {f"{f} {t}": l for (f, t), l in sorted(best.items()) if predict(f, t, {}) != l and (seen[f, t][l] >= 2 or not t.startswith("NNP"))}
for name in ("ewt-dev", "gum-dev-safe"):
    rows = list(read(name))
    print(name, "lemmas right with gold tags", round(100 * sum(predict(f, t, words) == l for f, t, l in rows) / len(rows), 2))
with open(args.to, "w", encoding="utf-8") as f:
    json.dump({"rules": rules, "words": words}, f, ensure_ascii=False, separators=(",", ":"))
    f.write("\n")
print("rules", sum(len(r) for r in rules.values()), "words", len(words))
