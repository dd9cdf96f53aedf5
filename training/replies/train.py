#!/usr/bin/env python3
"""Fine-tunes an encoder to judge replies sentence by sentence.

Usage: train.py LABELLED --base DIR --output STATE [--start STATE] [--templates FILE] [--epochs N] [--minutes M] [--threads N] [--seed N]

LABELLED is a folder of labelled replies (README.md), `--base` holds model.safetensors and vocab.txt of all-MiniLM-L6-v2,
`--templates` is a pack of the program's own templates (YAML), which are sound replies. The encoder reads the circumstances and the
reply at once; a head's sum is taken of the mean of a sentence's positions, or of all positions of the reply.
"""
import argparse
import json
import os
import random
import re
import sys
import time

import torch
from safetensors.torch import load_file, save_file
from torch import nn
from torch.nn import functional as F

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "deep"))
from encoder import Encoder, batch, load_base, tokenizer  # noqa: E402
from lines import HEADS, circumstances, lesson, read  # noqa: E402

# Word pieces of a reply, circumstances and marks included.
TOKENS = 256
# What the slots of a template are filled with.
FILLS = {
    "thing": ["your parcel", "the app", "the hearing on Tuesday", "the kettle", "your booking"],
    "wait": ["three weeks", "two hours", "since Monday"], "amount": ["£129", "40 €", "$18.50"],
    "event": ["the last update", "the move", "the storm"], "owner": ["Mara from our care team", "Tom in billing"],
    "time": ["today by 17:00", "tomorrow by noon", "on Friday by 10:00"], "name": ["Ana", "Lee"],
    "checked": ["the parcel left the depot on Monday and was scanned in Leeds", "the two charges came four minutes apart"],
    "found": ["the refund was booked to an old card", "the update removed the list it should have kept"],
    "action": ["the money goes back to your card today", "a new one is on its way to you"],
    "change": ["nobody is charged before the order is packed", "every update is tried on a copy first"]}


class Judge(nn.Module):
    def __init__(self):
        super().__init__()
        self.bert, self.heads = Encoder(), nn.Linear(384, len(HEADS))
        nn.init.normal_(self.heads.weight, std=0.02)
        nn.init.constant_(self.heads.bias, -2.0)

    def forward(self, ids, mask, pools, p=0.0):
        """`pools` [lines, parts, positions] has the shares of a part's mean."""
        e = self.bert.embeddings
        x = e["word_embeddings"](ids) + e["position_embeddings"].weight[:ids.shape[1]] + e["token_type_embeddings"].weight[0]
        x = F.dropout(e["LayerNorm"](x), p)
        bias = None if mask is None else torch.zeros(mask.shape).masked_fill(~mask, -1e4)[:, None, None, :]
        for layer in self.bert.encoder["layer"]:
            x = layer(x, bias, p, False)
        return self.heads(F.dropout(torch.bmm(pools, x), p))


def pieces(words, line, parts):
    """Ids of circumstances and parts with their marks; the positions of each part, and of all parts together. Parts are cut into
    pieces one by one, as the program does; those beyond the limit are dropped."""
    ids = words.encode(circumstances(line["step"], line.get("finding"), line["public"])).ids[:-1]
    places = []
    for part in parts:
        own = words.encode(part).ids[1:-1]
        own = own[:max(0, TOKENS - 1 - len(ids))]
        places.append(list(range(len(ids), len(ids) + len(own))))
        ids = ids + own
    end = words.token_to_id("[SEP]")
    return ids + [end], places, [p for part in places for p in part] or [0]


def prepared(words, lines):
    rows = []
    for line in lines:
        parts, targets, weights = lesson(line)
        ids, places, body = pieces(words, line, parts)
        kept = [k for k, p in enumerate(places) if p]
        rows.append({
            "ids": ids, "places": [places[k] for k in kept] + [body], "line": line,
            "targets": [targets[k] for k in kept] + [targets[-1]], "weights": [weights[k] for k in kept] + [weights[-1]]})
    return rows


def collated(rows):
    ids, mask = batch([r["ids"] for r in rows])
    parts = max(len(r["places"]) for r in rows)
    pools = torch.zeros(len(rows), parts, ids.shape[1])
    targets = torch.zeros(len(rows), parts, len(HEADS))
    weights = torch.zeros_like(targets)
    for i, r in enumerate(rows):
        for u, places in enumerate(r["places"]):
            pools[i, u, places] = 1 / len(places)
        n = len(r["places"])
        targets[i, :n], weights[i, :n] = torch.tensor(r["targets"]), torch.tensor(r["weights"])
    return ids, mask, pools, targets, weights


def templates(path, generator):
    """The program's own templates with their slots filled, each a sound reply."""
    import yaml
    pack = yaml.safe_load(open(path, encoding="utf-8"))
    promises = [t["text"] for t in pack["commitments"]]
    steps = ["acknowledge", "understand", "resolve"]

    def filled(text):
        text = text.replace("{{commitment}}", generator.choice(promises))
        return re.sub(r"\{\{(\w+)\}\}", lambda m: generator.choice(FILLS[m.group(1)]), text)

    for t in pack["templates"]:
        yield {"text": filled(t["text"]), "step": steps.index(t["step"]) + 1, "finding": t.get("finding"), "public": True, "rules": []}


def epoch(rows, generator, size):
    order = rows[:]
    generator.shuffle(order)
    out = []
    for start in range(0, len(order), size * 32):
        part = sorted(order[start:start + size * 32], key=lambda r: len(r["ids"]))
        out += [part[i:i + size] for i in range(0, len(part), size)]
    generator.shuffle(out)
    return out


def main():
    a = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    a.add_argument("labelled")
    a.add_argument("--base", required=True)
    a.add_argument("--output", required=True)
    a.add_argument("--start", help="output of an earlier run to go on from, in place of the base model")
    a.add_argument("--templates")
    a.add_argument("--epochs", type=float, default=4)
    a.add_argument("--minutes", type=float)
    a.add_argument("--batch", type=int, default=16)
    a.add_argument("--rate", type=float, default=1e-4)
    a.add_argument("--head-rate", type=float, default=2e-3)
    a.add_argument("--dropout", type=float, default=0.1)
    a.add_argument("--threads", type=int, default=1)
    a.add_argument("--seed", type=int, default=3)
    o = a.parse_args()
    torch.set_num_threads(o.threads)
    torch.manual_seed(o.seed)
    generator = random.Random(o.seed)
    words = tokenizer(os.path.join(o.base, "vocab.txt"), TOKENS)
    lines = [r for r in read(o.labelled) if r.get("language", "en") == "en"]
    if o.templates:
        lines += templates(o.templates, generator)
    rows = prepared(words, lines)
    model = Judge()
    if o.start:
        model.load_state_dict({k if k.startswith("heads.") else "bert." + k: v for k, v in load_file(o.start).items()})
    else:
        load_base(model, os.path.join(o.base, "model.safetensors"))
    for name, p in model.named_parameters():  # the table of words stays as it is
        p.requires_grad = not any(s in name for s in ("word_embeddings", "position_embeddings", "token_type"))
    optimizer = torch.optim.AdamW([
        {"params": [p for n, p in model.named_parameters() if p.requires_grad and not n.startswith("heads")], "lr": o.rate},
        {"params": list(model.heads.parameters()), "lr": o.head_rate}], weight_decay=0.01, betas=(0.9, 0.98), foreach=True)
    peaks = [g["lr"] for g in optimizer.param_groups]
    total, step, begun, batches, average, sums = int(o.epochs * len(rows) / o.batch), 0, time.time(), [], {}, 0.0
    print(f"{len(rows)} replies, {total} steps", flush=True)
    model.train()
    while step < total:
        batches = batches or epoch(rows, generator, o.batch)
        done = step / total
        if o.minutes:
            done = max(done, (time.time() - begun) / 60 / o.minutes)
            if done >= 1:
                break
        for g, peak in zip(optimizer.param_groups, peaks):
            g["lr"] = peak * min(1.0, (step + 1) / 80) * (1 - done)
        ids, mask, pools, targets, weights = collated(batches.pop())
        loss = F.binary_cross_entropy_with_logits(model(ids, mask, pools, o.dropout), targets, weights, reduction="sum") / len(ids)
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_([p for p in model.parameters() if p.requires_grad], 1.0, foreach=True)
        optimizer.step()
        step += 1
        sums += loss.item()
        if done > 0.6 and step % 4 == 0:
            with torch.no_grad():
                for n, p in model.named_parameters():
                    if p.requires_grad:
                        average[n] = average[n].lerp_(p, 0.04) if n in average else p.detach().clone()
        if step % 50 == 0:
            print(json.dumps({"step": step, "of": total, "done": round(done, 3), "loss": round(sums / 50, 4),
                              "minutes": round((time.time() - begun) / 60, 1)}), flush=True)
            sums = 0.0
    state = {**model.state_dict(), **average}
    save_file({k.removeprefix("bert."): v.contiguous() for k, v in state.items()}, o.output)


if __name__ == "__main__":
    main()
