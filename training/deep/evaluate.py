#!/usr/bin/env python3
"""Calibrates a trained model on the dev lines, chooses the weight of the average with the fast tier, and measures both.

Usage: evaluate.py STATE MIX --base DIR --report FILE [--fast EARSHOT] [--eval DIR]

STATE is train.py's output, MIX prepare_deep.py's. With `--fast` (the earshot program) the fast tier judges the same texts.
Writes what export.py needs to FILE (calibration, blend, threshold) and prints tables. Nothing is fitted on `--eval`.
"""
import argparse
import collections
import gzip
import json
import math
import os
import subprocess

import torch
from safetensors.torch import load_file

from encoder import Model, batch, tokenizer
from heads import HEADS, SHIPPED, TOPICS, URGENCY, clean_for_encoder

INDEX = {h: i for i, h in enumerate(HEADS)}


def sigmoid(x):
    return 1 / (1 + math.exp(-max(-40.0, min(40.0, x))))


def logit(p):
    p = min(max(p, 5e-5), 1 - 5e-5)
    return math.log(p / (1 - p))


def load(path):
    model = Model(len(HEADS))
    state = load_file(path)
    model.load_state_dict({k if k.startswith("heads.") else "bert." + k: v for k, v in state.items()})
    return model.eval()


@torch.inference_mode()
def logits(model, words, texts):
    encoded = [e.ids for e in words.encode_batch(texts)]
    order = sorted(range(len(texts)), key=lambda i: len(encoded[i]))
    out = torch.zeros(len(texts), len(HEADS))
    for start in range(0, len(order), 32):
        part = order[start:start + 32]
        out[part] = model(*batch([encoded[i] for i in part]))
    return out


def fast_answers(program, texts):
    """(complaint, anger, topics, urgency) of the fast tier."""
    lines = "".join(json.dumps(t, ensure_ascii=False) + "\n" for t in texts)
    done = subprocess.run([program, "classify", "--json"], input=lines.encode(), stdout=subprocess.PIPE, check=True)
    out = [json.loads(line) for line in done.stdout.splitlines() if line.strip()]
    assert len(out) == len(texts), (len(out), len(texts))
    return out


def auc(scores, truth):
    order = sorted(range(len(scores)), key=lambda i: scores[i])
    rank, i, total = 0.0, 0, 0
    while i < len(order):
        j = i
        while j < len(order) and scores[order[j]] == scores[order[i]]:
            j += 1
        hits = sum(truth[order[k]] for k in range(i, j))
        rank += hits * ((i + j + 1) / 2)
        total += hits
        i = j
    n = len(truth) - total
    return (rank - total * (total + 1) / 2) / (total * n) if total and n else float("nan")


def pearson(x, y):
    n = len(x)
    mx, my = sum(x) / n, sum(y) / n
    sxy = sum((a - mx) * (b - my) for a, b in zip(x, y))
    return sxy / math.sqrt(sum((a - mx) ** 2 for a in x) * sum((b - my) ** 2 for b in y) + 1e-12)


def ranks(x):
    order = sorted(range(len(x)), key=lambda i: x[i])
    out = [0.0] * len(x)
    i = 0
    while i < len(order):
        j = i
        while j < len(order) and x[order[j]] == x[order[i]]:
            j += 1
        for k in range(i, j):
            out[order[k]] = (i + j) / 2
        i = j
    return out


def f1s(p, truth, threshold):
    """(F1 of yes, macro-F1, precision, recall)"""
    tp = sum(1 for a, b in zip(p, truth) if a >= threshold and b)
    fp = sum(1 for a, b in zip(p, truth) if a >= threshold and not b)
    fn = sum(1 for a, b in zip(p, truth) if a < threshold and b)
    tn = len(p) - tp - fp - fn
    yes = 2 * tp / max(1, 2 * tp + fp + fn)
    return yes, (yes + 2 * tn / max(1, 2 * tn + fp + fn)) / 2, tp / max(1, tp + fp), tp / max(1, tp + fn)


def ece(p, truth, bins=10):
    sums = [[0.0, 0.0, 0] for _ in range(bins)]
    for a, b in zip(p, truth):
        s = sums[min(bins - 1, int(a * bins))]
        s[0] += a
        s[1] += b
        s[2] += 1
    return sum(abs(s[0] - s[1]) for s in sums) / len(p)


def platt(x, y, w=None, l2=1.0):
    """Slope and intercept of a logistic fit with soft targets; the slope is drawn to 1 by `l2`."""
    x = torch.tensor(x, dtype=torch.float64)
    y = torch.tensor(y, dtype=torch.float64)
    w = torch.ones_like(x) if w is None else torch.tensor(w, dtype=torch.float64)
    def cost(a):
        z = a[0] * x + a[1]
        return (w * (torch.nn.functional.softplus(z) - y * z)).sum() + l2 / 2 * (a[0] - 1) ** 2 + 5e-4 * a[1] ** 2

    a = torch.tensor([1.0, 0.0], dtype=torch.float64)
    for _ in range(100):
        p = torch.sigmoid(a[0] * x + a[1])
        g = torch.stack([(w * (p - y) * x).sum() + l2 * (a[0] - 1), (w * (p - y)).sum() + 1e-3 * a[1]])
        v = w * p * (1 - p)
        h = torch.stack([torch.stack([(v * x * x).sum() + l2, (v * x).sum()]), torch.stack([(v * x).sum(), v.sum() + 1e-3])])
        step = torch.linalg.solve(h, g)
        size = 1.0  # far from the goal a full step of Newton's overshoots
        while cost(a - size * step) > cost(a) and size > 1e-6:
            size /= 2
        a = a - size * step
        if step.abs().max() < 1e-9:
            break
    return [round(float(a[0]), 5), round(float(a[1]), 5)]


def loss(p, y, w):
    return -sum(c * (b * math.log(max(a, 1e-6)) + (1 - b) * math.log(max(1 - a, 1e-6))) for a, b, c in zip(p, y, w)) / sum(w)


# What a dev set counts for, in calibration and in the choice of the average: own lines most, as they are posts about firms.
DEV_SHARES = {"own": 3.0, "labelled": 0.3, "vader-tweets": 1.0, "vader-amazon": 1.0, "uci": 1.0, "goemotions": 0.3,
              "brighter": 1.0}


def dev_rows(rows, head):
    part = [(i, r) for i, r in enumerate(rows) if head in r["targets"]]
    sizes = collections.Counter(r["set"] for _, r in part)
    total = {s: DEV_SHARES.get(s, 0.3) * math.sqrt(n) for s, n in sizes.items()}
    w = [total[r["set"]] / sizes[r["set"]] for _, r in part]
    return [i for i, _ in part], [r["targets"][head] for _, r in part], [x * len(w) / sum(w) for x in w]


def balanced(y, w):
    """Weights under which yes and no count the same."""
    yes = sum(c for b, c in zip(y, w) if b >= 0.5)
    no = sum(c for b, c in zip(y, w) if b < 0.5)
    return [c * ((yes + no) / 2 / (yes if b >= 0.5 else no)) for b, c in zip(y, w)]


def main():
    a = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    a.add_argument("state")
    a.add_argument("mix")
    a.add_argument("--base", required=True)
    a.add_argument("--report", required=True)
    a.add_argument("--fast")
    a.add_argument("--eval")
    a.add_argument("--threads", type=int, default=2)
    a.add_argument("--only", nargs="*", help="names of the evaluation sets, all if not given")
    a.add_argument("--blend", type=float, nargs=2, metavar=("COMPLAINT", "ANGER"), help="the deep tier's share, if not chosen on dev")
    o = a.parse_args()
    torch.set_num_threads(o.threads)
    model, words = load(o.state), tokenizer(os.path.join(o.base, "vocab.txt"))
    rows = [r for r in map(json.loads, open(o.mix, encoding="utf-8")) if r["split"] == "dev"]
    out = logits(model, words, [r["text"] for r in rows])
    fast = fast_answers(o.fast, [r.get("raw", r["text"]) for r in rows]) if o.fast else None

    report = {"calibration": {h: [1.0, 0.0] for h in SHIPPED}, "dev": {}}
    for h in SHIPPED:
        at, y, w = dev_rows(rows, h)
        if len(at) < 40 or sum(y) < 8:
            continue
        w = balanced(y, w) if h == "complaint" else w
        x = [out[i, INDEX[h]].item() for i in at]
        report["calibration"][h] = platt(x, y, w)

    def deep(h, z):
        s, b = report["calibration"][h]
        return s * z[INDEX[h]].item() + b

    blend = {"space": "logit of calibrated probabilities", "deep": {}}
    if fast:
        print("dev, by the deep tier's share in the average: log loss (AUC or r)")
        for k, h in enumerate(("complaint", "anger")):
            at, y, w = dev_rows(rows, h)
            w = balanced(y, w) if h == "complaint" else w
            d, f = [deep(h, out[i]) for i in at], [logit(fast[i][h]) for i in at]
            best = None
            for step in range(0, 21):
                share = step / 20
                p = [sigmoid(share * b + (1 - share) * c) for b, c in zip(d, f)]
                l = loss(p, y, w)
                if step % 2 == 0:
                    q = auc(p, [int(t >= 0.5) for t in y]) if h == "complaint" else pearson(p, y)
                    print(f"  {h} {share:.2f}: {l:.4f} ({q:.3f})")
                if best is None or l < best[0]:
                    best = (l, share)
            blend["deep"][h] = o.blend[k] if o.blend else best[1]
            b = blend["deep"][h]
            mixed = [b * x + (1 - b) * z for x, z in zip(d, f)]
            blend.setdefault("after", {})[h] = platt(mixed, y, w)
    # Topics, urgency and stance: how far the deep tier is above the probability with the best F1 on dev, half and half with how
    # far the fast tier is above its own.
    for h in SHIPPED[2:]:
        at, y, _ = dev_rows(rows, h)
        if report["calibration"][h] == [1.0, 0.0]:
            continue
        p = [sigmoid(deep(h, out[i])) for i in at]
        best = max((f1s(p, y, t / 100)[0], -abs(t - 50), t / 100) for t in range(8, 81))
        blend["deep"][h], blend.setdefault("after", {})[h] = 0.5, [1.0, round(-0.5 * logit(best[2]), 5)]
        if h.startswith("stance."):  # told better by the fast tier alone
            blend["deep"][h], blend["after"][h] = 0.0, [1.0, 0.0]
    report["blend"] = blend

    def averaged(h, z, f):
        share = blend["deep"].get(h, 1.0)
        s, b = blend.get("after", {}).get(h, [1.0, 0.0])
        return sigmoid(s * (share * deep(h, z) + (1 - share) * logit(f[h])) + b)

    at, y, w = dev_rows(rows, "complaint")
    w = balanced(y, w)
    p = [averaged("complaint", out[i], fast[i]) if fast else sigmoid(deep("complaint", out[i])) for i in at]
    order = sorted(range(len(p)), key=lambda i: p[i])
    found = []
    for threshold in [x / 100 for x in range(20, 81)]:
        tp = sum(c for a_, b_, c in zip(p, y, w) if a_ >= threshold and b_)
        fp = sum(c for a_, b_, c in zip(p, y, w) if a_ >= threshold and not b_)
        fn = sum(c for a_, b_, c in zip(p, y, w) if a_ < threshold and b_)
        tn = sum(w) - tp - fp - fn
        m = tp / (2 * tp + fp + fn) + tn / (2 * tn + fp + fn)
        found.append((m, threshold))
    # The curve is flat: of the thresholds that are as good as the best, the lowest, for a complaint overlooked costs more than one
    # too many.
    chosen = min(threshold for m, threshold in found if m >= max(found)[0] - 0.004)
    report["threshold"] = chosen
    print(f"threshold by macro-F1 on dev {chosen}")

    print("\ndev by set: n, complaint AUC deep / averaged; anger r deep / averaged")
    for s in sorted({r["set"] for r in rows}):
        line = [s]
        for h in ("complaint", "anger"):
            at = [i for i, r in enumerate(rows) if r["set"] == s and h in r["targets"]]
            if len(at) < 20:
                continue
            y = [rows[i]["targets"][h] for i in at]
            d = [deep(h, out[i]) for i in at]
            m = [averaged(h, out[i], fast[i]) for i in at] if fast else d
            fz = [fast[i][h] for i in at] if fast else d
            q = (lambda v: auc(v, y)) if h == "complaint" else (lambda v: pearson([sigmoid(t) if t < 0 or t > 1 else t for t in v], y))
            line.append(f"{h} {len(at)}: fast {q(fz):.3f} deep {q([sigmoid(t) for t in d]):.3f} averaged {q(m):.3f}")
        print("  " + "; ".join(line))

    print("\ndev of the labelled lines: n yes / n, AUC, F1, precision, recall at 0.5; the fast tier's rules beside it")
    report["dev"]["heads"] = {}
    for h in SHIPPED[2:]:
        at = [i for i, r in enumerate(rows) if r["set"] == "labelled" and h in r["targets"]]
        y = [rows[i]["targets"][h] for i in at]
        if not at or not sum(y):
            continue
        p = [sigmoid(deep(h, out[i])) for i in at]
        yes, _, precision, recall = f1s(p, y, 0.5)
        text = f"  {h}: {sum(y)}/{len(y)} AUC {auc(p, y):.3f} F1 {yes:.3f} P {precision:.3f} R {recall:.3f}"
        if fast:
            kind, name = h.split(".")
            key = {"urgency": "urgency", "topic": "topics", "stance": "stance"}[kind]
            rule = [1.0 if name in fast[i].get(key, []) else 0.0 for i in at]
            ry, _, rp, rr = f1s(rule, y, 0.5)
            both = [max(a_, b_) for a_, b_ in zip(p, rule)]
            text += f" | rules F1 {ry:.3f} P {rp:.3f} R {rr:.3f} | either F1 {f1s(both, y, 0.5)[0]:.3f}"
        report["dev"]["heads"][h] = {"yes": sum(y), "n": len(y), "auc": round(auc(p, y), 4), "f1": round(yes, 4)}
        print(text)

    if o.eval:
        measure(o, model, words, deep, averaged, chosen)
    with open(o.report, "w", encoding="utf-8") as file:
        json.dump(report, file, indent=1)


def measure(o, model, words, deep, averaged, threshold):
    def read(name):
        with gzip.open(os.path.join(o.eval, name + ".jsonl.gz"), "rt", encoding="utf-8") as lines:
            rows = [json.loads(line) for line in lines]
        rows = [r for r in rows if r.get("lang", "en") == "en"]
        z = logits(model, words, [clean_for_encoder(r["text"], 120) for r in rows])
        f = fast_answers(o.fast, [r["text"] for r in rows]) if o.fast else None
        return rows, z, f

    def table(name, rows, z, f, y):
        d = [deep("complaint", t) for t in z]
        columns = {"deep": [sigmoid(t) for t in d]}
        if f:
            columns = {"fast": [t["complaint"] for t in f], **columns,
                       "averaged": [averaged("complaint", t, g) for t, g in zip(z, f)]}
        print(f"  {name} n {len(y)} yes {sum(y) / len(y):.3f}: " + " | ".join(
            f"{k} AUC {auc(p, y):.4f} macroF1 {f1s(p, y, threshold)[1]:.4f} ECE {ece(p, y):.3f}" for k, p in columns.items()))
        return {k: (auc(p, y), f1s(p, y, threshold)[1]) for k, p in columns.items()}

    def wanted(name):
        return not o.only or name in o.only

    print("\neval")
    if wanted("complaints2019_part"):
        complaints(table, *read("complaints2019_part"), threshold, deep, averaged)
    if wanted("airline2015_part"):
        rows, z, f = read("airline2015_part")
        table("airline, negative or not", rows, z, f, [int(r["label"] == "negative") for r in rows])
    for name in filter(wanted, ("semeval2018_anger_part", "brighter_intensity_test")):
        rows, z, f = read(name)
        y = [float(r["label"]) if name.startswith("sem") else r["emotions"]["anger"] / 3 for r in rows]
        columns = {"deep": [sigmoid(deep("anger", t)) for t in z]}
        if f:
            columns = {"fast": [t["anger"] for t in f], **columns, "averaged": [averaged("anger", t, g) for t, g in zip(z, f)]}
        print(f"  {name} (en) n {len(y)}: " + " | ".join(
            f"{k} r {pearson(p, y):.4f} rho {pearson(ranks(p), ranks(y)):.4f}" for k, p in columns.items()))


def complaints(table, rows, z, f, threshold, deep, averaged):
    y = [int(r["label"]) for r in rows]
    table("complaints, all", rows, z, f, y)
    found = []
    for domain in sorted({r["domain"] for r in rows}):
        at = [i for i, r in enumerate(rows) if r["domain"] == domain]
        part, g, truth = z[at], [f[i] for i in at] if f else None, [y[i] for i in at]
        if 0 < sum(truth) < len(truth):
            found.append(table("complaints: " + domain, [rows[i] for i in at], part, g, truth))
        else:
            p = [averaged("complaint", t, g[k]) if f else sigmoid(deep("complaint", t)) for k, t in enumerate(part)]
            print(f"  {domain}: n {len(at)}, called complaints {sum(t >= threshold for t in p) / len(p):.3f}")
    for k in found[0]:
        print(f"  mean of brand domains, {k}: AUC {sum(t[k][0] for t in found) / len(found):.4f} "
              f"macro-F1 {sum(t[k][1] for t in found) / len(found):.4f}")


if __name__ == "__main__":
    main()
