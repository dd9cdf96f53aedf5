#!/usr/bin/env python3
"""Precision and recall per rule of what the linter found in labelled replies.

Usage: measure.py FOUND LINES…     (FOUND: the output of `Benchmarks replies` or `Benchmarks judged` over the same files)

Of errors those count that the linter calls errors, of warnings both. Rules in a line's `doubt` are left out of it.
"""
import json
import sys

from lines import broken

WARNINGS = {"TONE", "NO-PILE-ON", "NO-COMPENSATION-IN-PUBLIC", "OPEN-QUESTION"}


def main():
    found = {r["id"]: r for r in map(json.loads, open(sys.argv[1], encoding="utf-8"))}
    tally = {}
    sound, stopped = 0, []
    for path in sys.argv[2:]:
        for line in map(json.loads, open(path, encoding="utf-8")):
            if line.get("language", "en") != "en":
                continue
            said = found[line["id"]]
            rules, doubt = broken(line), set(line.get("doubt") or [])
            for rule in (rules | set(said["errors"]) | set(said["warnings"])) - doubt:
                says = rule in said["errors"] or rule in WARNINGS and rule in said["warnings"]
                t = tally.setdefault(rule, [0, 0, 0])
                t[0] += says and rule in rules
                t[1] += says and rule not in rules
                t[2] += not says and rule in rules
            if not rules and not doubt:
                sound += 1
                if said["errors"]:
                    stopped.append(line["id"])
    print("| rule | precision | recall | rightly found | wrongly | missed |\n| --- | --- | --- | --- | --- | --- |")
    for rule, (right, wrong, missed) in sorted(tally.items()):
        if right + missed:
            print(f"| {rule}{' (warning)' if rule in WARNINGS else ''} | {right / max(1, right + wrong):.2f} "
                  f"| {right / (right + missed):.2f} | {right} | {wrong} | {missed} |")
    print(f"\n{sound} sound replies, {len(stopped)} of them stopped: {' '.join(stopped)}")


if __name__ == "__main__":
    main()
