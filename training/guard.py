#!/usr/bin/env python3
"""Draws Sources/Classifier/Weights/guard.jsonl from our own writing: what no weights have learnt from.

Usage: guard.py OUTPUT [--own DIR] [--limit 300]

Takes the lines that prepare.py marks `check` (one in twelve, by their wording), which are kept from training. Refitting on
a user's labels is measured on them before and after: it must not cost what the shipped weights knew. Standard library
only; the same lines give the same bytes.
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
    arguments.add_argument("output")
    arguments.add_argument("--own", default=os.path.join(HERE, "own"))
    arguments.add_argument("--limit", type=int, default=300)
    options = arguments.parse_args()
    chosen = {}
    for path in sorted(glob.glob(os.path.join(options.own, "*.jsonl"))):
        for line in open(path, encoding="utf-8"):
            row = json.loads(line)
            key = clean(row["text"])
            number = int(hashlib.sha256(key.encode()).hexdigest(), 16)
            if key and number % 12 == 0:
                chosen.setdefault(number, {name: row[name] for name in KEPT if name in row})
    rows = [chosen[number] for number in sorted(chosen)][: options.limit]
    with open(options.output, "w", encoding="utf-8") as out:
        for row in rows:
            out.write(json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n")
    print(f"{len(rows)} lines, {sum(row['complaint'] for row in rows)} complaints, {sum(row['spam'] for row in rows)} spam")


if __name__ == "__main__":
    main()
