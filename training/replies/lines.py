"""Labelled replies as the judge's lessons: sentences, which of them break a rule, and what the reply as a whole lacks."""
import glob
import json
import os
import re

# Told of a sentence.
SPOKEN = ["NO-ANSWER-YET", "NO-DENIAL", "NO-BUT", "NO-NONPOLOGY", "NO-POLICY-WALL", "TONE", "NO-PILE-ON", "NO-COMPENSATION-IN-PUBLIC",
          "NO-PRIVATE-DATA"]
# Told of the reply as a whole.
WHOLE = ["ACK-FIRST", "ACK-SPECIFIC", "COMMITMENT", "OPEN-QUESTION", "OWN-IT"]
HEADS = SPOKEN + WHOLE
# Ends a sentence: a mark with a blank behind it, but for common abbreviations, and a line's end. The program's reader cuts alike.
END = re.compile(
    r"""(?:(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\bSt)(?<!\bMrs)(?<!\be\.g)(?<!\bi\.e)(?<!\ba\.m)(?<!\bp\.m)(?<!\b[Nn]o)[.!?…]+["”’')\]]*(?=\s|$))|\n+""")


def sentences(text):
    """(start, end) of each sentence, white space included."""
    out, start = [], 0
    for mark in END.finditer(text):
        if text[start:mark.end()].strip():
            out.append((start, mark.end()))
            start = mark.end()
    if text[start:].strip():
        out.append((start, len(text)))
    return out or [(0, len(text))]


def circumstances(step, finding, public):
    """What the judge is told before the reply; the program writes the same (ReplyCircumstances)."""
    found = {None: "", "we-were-wrong": ", we were wrong", "they-were-mistaken": ", they were mistaken", "unclear": ", unclear"}[finding]
    return f"step {['one', 'two', 'three'][step - 1]}{found}, {'public' if public else 'private'}."


def asked(rule, line):
    """Whether the rule is asked of such a reply at all."""
    if rule in ("NO-ANSWER-YET", "ACK-FIRST", "ACK-SPECIFIC", "COMMITMENT"):
        return line["step"] == 1
    if rule == "OPEN-QUESTION":
        return line["step"] == 2
    if rule == "OWN-IT":
        return line["step"] == 3 and line.get("finding") == "we-were-wrong"
    if rule in ("NO-COMPENSATION-IN-PUBLIC", "NO-PRIVATE-DATA"):
        return line["public"]
    return True


def broken(line):
    return {r["rule"] if isinstance(r, dict) else r for r in line["rules"]}


def lesson(line):
    """The parts that are read, and for each of them and for the whole the targets and weights by head."""
    text = line["text"]
    places = sentences(text)
    targets = [[0.0] * len(HEADS) for _ in range(len(places) + 1)]
    weights = [[0.0] * len(HEADS) for _ in range(len(places) + 1)]
    doubt, rules = set(line.get("doubt") or []), broken(line)
    found = set()
    for r in line["rules"]:
        words = r.get("words") or ""
        start = text.find(words) if words else -1
        if r["rule"] not in SPOKEN or start < 0:
            continue
        for at, (a, z) in enumerate(places):
            if min(z, start + len(words)) - max(a, start) >= min(4, len(words)):
                targets[at][HEADS.index(r["rule"])] = 1.0
                found.add(r["rule"])
    for j, rule in enumerate(HEADS):
        if not asked(rule, line):
            continue
        weight = 0.3 if rule in doubt else 1.0
        if rule in SPOKEN:
            if rule in rules and rule not in found:
                continue
            for at in range(len(places)):
                weights[at][j] = weight
        else:
            targets[-1][j], weights[-1][j] = float(rule in rules), 2 * weight
    return [text[a:z] for a, z in places], targets, weights


def read(folder):
    """The lines of all files of a folder, in the order of their names."""
    for path in sorted(glob.glob(os.path.join(folder, "*.jsonl"))):
        for line in open(path, encoding="utf-8"):
            if line.strip():
                yield json.loads(line)
