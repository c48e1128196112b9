"""data/syntax/training.json -> the figures in data/syntax/README.md."""
import gzip
import json
import re
import sys

folder = sys.argv[1]
log = json.load(open(f"{folder}/training.json"))
best = next(e for e in log["epochs"] if e["epoch"] == log["epoch"])
best["dev"]["ewt"]["names"] = log["names"]["dev"]["all"]
size = sum(len(gzip.compress(open(f"{folder}/{n}", "rb").read(), 9)) for n in ("english.bin", "english.json", "words.txt", "lemmas.json"))
rows = ["| dev, gold tokens | UPOS | XPOS | UAS | LAS | with subtypes | names F1 |", "|---|---|---|---|---|---|---|"]
for name, label in (("ewt", "EWT"), ("gum", "GUM, safe genres")):
    d = best["dev"][name]
    cells = [d["upos"], d["xpos"], d["uas"], d["las"], d["lasSubtypes"], d.get("names", "")]
    rows.append("| " + " | ".join([label] + [f"{c:.1f}" if c != "" else "–" for c in cells]) + " |")
text = f"Figures from training, with float weights and the words of the training run only (the shipped files score a little higher, see `npm run score -- syntax`). Epoch {best['epoch']} of {len(log['epochs'])}; {size / 1e6:.1f} MB gzipped.\n\n" + "\n".join(rows)
path = f"{folder}/README.md"
readme = open(path).read()
readme = re.sub(r"(<!-- figures[^>]*-->\n).*?(<!-- /figures -->)", lambda m: m.group(1) + "\n" + text + "\n\n" + m.group(2), readme, flags=re.S)
open(path, "w").write(readme)
