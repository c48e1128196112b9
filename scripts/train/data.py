"""CoNLL-U, names and word vectors in; sentences as arrays of feature numbers out.

The features are computed again, bit for bit, by src/reading/syntax/features.ts: change both together.
"""
import json
import random
import re

NAME_LABELS = ["O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC"]
BUCKETS = 8192
FEATURES = 8

_REPLACE = {
    "\u2018": "'", "\u2019": "'", "\u201a": "'", "\u201b": "'", "\u2032": "'", "\u00b4": "'", "\u0060": "'",
    "\u201c": '"', "\u201d": '"', "\u201e": '"', "\u201f": '"', "\u00ab": '"', "\u00bb": '"', "\u2033": '"',
    "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2014": "-", "\u2015": "-", "\u2212": "-",
    "\u2026": "...",
    "\u00a0": " ", "\u2009": " ", "\u202f": " ",
}
_SPECIAL = re.compile("[" + "".join(_REPLACE) + "]")


def normalise_form(form):
    form = _SPECIAL.sub(lambda m: _REPLACE[m.group(0)], form)
    if form in ("''", "``"):
        return '"'
    if form in ("--", "---"):
        return "-"
    return form


def fnv(units):
    h = 2166136261
    for u in units:
        h = ((h ^ u) * 16777619) & 0xFFFFFFFF
    return (h ^ (h >> 15)) & 0xFFFFFFFF


def units_of(text):
    raw = text.encode("utf-16-le")
    return [raw[i] | raw[i + 1] << 8 for i in range(0, len(raw), 2)]


def shape_of(units):
    """Letters to X and x, digits to d, anything above ASCII to u; runs cut to two."""
    out = []
    for u in units:
        if 65 <= u <= 90:
            c = 88
        elif 97 <= u <= 122:
            c = 120
        elif 48 <= u <= 57:
            c = 100
        elif u > 127:
            c = 117
        else:
            c = u
        if len(out) >= 2 and out[-1] == c and out[-2] == c:
            continue
        out.append(c)
        if len(out) == 10:
            break
    return out


_cache = {}


def features_of(form):
    found = _cache.get(form)
    if found is None:
        low, raw = units_of(form.lower()), units_of(form)
        parts = [[1] + low[:1], [2] + low[:2], [3] + low[:3], [4] + low[-1:], [5] + low[-2:], [6] + low[-3:],
                 [7] + low[-4:], [8] + shape_of(raw)]
        found = [fnv(p) % BUCKETS for p in parts]
        _cache[form] = found
    return found


NAME_BUCKETS = 1 << 16
NAME_FEATURES = 13
_EDGE = (0x51ED270B, 0x2545F491, 0, 0)


def _mix(kind, a, b=0, c=0):
    h = (2166136261 ^ kind) * 16777619 & 0xFFFFFFFF
    for x in (a, b, c):
        h = (h ^ x) * 16777619 & 0xFFFFFFFF
        h ^= h >> 13
    return (h ^ (h >> 16)) % NAME_BUCKETS


_name_cache = {}


def _name_parts(form):
    """Hashes of the lower-cased form, the shape, the first three letters and the last three."""
    found = _name_cache.get(form)
    if found is None:
        low = units_of(form.lower())
        found = (fnv([9] + low), fnv([8] + shape_of(units_of(form))), fnv([3] + low[:3]), fnv([6] + low[-3:]))
        _name_cache[form] = found
    return found


def name_features(forms):
    parts = [_EDGE, _EDGE] + [_name_parts(f) for f in forms] + [_EDGE, _EDGE]
    out = []
    for i in range(2, len(parts) - 2):
        (wbb, _, _, _), (wb, sb, _, _), (w, s, p, e), (wa, sa, _, _), (waa, _, _, _) = parts[i - 2:i + 3]
        out.append([_mix(1, w), _mix(2, w, s), _mix(3, wb, s), _mix(4, wa, s), _mix(5, wb, w), _mix(6, w, wa), _mix(7, sb, s, sa),
                    _mix(8, p, s), _mix(9, e, s), _mix(10, wbb, s), _mix(11, waa, s), _mix(12, wb, s, wa), _mix(13, wb, wbb)])
    return out


def read_conllu(path):
    sentences, rows, comments = [], [], {}
    for line in open(path, encoding="utf-8"):
        line = line.rstrip("\n")
        if not line:
            if rows:
                sentences.append({"id": comments.get("sent_id"), "rows": rows})
            rows, comments = [], {}
        elif line.startswith("#"):
            key, _, value = line[1:].partition("=")
            comments[key.strip()] = value.strip()
        else:
            cells = line.split("\t")
            if cells[0].isdigit():
                rows.append(cells)
    if rows:
        sentences.append({"id": comments.get("sent_id"), "rows": rows})
    for s in sentences:
        r = s["rows"]
        s["forms"] = [normalise_form(c[1]) for c in r]
        s["upos"] = [c[3] for c in r]
        s["xpos"] = [c[4] for c in r]
        s["heads"] = [int(c[6]) for c in r]
        s["deprels"] = [c[7] for c in r]
    return sentences


def read_names(path):
    """sent_id -> labels. Names of other kinds count as outside."""
    out, labels, sent_id = {}, [], None
    for line in open(path, encoding="utf-8"):
        line = line.rstrip("\n")
        if line.startswith("#"):
            if "sent_id" in line:
                sent_id = line.partition("=")[2].strip()
        elif not line:
            if labels:
                out[sent_id] = labels
            labels = []
        else:
            label = line.split("\t")[2]
            labels.append(label if label in NAME_LABELS else "O")
    if labels:
        out[sent_id] = labels
    return out


_MARK = re.compile(r"\(([^()]+)(\))?|([^()]+)\)")
_TITLES = set("president chair chairman minister secretary poet king queen prince pope senator judge professor doctor dr. mr. mrs. "
              "ms. sir lord lady general captain governor mayor senator director ambassador chancellor god mom dad".split())
_KINDS = {"person": "PER", "organization": "ORG", "place": "LOC"}


def names_from_entities(sentence):
    """BIO labels from GUM's mentions: the proper-noun core of persons, organizations and places."""
    rows = sentence["rows"]
    labels = ["O"] * len(rows)
    if any("[" in c[9] for c in rows):
        return None
    opened, found = [], []
    for i, cells in enumerate(rows):
        mark = next((x[7:] for x in cells[9].split("|") if x.startswith("Entity=")), "")
        for m in _MARK.finditer(mark):
            if m.group(1):
                mention = (i, m.group(1).split("-"))
                if m.group(2):
                    found.append((mention, i))
                else:
                    opened.append(mention)
            else:
                for k in range(len(opened) - 1, -1, -1):
                    if opened[k][1][0] == m.group(3):
                        found.append((opened.pop(k), i))
                        break
    for (first, parts), last in found:
        kind = _KINDS.get(parts[1] if len(parts) > 1 else "")
        core = parts[5].split(",") if len(parts) > 5 else []
        if kind is None or not core or not all(x.isdigit() for x in core):
            continue
        head = first + int(core[0]) - 1
        a, b = head, first + int(core[-1]) - 1
        if b > last or rows[head][3] != "PROPN" or (kind == "PER" and rows[head][4] == "NNPS"):
            continue
        while a > first and rows[a - 1][3] == "PROPN":
            a -= 1
        while b < last and rows[b + 1][3] == "PROPN":
            b += 1
        forms = [rows[k][1].lower() for k in range(a, b + 1)]
        if kind == "PER" and ("of" in forms or (len(forms) == 1 and forms[0] in _TITLES)):
            continue
        # Universal NER leaves titles out: "President", "Mr." before a name are descriptions in UD.
        while kind == "PER" and a < b and rows[a][7] == "nmod:desc":
            a += 1
        if all(labels[k] == "O" for k in range(a, b + 1)):
            for k in range(a, b + 1):
                labels[k] = ("B-" if k == a else "I-") + kind
    return labels


def read_vectors(path, size):
    d = json.load(open(path))
    words = d["words"][:size]
    every = d["vectors"]
    return words, every


def augment(rng, forms):
    """A copy of a sentence in another letter case, or None."""
    r = rng.random()
    if r < 0.025:
        return [f.lower() for f in forms]
    if r < 0.045:
        return [f.upper() for f in forms]
    if r < 0.07:
        small = {"a", "an", "the", "of", "in", "on", "to", "for", "and", "at", "by", "with", "from", "as", "or"}
        return [f if f.lower() in small and i else f[:1].upper() + f[1:] for i, f in enumerate(forms)]
    return None


def seeded(seed):
    return random.Random(seed)
