#!/usr/bin/env python3
"""Writes what the program's converter reads: state.safetensors and model.json.

Usage: export.py STATE REPORT OUTPUT_FOLDER --base DIR [--name deep-1]

`state.safetensors` has the base checkpoint's names (without the pooler), `heads.weight` [H, 384] and `heads.bias` [H],
all float32, with only the heads that are shipped. Both files are written beside and moved into place.
"""
import argparse
import hashlib
import json
import os

from safetensors.torch import load_file, save_file

from heads import EMOJI, EMOJI_RANGES, HEADS, SHIPPED


def main():
    a = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    a.add_argument("state")
    a.add_argument("report")
    a.add_argument("output")
    a.add_argument("--base", required=True)
    a.add_argument("--name", default="deep-1")
    o = a.parse_args()
    state = load_file(o.state)
    report = json.load(open(o.report, encoding="utf-8"))
    rows = [HEADS.index(h) for h in SHIPPED]
    state["heads.weight"] = state["heads.weight"][rows]
    state["heads.bias"] = state["heads.bias"][rows]
    state = {k: v.float().contiguous() for k, v in state.items()}
    os.makedirs(o.output, exist_ok=True)
    path = os.path.join(o.output, "state.safetensors")
    save_file(state, path + ".tmp")
    vocabulary = open(os.path.join(o.base, "vocab.txt"), "rb").read()
    model = {
        "name": o.name, "base": "all-MiniLM-L6-v2 (Apache-2.0)", "heads": SHIPPED, "calibration": report["calibration"],
        "blend": report["blend"], "threshold": report["threshold"], "maxTokens": 128, "pooling": "cls", "layers": 6, "width": 384,
        "attentionHeads": 12, "activation": "gelu (erf)", "layerNormEpsilon": 1e-12, "languages": ["en"],
        "untrained": report.get("untrained", []),
        "stateSHA256": hashlib.sha256(open(path + ".tmp", "rb").read()).hexdigest(),
        "vocabSHA256": hashlib.sha256(vocabulary).hexdigest(),
        "input": {
            "note": "In this order: @users and addresses become spaces; emoji of the table become ' word ' (a run of the same word "
                    "once), other scalars in the ranges (ends included) a space; runs of white space become one space, ends "
                    "trimmed; then WordPiece (uncased), [CLS] and [SEP], at most maxTokens.",
            "user": "(?<![\\w.])@\\w+",
            "link": "(?i)(?:https?://|www\\.|pic\\.twitter\\.com/)\\S+|\\burl_removed\\b|\\bhttp\\b",
            "emoji": EMOJI, "ranges": EMOJI_RANGES},
    }
    with open(os.path.join(o.output, "model.json.tmp"), "w", encoding="utf-8") as file:
        json.dump(model, file, ensure_ascii=False, indent=1)
    os.replace(path + ".tmp", path)
    os.replace(os.path.join(o.output, "model.json.tmp"), os.path.join(o.output, "model.json"))


if __name__ == "__main__":
    main()
