#!/usr/bin/env python3
"""Fine-tunes the encoder with all heads on the mix of prepare_deep.py.

Usage: train.py MIX --base DIR --output DIR [--start STATE] [--examples N] [--epochs N] [--minutes M] [--threads N] [--seed N]

`--base` holds model.safetensors and vocab.txt of all-MiniLM-L6-v2. Writes <output>/last.safetensors every --save steps
and at the end (a moving average of the weights is what is written). `--minutes` ends the schedule in time: the number of
steps is set from the speed of the first ones, so that the learning rate still falls to zero.
"""
import argparse
import json
import os
import random
import time

import torch
from torch.nn import functional as F
from safetensors.torch import load_file, save_file

from encoder import Model, batch, load_base, tokenizer
from heads import HEADS

# What a head's loss counts for. The weights of the lines are inside these.
SHARES = {"complaint": 1.0, "anger": 1.6, "valence": 0.8, "urgency": 0.6, "topic": 0.3, "stance": 0.3, "emotion": 0.06}


def epoch(rows, generator, size):
    """Batches of lines of like length, in random order."""
    order = [r for r in rows for _ in range(r["copies"])]
    generator.shuffle(order)
    chunk = size * 64
    out = []
    for start in range(0, len(order), chunk):
        part = sorted(order[start:start + chunk], key=lambda r: len(r["ids"]))
        out += [part[i:i + size] for i in range(0, len(part), size)]
    generator.shuffle(out)
    return out


def labels(lines):
    target = torch.zeros(len(lines), len(HEADS))
    weight = torch.zeros(len(lines), len(HEADS))
    for i, r in enumerate(lines):
        for j, t, w in r["labels"]:
            target[i, j], weight[i, j] = t, w
    return target, weight


def save(model, average, path):
    state = {k: v.clone() for k, v in model.state_dict().items()}
    for k, v in average.items():
        state[k] = v.clone()
    save_file({k.removeprefix("bert."): v.contiguous() for k, v in state.items()}, path + ".tmp")
    os.replace(path + ".tmp", path)


def main():
    a = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    a.add_argument("mix")
    a.add_argument("--base", required=True)
    a.add_argument("--output", required=True)
    a.add_argument("--start", help="output of an earlier run to go on from, in place of the base model")
    a.add_argument("--floor", type=float, default=0.0, help="share of the rate that is left at the end")
    a.add_argument("--examples", type=int, help="at most so many lines, for a trial")
    a.add_argument("--epochs", type=float, default=2)
    a.add_argument("--minutes", type=float)
    a.add_argument("--batch", type=int, default=32)
    a.add_argument("--rate", type=float, default=8e-5)
    a.add_argument("--head-rate", type=float, default=1e-3)
    a.add_argument("--dropout", type=float, default=0.1)
    a.add_argument("--threads", type=int, default=2, help="0: one or two, whichever is faster just now (a shared machine)")
    a.add_argument("--save", type=int, default=250)
    a.add_argument("--seed", type=int, default=7)
    o = a.parse_args()
    torch.set_num_threads(o.threads or 2)
    torch.manual_seed(o.seed)
    generator = random.Random(o.seed)
    os.makedirs(o.output, exist_ok=True)

    index = {h: i for i, h in enumerate(HEADS)}
    rows = [r for r in map(json.loads, open(o.mix, encoding="utf-8")) if r["split"] == "train"]
    if o.examples:
        rows = rows[:o.examples]
    words = tokenizer(os.path.join(o.base, "vocab.txt"))
    for r, e in zip(rows, words.encode_batch([r["text"] for r in rows])):
        r["ids"] = e.ids
        r["labels"] = [(index[h], t, r["weights"][h] * SHARES[h.split(".")[0]]) for h, t in r["targets"].items()]
    model = Model(len(HEADS))
    load_base(model, os.path.join(o.base, "model.safetensors"))
    if o.start:
        state = load_file(o.start)
        model.load_state_dict({k if k.startswith("heads.") else "bert." + k: v for k, v in state.items()})
    for name, p in model.named_parameters():  # the table of words stays as it is: small data would only move the words it has
        p.requires_grad = "word_embeddings" not in name and "position_embeddings" not in name and "token_type" not in name
    plain = [p for n, p in model.named_parameters() if p.requires_grad and not n.startswith("heads") and p.dim() < 2]
    dense = [p for n, p in model.named_parameters() if p.requires_grad and not n.startswith("heads") and p.dim() >= 2]
    optimizer = torch.optim.AdamW([
        {"params": dense, "lr": o.rate, "weight_decay": 0.01}, {"params": plain, "lr": o.rate, "weight_decay": 0.0},
        {"params": list(model.heads.parameters()), "lr": o.head_rate, "weight_decay": 0.0}], betas=(0.9, 0.98), foreach=True)
    peaks = [g["lr"] for g in optimizer.param_groups]
    average = {}
    per_epoch = (sum(r["copies"] for r in rows) + o.batch - 1) // o.batch
    total = int(per_epoch * o.epochs)
    log = open(os.path.join(o.output, "log.jsonl"), "a", encoding="utf-8")
    step, begun, sums, seen = 0, time.time(), {}, 0
    batches = []
    speeds, last = ([], []), time.time()
    model.train()
    while step < total:
        if not batches:
            batches = epoch(rows, generator, o.batch)
        lines = batches.pop()
        # Time rules the length of the schedule where a limit was given; the share done only ever grows.
        done = step / total
        if o.minutes:
            done = max(done, (time.time() - begun) / 60 / o.minutes)
            if done >= 1:
                break
        factor = min(1.0, (step + 1) / 150) * (1 - (1 - o.floor) * done)
        for g, peak in zip(optimizer.param_groups, peaks):
            g["lr"] = peak * factor
        ids, mask = batch([r["ids"] for r in lines])
        target, weight = labels(lines)
        losses = F.binary_cross_entropy_with_logits(model(ids, mask, o.dropout), target, weight, reduction="none")
        loss = losses.sum() / len(lines)
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_([p for p in model.parameters() if p.requires_grad], 1.0, foreach=True)
        optimizer.step()
        if o.threads == 0:  # of 40 steps four are timed on one thread and four on two
            place = step % 40
            now = time.time()
            if place < 8:
                speeds[place // 4].append(ids.numel() / (now - last))
                if place == 3:
                    torch.set_num_threads(2)
                elif place == 7:
                    rates = [sum(s) for s in speeds]
                    torch.set_num_threads(1 if rates[0] > rates[1] else 2)
            elif place == 39:
                torch.set_num_threads(1)
                speeds = ([], [])
            last = now
        step += 1
        seen += len(lines)
        if step % 4 == 0 and done > 0.5:
            with torch.no_grad():
                for n, p in model.named_parameters():
                    if p.requires_grad:
                        if n in average:
                            average[n].lerp_(p, 0.02)
                        else:
                            average[n] = p.detach().clone()
        with torch.no_grad():
            part = losses.sum(0)
            for h in ("complaint", "anger", "valence"):
                sums[h] = sums.get(h, 0.0) + part[index[h]].item() / max(1e-6, weight[:, index[h]].sum().item())
            sums["all"] = sums.get("all", 0.0) + loss.item()
        if step % 50 == 0:
            entry = {"step": step, "of": total, "done": round(done, 3), "examples/s": round(seen / (time.time() - begun), 1), "threads": torch.get_num_threads(),
                     **{k: round(v / 50, 4) for k, v in sums.items()}}
            print(json.dumps(entry), flush=True)
            log.write(json.dumps(entry) + "\n")
            log.flush()
            sums = {}
        if step % o.save == 0:
            save(model, average, os.path.join(o.output, "last.safetensors"))
    save(model, average, os.path.join(o.output, "last.safetensors"))
    print(json.dumps({"steps": step, "examples": seen, "minutes": round((time.time() - begun) / 60, 1)}), flush=True)


if __name__ == "__main__":
    main()
