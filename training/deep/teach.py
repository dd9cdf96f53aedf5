#!/usr/bin/env python3
"""Asks a trained encoder about the English lines of the fast tier's mix, for `prepare.py --teacher`.

Usage: teach.py STATE REPORT MIX OUTPUT --base DIR

STATE is train.py's, soup.py's or refit.py's output, REPORT evaluate.py's, MIX the output of ../prepare.py. Writes one object a line: text,
and the calibrated probabilities `complaint` and `anger`. Some 140 short lines a second and thread.
"""
import argparse
import json
import os

import torch

from encoder import tokenizer
from evaluate import INDEX, load, logits, sigmoid
from heads import clean_for_encoder

SETS = {"goemotions", "banking77", "clinc", "xed", "bitext", "vader-film", "cfpb", "nlupp", "vader-tweets", "hwu", "vader-amazon",
        "vader-news", "uci", "taskmaster"}


def main():
    a = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    a.add_argument("state")
    a.add_argument("report")
    a.add_argument("mix")
    a.add_argument("output")
    a.add_argument("--base", required=True)
    a.add_argument("--threads", type=int, default=2)
    o = a.parse_args()
    torch.set_num_threads(o.threads)
    calibration = json.load(open(o.report, encoding="utf-8"))["calibration"]
    model, words = load(o.state), tokenizer(os.path.join(o.base, "vocab.txt"))
    texts = {}
    for r in map(json.loads, open(o.mix, encoding="utf-8")):
        if r["set"] in SETS or r["set"] in ("brighter", "brighter-labels") and r.get("language") == "en":
            texts[r["text"]] = None
    texts = list(texts)
    with open(o.output, "w", encoding="utf-8") as out:
        for start in range(0, len(texts), 2000):
            part = texts[start:start + 2000]
            for text, z in zip(part, logits(model, words, [clean_for_encoder(t) for t in part])):
                answer = {"text": text}
                for head in ("complaint", "anger"):
                    slope, offset = calibration[head]
                    answer[head] = round(sigmoid(slope * z[INDEX[head]].item() + offset), 4)
                out.write(json.dumps(answer, ensure_ascii=False) + "\n")
            print(f"{start + len(part)} of {len(texts)}", flush=True)


if __name__ == "__main__":
    main()
