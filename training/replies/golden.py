#!/usr/bin/env python3
"""Replies of our own with the reference's sums, for the program's tests.

Usage: golden.py STATE LINES OUTPUT --base DIR [--count N]

STATE is pack.py's `--dequantised` output: the numbers as they are shipped. Writes one object a line: the circumstances, the sentences, the
sums of each sentence and of the whole, in the order of the heads.
"""
import argparse
import json
import os

import torch
from safetensors.torch import load_file

import train
from lines import HEADS, lesson, read


def main():
    a = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    a.add_argument("state")
    a.add_argument("lines")
    a.add_argument("output")
    a.add_argument("--base", required=True)
    a.add_argument("--count", type=int, default=40)
    o = a.parse_args()
    lines = [r for r in read(o.lines) if r.get("language", "en") == "en"]
    lines = lines[::max(1, len(lines) // o.count)][:o.count]
    words = train.tokenizer(os.path.join(o.base, "vocab.txt"), train.TOKENS)
    model = train.Judge()
    model.load_state_dict({k if k.startswith("heads.") else "bert." + k: v for k, v in load_file(o.state).items()})
    model.eval()
    with open(o.output, "w", encoding="utf-8") as out, torch.no_grad():
        for line in lines:
            parts = lesson(line)[0]
            ids, mask, pools, _, _ = train.collated(train.prepared(words, [line]))
            sums = model(ids, mask, pools)[0].tolist()
            assert len(sums) == len(parts) + 1
            out.write(json.dumps({
                "step": line["step"], "finding": line["finding"], "public": line["public"], "parts": parts,
                "sums": [[round(v, 4) for v in s] for s in sums]}, ensure_ascii=False) + "\n")
    print(f"{len(lines)} replies, {len(HEADS)} heads")


if __name__ == "__main__":
    main()
