#!/usr/bin/env python3
"""Draws guard.jsonl and anchors.jsonl in Sources/Classifier/Weights from our own writing.

Usage: guard.py FOLDER [--own DIR] [--limit 300]

The guard takes the lines that prepare.py marks `check` (one in twelve, by their wording), which no weights have learnt
from: a refit on a user's labels is measured on them before and after. The anchors take one other line in ten, without
labels: on them a refit is asked to answer as before. Standard library only; the same lines give the same bytes.
"""
import argparse
import glob
import hashlib
import json
import os

from prepare import clean

HERE = os.path.dirname(os.path.abspath(__file__))
KEPT = ["text", "complaint", "anger", "spam", "language", "domain"]


def main():
    arguments = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    arguments.add_argument("folder")
    arguments.add_argument("--own", default=os.path.join(HERE, "own"))
    arguments.add_argument("--limit", type=int, default=300)
    options = arguments.parse_args()
    guard, anchors = {}, {}
    for path in sorted(glob.glob(os.path.join(options.own, "*.jsonl"))):
        for line in open(path, encoding="utf-8"):
            row = json.loads(line)
            key = clean(row["text"])
            number = int(hashlib.sha256(key.encode()).hexdigest(), 16)
            if not key:
                continue
            if number % 12 == 0:
                guard.setdefault(number, {name: row[name] for name in KEPT if name in row})
            elif number % 10 == 1:
                anchors.setdefault(number, {"text": row["text"]})
    for name, chosen in (("guard", guard), ("anchors", anchors)):
        rows = [chosen[number] for number in sorted(chosen)][: options.limit]
        with open(os.path.join(options.folder, name + ".jsonl"), "w", encoding="utf-8") as out:
            for row in rows:
                out.write(json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n")
        print(f"{name}: {len(rows)} lines")


if __name__ == "__main__":
    main()
