#!/usr/bin/env python3
"""Fits the urgency, topic and stance heads anew on the encoder as it is (after soup.py, which halves what only one run has learnt).

Usage: refit.py STATE MIX OUTPUT --base DIR [--pull 0.001]

A masked logistic fit on the [CLS] vectors of the training lines that carry those labels; `--pull` draws the weights to zero.
The encoder and all other heads stay as they are.
"""
import argparse
import json
import os
import random

import torch
from safetensors.torch import load_file, save_file
from torch.nn import functional as F

from encoder import Model, batch, tokenizer
from heads import HEADS, SHIPPED

# At most so many lines of a set; the labelled ones are all used.
LIMITS = {"banking77": 700, "bitext": 500, "clinc150": 200, "hwu64": 150, "taskmaster": 150, "nlupp_restaurant8k": 100, "own": 600,
          "rule": 300}


def main():
    a = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    a.add_argument("state")
    a.add_argument("mix")
    a.add_argument("output")
    a.add_argument("--base", required=True)
    a.add_argument("--pull", type=float, default=0.001)
    a.add_argument("--threads", type=int, default=2)
    a.add_argument("--seed", type=int, default=5)
    o = a.parse_args()
    torch.set_num_threads(o.threads)
    heads = SHIPPED[2:]
    rows = [r for r in map(json.loads, open(o.mix, encoding="utf-8")) if r["split"] == "train" and any(h in r["targets"] for h in heads)]
    random.Random(o.seed).shuffle(rows)
    seen, kept = {}, []
    for r in rows:
        seen[r["set"]] = seen.get(r["set"], 0) + 1
        if seen[r["set"]] <= LIMITS.get(r["set"], 10 ** 9):
            kept.append(r)
    rows = sorted(kept, key=lambda r: len(r["text"]))
    state = load_file(o.state)
    model = Model(len(HEADS))
    model.load_state_dict({k if k.startswith("heads.") else "bert." + k: v for k, v in state.items()})
    model.eval()
    words = tokenizer(os.path.join(o.base, "vocab.txt"))
    ids = [e.ids for e in words.encode_batch([r["text"] for r in rows])]
    with torch.no_grad():
        x = torch.cat([model.bert(*batch(ids[i:i + 32])) for i in range(0, len(ids), 32)])
    t, w = torch.zeros(len(rows), len(heads)), torch.zeros(len(rows), len(heads))
    for i, r in enumerate(rows):
        for j, h in enumerate(heads):
            if h in r["targets"]:
                t[i, j], w[i, j] = r["targets"][h], r["weights"][h]
    at = [HEADS.index(h) for h in heads]
    weight, bias = torch.zeros(len(heads), x.shape[1], requires_grad=True), torch.full((len(heads),), -3.0, requires_grad=True)
    optimizer = torch.optim.LBFGS([weight, bias], max_iter=300, line_search_fn="strong_wolfe")
    total = w.sum(0)

    def closure():
        optimizer.zero_grad()
        loss = (F.binary_cross_entropy_with_logits(x @ weight.T + bias, t, w, reduction="none").sum(0) / total).sum()
        loss = loss + o.pull * weight.square().sum()
        loss.backward()
        return loss

    print(f"{len(rows)} lines, loss {optimizer.step(closure).item():.4f} -> {closure().item():.4f}")
    state["heads.weight"][at], state["heads.bias"][at] = weight.detach(), bias.detach()
    save_file(state, o.output)


if __name__ == "__main__":
    main()
