"""The second step of training: the names head, on the frozen network of train.py.

Its hidden layer also sees the word before, the word itself and the word after as the network takes them in, and its
scores add those of hashed lexical features (`name_features`, computed again by src/reading/syntax/name-features.ts).

    LSTM_SO=/tmp/syntax/lstm.so /usr/bin/python3 scripts/train/names.py --out /tmp/syntax/out
"""
import argparse
import json
import time

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

import data as D
from model import Reader

parser = argparse.ArgumentParser()
parser.add_argument("--out", default="/tmp/syntax/out")
parser.add_argument("--data", default="/work/shared/data")
parser.add_argument("--epochs", type=int, default=5)
parser.add_argument("--hidden", type=int, default=96)
parser.add_argument("--sparse", type=int, default=1)
parser.add_argument("--gum", type=float, default=1.0, help="share of the GUM sentences used")
parser.add_argument("--drop", type=float, default=0.4)
args = parser.parse_args()
torch.manual_seed(3)
rng = D.seeded(3)

saved = torch.load(args.out + "/best.pt")
tables = saved["tables"]
reader = Reader(np.zeros((len(saved["vocabulary"]) + 2, 100), np.float32), len(saved["delta"]), {k: len(v) for k, v in tables.items()},
                hidden=saved["args"]["hidden"])
reader.load_state_dict(saved["model"])
reader.eval()
word_id = {w: i + 2 for i, w in enumerate(saved["vocabulary"])}
delta_id = {w: i + 1 for i, w in enumerate(saved["delta"])}


def load(treebank, names):
    by_id = D.read_names(f"{args.data}/ner/{names}.iob2") if names else None
    out = []
    for s in D.read_conllu(f"{args.data}/ud/{treebank}.conllu"):
        labels = by_id.get(s["id"]) if by_id else D.names_from_entities(s)
        if labels and len(labels) == len(s["forms"]) <= 100:
            out.append((s["forms"], [D.NAME_LABELS.index(x) for x in labels]))
    return out


gum = load("gum-train-safe", None)
train = load("ewt-train", "uner-train") + gum[:int(len(gum) * args.gum)]
dev = load("ewt-dev", "uner-dev")


def batches(items, tokens=3000):
    items = sorted(items, key=lambda i: len(i[0]) + rng.random())
    out, current = [], []
    for i in items:
        if current and len(i[0]) * (len(current) + 1) > tokens:
            out.append(current)
            current = []
        current.append(i)
    return out + [current]


def encode(items):
    B, T = len(items), max(len(f) for f, _ in items)
    words, deltas = torch.zeros(T, B, dtype=torch.long), torch.zeros(T, B, dtype=torch.long)
    affixes = torch.zeros(T, B, D.FEATURES, dtype=torch.long)
    y = torch.full((T, B), -1, dtype=torch.long)
    lexical = torch.full((T, B, D.NAME_FEATURES), D.NAME_BUCKETS, dtype=torch.long)
    for b, (forms, labels) in enumerate(items):
        n = len(forms)
        words[:n, b] = torch.tensor([word_id.get(x.lower(), 1) for x in forms])
        deltas[:n, b] = torch.tensor([delta_id.get(x.lower(), 0) for x in forms])
        affixes[:n, b] = torch.tensor([D.features_of(x) for x in forms])
        lexical[:n, b] = torch.tensor(D.name_features(forms))
        y[:n, b] = torch.tensor(labels)
    lengths = torch.tensor([len(f) for f, _ in items], dtype=torch.int32)
    with torch.no_grad():
        w = reader.glove[words] + reader.delta(deltas)
        w = torch.where((words == 1).unsqueeze(-1), reader.unknown, w)
        a = F.embedding_bag(affixes.reshape(-1, D.FEATURES), reader.affix.weight, mode="sum").view(T, B, -1)
        x = torch.cat([w.clamp(-4, 4), a.clamp(-4, 4)], -1) * (y >= 0).unsqueeze(-1)
        h = reader.lstm2(reader.lstm1(x, lengths, 0), lengths, 0)
    return x, h, lexical, y


class Head(nn.Module):
    def __init__(self, states, inputs, labels):
        super().__init__()
        self.state = nn.Linear(states, args.hidden)
        self.words = nn.Linear(inputs, 3 * args.hidden, bias=False)
        self.out = nn.Linear(args.hidden, labels)
        self.lexical = nn.EmbeddingBag(D.NAME_BUCKETS + 1, labels, mode="sum", padding_idx=D.NAME_BUCKETS)
        nn.init.zeros_(self.lexical.weight)
        self.transitions = nn.Parameter(torch.zeros(labels, labels))  # [before, label]

    def forward(self, x, h, lexical):
        before, own, after = self.words(F.dropout(x, args.drop, self.training)).chunk(3, -1)
        hidden = self.state(F.dropout(h, args.drop, self.training)) + own
        hidden = torch.cat([hidden[:1], hidden[1:] + before[:-1]]) if len(x) > 1 else hidden
        hidden = torch.cat([hidden[:-1] + after[1:], hidden[-1:]]) if len(x) > 1 else hidden
        scores = self.out(F.dropout(hidden.clamp(0, 4), 0.3, self.training))
        if args.sparse:
            if self.training:
                lexical = lexical.masked_fill(torch.rand(lexical.shape) < 0.3, D.NAME_BUCKETS)
            s = self.lexical(lexical.reshape(-1, lexical.shape[-1])).view(scores.shape)
            scores = scores + (s / 0.7 if self.training else s)
        return scores


def crf_loss(head, scores, y):
    """Mean negative log-likelihood of the gold sequences under scores and transitions, per token."""
    mask = (y >= 0).float()
    gold = y.clamp(min=0)
    total = (scores.gather(-1, gold.unsqueeze(-1)).squeeze(-1) * mask).sum()
    total = total + (head.transitions[gold[:-1], gold[1:]] * mask[1:]).sum()
    alpha = scores[0]
    for t in range(1, len(scores)):
        step = torch.logsumexp(alpha.unsqueeze(-1) + head.transitions, 1) + scores[t]
        alpha = torch.where(mask[t].unsqueeze(-1) > 0, step, alpha)
    return (torch.logsumexp(alpha, -1).sum() - total) / mask.sum()


def best_path(head, scores):
    """Viterbi over one batch: labels [T, B]."""
    alpha, back = scores[0], []
    for t in range(1, len(scores)):
        value, before = (alpha.unsqueeze(-1) + head.transitions).max(1)
        alpha = value + scores[t]
        back.append(before)
    path = [alpha.argmax(-1)]
    for before in reversed(back):
        path.append(before.gather(1, path[-1].unsqueeze(1)).squeeze(1))
    return torch.stack(path[::-1])


def spans(labels):
    out, start, kind = set(), None, None
    for i, label in enumerate([D.NAME_LABELS[x] for x in labels] + ["O"]):
        if start is not None and (label == "O" or label[0] == "B" or label[2:] != kind):
            out.add((start, i, kind))
            start = None
        if label != "O" and start is None:
            start, kind = i, label[2:]
    return out


def evaluate(head, encoded):
    head.eval()
    counts = {k: [0, 0, 0] for k in ("all", "PER", "ORG", "LOC")}
    with torch.no_grad():
        for x, h, lexical, y in encoded:
            scores = head(x, h, lexical)
            scores = torch.where((y >= 0).unsqueeze(-1), scores, torch.zeros(1))
            guess = best_path(head, scores)
            for b in range(y.shape[1]):
                n = int((y[:, b] >= 0).sum())
                found, gold = spans(guess[:n, b].tolist()), spans(y[:n, b].tolist())
                for some, k in ((found & gold, 0), (found, 1), (gold, 2)):
                    for s in some:
                        counts["all"][k] += 1
                        counts[s[2]][k] += 1
    head.train()
    return {k: round(200 * r / max(1, g + n), 2) for k, (r, g, n) in counts.items()}


begun = time.time()
train, dev = [encode(b) for b in batches(train)], [encode(b) for b in batches(dev)]
print("encoded", round(time.time() - begun), "s", flush=True)
head = Head(2 * reader.lstm2.hidden, train[0][0].shape[-1], len(D.NAME_LABELS))
dense = [p for n, p in head.named_parameters() if not n.startswith("lexical")]
optimizer = torch.optim.Adam([{"params": dense, "rate": 2e-3}, {"params": list(head.lexical.parameters()), "rate": 5e-3}], lr=2e-3)
for epoch in range(args.epochs):
    rng.shuffle(train)
    for k, (x, h, lexical, y) in enumerate(train):
        for group in optimizer.param_groups:
            group["lr"] = group["rate"] * (1 - (epoch + k / len(train)) / args.epochs)
        loss = crf_loss(head, head(x, h, lexical), y)
        loss = loss + 1e-5 * (head.lexical.weight ** 2).sum()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    figures = evaluate(head, dev)
    print(epoch + 1, figures, round(time.time() - begun), "s", flush=True)
torch.save({"model": head.state_dict(), "figures": figures, "epochs": args.epochs}, args.out + "/names.pt")
