#!/usr/bin/env python3
"""Weighs the encoder's word with the phrases' on labelled replies that it has not learnt from, and writes the model to pack.

Usage: fit.py STATE LINES FOUND --base DIR --output MODEL [--name reply-2]

LINES is a folder of labelled replies, FOUND what the phrases alone find in them (`Benchmarks replies FILE…`). For each rule a logistic
sum of the encoder's logit and the phrases' finding is fitted; a rule is told from one probability up, the same for all errors. MODEL/state.safetensors and MODEL/model.json are for ../deep/pack.py.
"""
import argparse
import json
import math
import os

import numpy as np
import torch
from safetensors.torch import load_file, save_file

import train
from lines import HEADS, SPOKEN, asked, broken, read

# From this probability up an error is one, and a warning one.
ERROR, WARNING = 0.6, 0.5
# Of these the phrases find nearly every one and more: the encoder says which of those are none, and adds nothing of its own.
VETOED = {"COMMITMENT", "OWN-IT"}
WARNINGS = {"TONE", "NO-PILE-ON", "NO-COMPENSATION-IN-PUBLIC", "OPEN-QUESTION"}


def logits(state, base, lines):
    """By line and head: the highest of the sentences' sums, or the whole's."""
    words = train.tokenizer(os.path.join(base, "vocab.txt"), train.TOKENS)
    model = train.Judge()
    model.load_state_dict({k if k.startswith("heads.") else "bert." + k: v for k, v in load_file(state).items()})
    model.eval()
    rows = train.prepared(words, lines)
    out = np.zeros((len(rows), len(HEADS)))
    order = sorted(range(len(rows)), key=lambda i: len(rows[i]["ids"]))
    with torch.no_grad():
        for start in range(0, len(order), 16):
            some = order[start:start + 16]
            ids, mask, pools, _, _ = train.collated([rows[i] for i in some])
            sums = model(ids, mask, pools).numpy()
            for at, i in enumerate(some):
                n = len(rows[i]["places"])
                out[i, :len(SPOKEN)] = sums[at, :max(1, n - 1), :len(SPOKEN)].max(0)
                out[i, len(SPOKEN):] = sums[at, n - 1, len(SPOKEN):]
    return out


def fitted(x, found, y, weight):
    """a · x + b · found + c of a logistic fit, b not below 0."""
    p = torch.tensor([1.0, 0.5, 0.0], dtype=torch.float64, requires_grad=True)
    x, found, y, weight = (torch.tensor(np.asarray(v, dtype=float)) for v in (x, found, y, weight))
    optimizer = torch.optim.LBFGS([p], max_iter=200, line_search_fn="strong_wolfe")

    def closure():
        optimizer.zero_grad()
        z = p[0].clamp(min=0.05) * x + p[1].clamp(min=0) * found + p[2]
        loss = (torch.nn.functional.binary_cross_entropy_with_logits(z, y, reduction="none") * weight).sum() / weight.sum()
        loss = loss + 0.01 * ((p[0] - 1) ** 2 + (p[1] - 1) ** 2)
        loss.backward()
        return loss

    optimizer.step(closure)
    a, b, c = p.detach().tolist()
    return max(0.05, a), max(0.0, b), c


def main():
    a = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    a.add_argument("state")
    a.add_argument("lines")
    a.add_argument("found")
    a.add_argument("--base", required=True)
    a.add_argument("--output", required=True)
    a.add_argument("--name", default="reply-2")
    o = a.parse_args()
    lines = [r for r in read(o.lines) if r.get("language", "en") == "en"]
    found = {r["id"]: r for r in map(json.loads, open(o.found, encoding="utf-8"))}
    z = logits(o.state, o.base, lines)
    mix = {}
    for j, rule in enumerate(HEADS):
        rows = [i for i, r in enumerate(lines) if asked(rule, r) and rule not in (r.get("doubt") or [])]
        kind = "warnings" if rule in WARNINGS else "errors"
        says = np.array([rule in found[lines[i]["id"]][kind] for i in rows], dtype=float)
        y = np.array([rule in broken(lines[i]) for i in rows], dtype=float)
        w, b, c = fitted(z[rows, j], says, y, np.ones(len(rows)))
        p = WARNING if rule in WARNINGS else ERROR
        c -= math.log(p / (1 - p))
        told = w * z[rows, j] + b * says + c >= 0
        if rule in VETOED:
            b, c = b + 40, c - 40
        mix[rule] = [b, w, c]
        print(f"{rule:26s} n {int(y.sum()):4d} deep {w:.2f} phrases {b:.2f} offset {c:+.2f}  "
              f"precision {y[told].mean() if told.any() else 0:.2f} recall {y[told].sum() / max(1, y.sum()):.2f}")
    os.makedirs(o.output, exist_ok=True)
    save_file(load_file(o.state), os.path.join(o.output, "state.safetensors"))
    model = {
        "name": o.name, "base": "all-MiniLM-L6-v2 (Apache-2.0)", "heads": HEADS, "calibration": {}, "mix": mix, "maxTokens": train.TOKENS,
        "pooling": "parts", "layers": 6, "width": 384, "attentionHeads": 12, "layerNormEpsilon": 1e-12, "languages": ["en"]}
    assert all(math.isfinite(v) for m in mix.values() for v in m)
    with open(os.path.join(o.output, "model.json"), "w", encoding="utf-8") as file:
        json.dump(model, file, indent=1)


if __name__ == "__main__":
    main()
