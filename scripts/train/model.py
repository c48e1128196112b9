"""The network: a two-layer BiLSTM over word and affix vectors, with heads for tags, tree and names.

Everything the runtime keeps in few bits is clipped here as it is clipped there.
"""
import ctypes
import os

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

from data import FEATURES, BUCKETS

WORD, AFFIX = 100, 64

_lib = ctypes.CDLL(os.environ.get("LSTM_SO", "/tmp/syntax/lstm.so"))
_blas = ctypes.CDLL("/usr/lib/x86_64-linux-gnu/openblas-pthread/libopenblas.so.0")


def drop(x, p, training):
    """Dropout with one mask a sentence, shared by its words (x is [time, batch, features])."""
    if not training or p == 0:
        return x
    mask = (torch.rand(1, x.shape[1], x.shape[2]) >= p).float() / (1 - p)
    return x * mask


def _p(t):
    return ctypes.c_void_p(t.data_ptr())


class LstmFunction(torch.autograd.Function):
    @staticmethod
    def forward(ctx, gates, u, lengths):
        _, T, B, H4 = gates.shape
        H = H4 // 4
        acts = gates.detach().clone().contiguous()
        u = u.contiguous()
        h = torch.empty(2, T, B, H)
        c = torch.empty(2, T, B, H)
        _blas.openblas_set_num_threads(1)
        _lib.lstm_forward(T, B, H, _p(lengths), _p(acts), _p(u), _p(h), _p(c))
        _blas.openblas_set_num_threads(2)
        ctx.save_for_backward(acts, u, h, c, lengths)
        return h

    @staticmethod
    def backward(ctx, dh):
        acts, u, h, c, lengths = ctx.saved_tensors
        _, T, B, H = h.shape
        dh = dh.contiguous()
        dg = torch.empty_like(acts)
        _blas.openblas_set_num_threads(1)
        _lib.lstm_backward(T, B, H, _p(lengths), _p(acts), _p(u), _p(h), _p(c), _p(dh), _p(dg))
        _blas.openblas_set_num_threads(2)
        du = torch.empty_like(u)
        H4 = 4 * H
        if T > 1:
            du[0] = dg[0, 1:].reshape(-1, H4).t() @ h[0, :-1].reshape(-1, H)
            du[1] = dg[1, :-1].reshape(-1, H4).t() @ h[1, 1:].reshape(-1, H)
        else:
            du.zero_()
        return dg, du, None


class BiLstm(nn.Module):
    def __init__(self, inputs, hidden):
        super().__init__()
        self.hidden = hidden
        self.w = nn.Parameter(torch.empty(8 * hidden, inputs))
        self.u = nn.Parameter(torch.empty(2, 4 * hidden, hidden))
        self.b = nn.Parameter(torch.zeros(8 * hidden))
        nn.init.xavier_uniform_(self.w)
        for d in range(2):
            for g in range(4):
                nn.init.orthogonal_(self.u.data[d, g * hidden:(g + 1) * hidden])
        for d in range(2):
            self.b.data[d * 4 * hidden + hidden:d * 4 * hidden + 2 * hidden] = 1.0

    def forward(self, x, lengths, weight_drop):
        T, B, _ = x.shape
        H4 = 4 * self.hidden
        g = F.linear(x.reshape(T * B, -1), self.w, self.b).view(T, B, 2, H4).permute(2, 0, 1, 3)
        u = F.dropout(self.u, weight_drop, self.training)
        h = LstmFunction.apply(g, u, lengths)
        return torch.cat([h[0], h[1]], dim=-1)


class Reader(nn.Module):
    def __init__(self, glove, n_delta, sizes, hidden=128, arc=96, label=96, name=64, dropout=0.33):
        super().__init__()
        self.register_buffer("glove", torch.tensor(glove))
        self.delta = nn.Embedding(n_delta + 1, WORD)
        nn.init.zeros_(self.delta.weight)
        self.affix = nn.Embedding(BUCKETS, AFFIX)
        nn.init.normal_(self.affix.weight, std=0.1)
        self.unknown = nn.Parameter(torch.zeros(WORD))
        self.lstm1 = BiLstm(WORD + AFFIX, hidden)
        self.lstm2 = BiLstm(2 * hidden, hidden)
        self.root = nn.Parameter(torch.zeros(2 * hidden))
        self.sizes = (arc, arc, label, label, name)
        self.mlp = nn.Linear(2 * hidden, sum(self.sizes))
        nn.init.orthogonal_(self.mlp.weight)
        nn.init.zeros_(self.mlp.bias)
        self.bilinear = nn.Linear(arc, arc)
        nn.init.orthogonal_(self.bilinear.weight, 0.5)
        nn.init.zeros_(self.bilinear.bias)
        self.label = nn.Linear(label, sizes["deprel"])
        self.upos = nn.Linear(2 * hidden, sizes["upos"])
        self.xpos = nn.Linear(2 * hidden, sizes["xpos"])
        self.name = nn.Linear(name, sizes["name"])
        self.p = dropout

    def encode(self, words, deltas, affixes, lengths, word_drop=0.0):
        w = self.glove[words] + self.delta(deltas)
        unknown = (words == 1)
        if self.training and word_drop > 0:
            unknown = unknown | (torch.rand(words.shape) < word_drop)
        w = torch.where(unknown.unsqueeze(-1), self.unknown, w)
        a = F.embedding_bag(affixes.reshape(-1, FEATURES), self.affix.weight, mode="sum").view(*words.shape, AFFIX)
        w, a = w.clamp(-4, 4), a.clamp(-4, 4)
        x = torch.cat([drop(w, self.p, self.training), drop(a, self.p, self.training)], -1)
        h = self.lstm1(x, lengths, 0.2)
        h = drop(h, self.p, self.training)
        h = self.lstm2(h, lengths, 0.2)
        return drop(h, self.p, self.training)

    def forward(self, batch, word_drop=0.0):
        h = self.encode(batch["words"], batch["deltas"], batch["affixes"], batch["lengths"], word_drop)
        T, B, D = h.shape
        h = torch.cat([self.root.clamp(-1, 1).expand(1, B, D), h], 0)  # [T+1, B, D]
        m = self.mlp(h.reshape((T + 1) * B, D)).view(T + 1, B, -1)
        dep, head, ldep, lhead, name = m.split(self.sizes, -1)
        p = self.p
        dep = drop(dep[1:].clamp(0, 4), p, self.training)
        head = drop(head.clamp(0, 4), p, self.training)
        t = self.bilinear(head).clamp(-8, 8)
        arcs = torch.bmm(dep.transpose(0, 1), t.permute(1, 2, 0))  # [B, T, T+1]
        lengths = batch["lengths"].long()
        pad = torch.arange(T + 1).unsqueeze(0) > lengths.unsqueeze(1)
        arcs = arcs.masked_fill(pad.unsqueeze(1), -1e9)
        h = h[1:]
        return {
            "arcs": arcs, "ldep": ldep[1:], "lhead": lhead,
            "upos": self.upos(h), "xpos": self.xpos(h),
            "name": self.name(drop(name[1:].clamp(0, 4), p, self.training)),
        }

    def labels(self, out, heads):
        """heads [T, B]: scores of each label for the arc to that head."""
        lhead = torch.gather(out["lhead"], 0, heads.unsqueeze(-1).expand(-1, -1, out["lhead"].shape[-1]))
        hidden = (out["ldep"] + lhead).clamp(0, 4)
        return self.label(drop(hidden, self.p, self.training))
