#!/usr/bin/env python3
"""Mixes the permissive training sets into one file of JSON Lines for `earshot train`.

Usage: prepare.py OUTPUT [--data DIR] [--own DIR] [--labelled DIR] [--teacher FILE] [--seed N]

Reads <data>/*.jsonl.gz, <own>/*.jsonl and <labelled>/*.jsonl and writes one object a line:
  text, rating?, complaint?, anger?, valence?, spam?, language?, topics?, urgency?, stance?, weights {head: weight}, set, check
`check` marks own lines that are held back for calibration. Nothing of the output belongs into the repository.
Standard library only; the same inputs and seed give the same bytes.
"""
import argparse
import glob
import gzip
import hashlib
import json
import os
import random
import re
import sys

HERE = os.path.dirname(os.path.abspath(__file__))

USER = re.compile(r"(?<![\w.])@\w+")
URL = re.compile(r"(?:https?://|www\.|pic\.twitter\.com/)\S+|\burl_removed\b|\bhttp\b", re.I)
MASK = re.compile(r"\bX{2,4}(?:/X{2,4})*(?:/(?:X{2,4}|\d{2,4}))?\b")
BRACKETED = re.compile(r"\[[A-Z]+\]")
SPACES = re.compile(r"\s+")

CLINC_PROBLEMS = {
    "report_fraud", "damaged_card", "card_declined", "account_blocked", "report_lost_card", "lost_luggage"}
BITEXT_PROBLEMS = {"complaint", "payment_issue", "registration_problems"}
NEGATIVE_EMOTIONS = {
    "anger", "annoyance", "disappointment", "disapproval", "disgust", "sadness", "fear", "embarrassment", "remorse",
    "grief", "nervousness"}
# How angry a GoEmotions label reads, 0…1; the highest label of a line counts.
GO_ANGER = {
    "anger": 0.85, "annoyance": 0.6, "disgust": 0.6, "disapproval": 0.42, "disappointment": 0.4, "embarrassment": 0.3,
    "sadness": 0.25, "fear": 0.25, "grief": 0.2, "nervousness": 0.2, "remorse": 0.2, "confusion": 0.15, "surprise": 0.12,
    "neutral": 0.12, "realization": 0.12, "curiosity": 0.1, "amusement": 0.08}
GO_VALENCE = {
    "admiration": 0.8, "amusement": 0.5, "approval": 0.4, "caring": 0.5, "excitement": 0.7, "gratitude": 0.8, "joy": 0.8,
    "love": 0.8, "optimism": 0.5, "pride": 0.6, "relief": 0.4, "anger": -0.8, "annoyance": -0.6, "disappointment": -0.6,
    "disapproval": -0.5, "disgust": -0.8, "embarrassment": -0.4, "fear": -0.5, "grief": -0.7, "nervousness": -0.3,
    "remorse": -0.4, "sadness": -0.6}
# One line in so many of these sets is held back for calibration.
CHECKED = {"vader-tweets": 12, "vader-amazon": 12, "uci": 12, "goemotions": 40, "brighter": 40, "brighter-labels": 40,
           "prdect": 40, "xed-multi": 40, "lingua": 8}
# What the teacher's answer weighs where a set has no label of its own, or one that weighs less.
TEACHER = {
    "goemotions": 1.0, "xed": 0.3, "brighter": 0.6, "brighter-labels": 0.6, "vader-tweets": 1.5, "vader-amazon": 1.5, "vader-film": 0.5,
    "vader-news": 0.5, "uci": 1.5}
# How far a label gives way to the teacher's answer.
# What the kinds of labelled lines weigh that tell mockery from praise.
OPPOSITES = {"sarcasm": 4.0, "praise": 2.0, "furious-praise": 2.0}
TEACHER_SHARES = {"complaint": 0.8, "anger": 0.6}
# What a line's anger weighs that was judged line by line for this project (heat/labels.jsonl).
HEAT = 2.5
INTENSITY_ANGER = [0.08, 0.45, 0.72, 0.95]


def clean(text, words=60):
    """A post without users, addresses and the marks of anonymisers, cut at `words` words."""
    text = URL.sub(" ", USER.sub(" ", text))
    text = MASK.sub(" ", text).replace("{$", "$").replace("}", "").replace("{", "")
    text = BRACKETED.sub(" ", text).replace(" '", "'").replace("''", '"')
    return " ".join(SPACES.sub(" ", text).strip().split(" ")[:words])


def detokenised(text):
    return re.sub(r" (?=[,.!?;:])| (?=n't\b)", "", text)


def heats():
    """How angry single lines of the public sets are, as they were judged for this project: 0…1 by set and id."""
    with open(os.path.join(HERE, "heat", "labels.jsonl"), encoding="utf-8") as lines:
        return {(r["set"], r["id"]): r["anger"] for r in map(json.loads, lines)}


class Mix:
    def __init__(self, data, seed):
        self.data = data
        self.random = random.Random(seed)
        self.rows = []
        self.heats = heats()

    def read(self, name):
        path = os.path.join(self.data, name + ".jsonl.gz")
        if not os.path.exists(path):
            sys.exit(f"{path} is missing")
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            return [json.loads(line) for line in lines]

    def some(self, rows, limit):
        rows = list(rows)
        if len(rows) > limit:
            rows = self.random.sample(rows, limit)
        return rows

    def add(self, origin, text, words=60, check=False, judged=None, **heads):
        """`judged` is a line's set and id: where its anger was judged line by line, that counts. `heads` maps a head to (target, weight); `language` to (code, weight); `rating` to a 0…1 fraction or None; `told` to
        (topics, urgency flags, stance, weight)."""
        text = clean(text, words)
        if len(text) < 2:
            return
        row = {"text": text, "set": origin, "weights": {}}
        heat = self.heats.get(judged)
        if heat is not None:
            heads["anger"] = (heat, HEAT)
            row["judged"] = True
        if check:
            row["check"] = True
        for head, value in heads.items():
            if value is None:
                continue
            if head == "rating":
                row["rating"] = value
                continue
            if head == "told":
                row["topics"], row["urgency"], row["stance"], row["weights"]["aspects"] = value
                continue
            row[head] = value[0]
            row["weights"][head] = round(value[1], 4)
        self.rows.append(row)


def complaints(mix, problems):
    for r in mix.read("msgs_banking77"):
        hit = r["label"] in problems
        mix.add("banking77", r["text"], complaint=(int(hit), 1.5 if hit else 1.0))
    pieces = [r for r in mix.read("complaints_cfpb_chunks") if 4 <= len(r["text"].split()) <= 60]
    for r in mix.some(pieces, 6000):
        mix.add("cfpb", detokenised(r["text"]), complaint=(1, 0.5))
    for r in mix.some(mix.read("msgs_clinc150"), 9000):
        hit = r["label"] in CLINC_PROBLEMS
        mix.add("clinc", r["text"], complaint=(int(hit), 0.7), anger=(0.05, 0.1))
    for r in mix.some(mix.read("msgs_hwu64"), 4000):
        mix.add("hwu", r["text"], complaint=(0, 0.7), anger=(0.05, 0.1))
    for r in mix.some(mix.read("msgs_nlupp_restaurant8k"), 5000):
        mix.add("nlupp", r["text"], complaint=(0, 0.7))
    for r in mix.some(mix.read("msgs_taskmaster"), 3000):
        mix.add("taskmaster", r["text"], complaint=(0, 0.7))
    for r in mix.read("msgs_bitext"):
        hit = r["label"] in BITEXT_PROBLEMS
        mix.add("bitext", r["text"], complaint=(int(hit), 1.0 if hit else 0.5))


def valence(mix):
    for r in mix.read("vader_gt_amazonReviewSnippets"):
        v = r["label"]
        complaint = (1, 2.0) if v < -0.7 else (0, 1.5) if v > 0.3 else None
        mix.add("vader-amazon", detokenised(r["text"]), judged=("vader_gt_amazonReviewSnippets", r["id"]), valence=(round(v / 3.5, 3), 1.0), complaint=complaint)
    for r in mix.read("vader_gt_tweets"):
        v = r["label"]
        complaint = (1, 0.7) if v < -1.2 else (0, 1.0) if v > -0.5 else None
        anger = (min(0.6, 0.15 - v / 6), 0.25) if v < -0.8 else (0.06, 0.4) if v > 0.3 else None
        mix.add("vader-tweets", r["text"], judged=("vader_gt_tweets", r["id"]), valence=(round(v / 3.5, 3), 1.5), complaint=complaint, anger=anger)
    for r in mix.some(mix.read("vader_gt_movieReviewSnippets"), 6000):
        mix.add("vader-film", detokenised(r["text"]), valence=(round(r["label"] / 3.5, 3), 0.4))
    for r in mix.some(mix.read("vader_gt_nytEditorialSnippets"), 3000):
        mix.add("vader-news", detokenised(r["text"]), valence=(round(r["label"] / 3.5, 3), 0.4), complaint=(0, 0.4))
    for r in mix.read("uci_sentences"):
        negative = r["label"] == "negative"
        product = r["domain"] != "imdb"
        mix.add(
            "uci", r["text"], valence=(-0.65 if negative else 0.65, 1.0),
            complaint=(int(negative), 2.0) if product else None)


def emotions(mix):
    go = mix.read("goemotions")
    chosen_negative = {id(r) for r in mix.some(
        [r for r in go if {"anger", "annoyance", "disappointment"} & set(r["label"])], 5000)}
    chosen_other = {id(r) for r in mix.some([r for r in go if not NEGATIVE_EMOTIONS & set(r["label"])], 9000)}
    language = {id(r) for r in mix.some(go, 1500)}
    for r in go:
        labels = r["label"]
        anger = max((GO_ANGER.get(l, 0.05) for l in labels))
        v = sum(GO_VALENCE.get(l, 0.0) for l in labels) / len(labels)
        complaint = (1, 0.15) if id(r) in chosen_negative else (0, 1.0) if id(r) in chosen_other else None
        mix.add(
            "goemotions", r["text"].replace("[NAME]", "he"), judged=("goemotions", r["id"]), anger=(anger, 1.0), valence=(v, 0.5), complaint=complaint,
            language=("en", 0.6) if id(r) in language else None)
    for r in mix.read("brighter_intensity"):
        e = r["emotions"]
        level = INTENSITY_ANGER[e["anger"]]
        if e["anger"] == 0:
            level = 0.06 + 0.05 * e.get("disgust", 0) + 0.03 * e.get("sadness", 0)
        v = (e.get("joy", 0) - max(e.get("anger", 0), e.get("disgust", 0), e.get("sadness", 0))) / 3
        english = r["lang"] == "en"
        quiet = v >= 0
        mix.add(
            "brighter", r["text"], judged=("brighter_intensity", r["id"]), anger=(round(level, 3), 2.0 if english else 1.0), valence=(round(v, 3), 0.5),
            complaint=(0, 0.15) if quiet and not english and mix.random.random() < 0.25 else None)
    seen = {"am", "ha", "ar-DZ", "en", "de", "es", "pt-BR", "ru", "uk", "zh"}
    code = {"pt-BR": "pt", "pt-MZ": "pt", "ron_track1_test": "ro", "ar-MA": "ar", "ar-DZ": "ar"}
    taught = {"en", "ru", "zh", "de", "uk", "hi", "es", "sv", "ro", "pt", "ar"}
    for r in mix.read("brighter_multilabel"):
        lang = code.get(r["lang"], r["lang"])
        e = r["emotions"]
        wanted = lang in ("ro", "sv", "hi", "af", "mr", "ar", "pt") and r["lang"] not in seen
        anger = None
        if wanted:
            anger = (0.55, 0.6) if e.get("anger") else (0.08, 0.6)
        if anger or lang in taught:
            mix.add(
                "brighter-labels", r["text"], anger=anger, language=(lang, 0.7) if lang in taught else None)
    for r in mix.some(mix.read("xed_en"), 8000):
        labels = set(r["label"])
        level = 0.55 if "anger" in labels else 0.4 if "disgust" in labels else 0.1
        mix.add("xed", detokenised(r["text"]), judged=("xed_en", r["id"]), anger=(level, 0.2))
    code = {"pt-br": "pt", "no": "nb"}
    for r in mix.read("xed_multi"):
        lang = code.get(r["lang"], r["lang"])
        labels = set(r["label"])
        level = 0.55 if "anger" in labels else 0.4 if "disgust" in labels else 0.1
        quiet = not labels & {"anger", "disgust", "sadness", "fear"}
        mix.add(
            "xed-multi", r["text"], anger=(level, 0.35), language=(lang, 0.7),
            complaint=(0, 0.15) if quiet and mix.random.random() < 0.4 else None)


def reviews(mix):
    for r in mix.read("reviews_prdect_id"):
        if not r["label"]:
            continue
        stars = r["stars"]
        level = {"Anger": 0.7, "Sadness": 0.35, "Fear": 0.35}.get(r["emotion"], 0.05)
        complaint = (1, 0.4) if stars <= 2 else (0, 0.4) if stars == 5 else None
        mix.add(
            "prdect", r["text"], complaint=complaint, anger=(level, 0.4), valence=((stars - 3) / 2.5, 0.4),
            language=("id", 0.5))
    for r in mix.read("langid_lingua"):
        mix.add("lingua", r["text"], language=(r["label"], 1.0), spam=(0, 0.05))


def own(mix, folders):
    """Lines written for this project; one in twelve, of those with topics one in six, chosen by wording, is held back for calibration."""
    seen = set()
    for path in sorted(path for folder in folders for path in glob.glob(os.path.join(folder, "*.jsonl"))):
        for number, line in enumerate(open(path, encoding="utf-8"), 1):
            if not line.strip():
                continue
            try:
                r = json.loads(line)
            except ValueError as problem:
                print(f"{path}:{number}: {problem}", file=sys.stderr)
                continue
            key = clean(r.get("text", ""))
            if not key or key in seen:
                continue
            seen.add(key)
            part = 6 if r.get("topics") is not None else 12  # as the deep tier's dev lines
            check = int(hashlib.sha256(key.encode()).hexdigest(), 16) % part == 0
            heads = {}
            spam = r.get("spam") or 0
            if r.get("complaint") is not None:
                # The labelled lines are written to be mistaken: they weigh less, and least in what sets the threshold.
                hard = r.get("topics") is not None
                weight = 4.0 if not hard else 0.3 if check else OPPOSITES.get(r.get("kind"), 1.0)
                heads["complaint"] = (int(r["complaint"]), weight)
                heads["valence"] = (-0.5, 0.3) if r["complaint"] else None
            if r.get("anger") is not None:
                heads["anger"] = (float(r["anger"]), 3.0)
            heads["spam"] = (int(spam), 1.0)
            language = (r.get("language") or "").split("-")[0]
            if language and len(key) > 12:
                heads["language"] = (language, 0.5)
            if r.get("topics") is not None:
                heads["told"] = (r["topics"], r["urgency"], r["stance"], 1.0)
            elif r.get("complaint") == 0 and not spam:
                heads["told"] = ([], [], None, 0.5)
            mix.add("own", r["text"], words=80, check=check, rating=r.get("rating"), **heads)
    return len(seen)


def taught(rows, path):
    """Mixes in what the deep tier's encoder makes of English lines: soft targets, which a linear model learns more from than from
    the coarse labels that these sets have. Our own lines keep their labels."""
    answers = {}
    for line in open(path, encoding="utf-8"):
        r = json.loads(line)
        answers[r["text"]] = r
    for row in rows:
        answer = answers.get(row["text"])
        if answer is None or row["set"] == "own":
            continue
        weight = TEACHER.get(row["set"], 0.7)
        for head, share in TEACHER_SHARES.items():
            given = row.get(head)
            if head == "anger" and row.get("judged"):
                continue
            if given is None:
                row[head] = answer[head]
                row["weights"][head] = weight if head == "complaint" else weight * 0.5
                continue
            row[head] = round(share * answer[head] + (1 - share) * given, 4)
            if head == "complaint":
                row["weights"][head] = max(row["weights"][head], weight)


def balance(rows, head, wanted_share=0.5):
    """Scales weights so that the positives of `head` carry `wanted_share` of its weight."""
    positive = sum(r["weights"][head] for r in rows if r.get(head) == 1)
    negative = sum(r["weights"][head] for r in rows if r.get(head) == 0)
    if not positive or not negative:
        return
    factor = wanted_share / (1 - wanted_share) * negative / positive
    for r in rows:
        if r.get(head) == 1:
            r["weights"][head] = round(r["weights"][head] * factor, 4)
    print(f"{head}: weight of positives {positive:.0f}, of negatives {negative:.0f}, factor {factor:.2f}", file=sys.stderr)


def main():
    arguments = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    arguments.add_argument("output")
    arguments.add_argument("--data", default=os.path.join(HERE, "..", "..", "shared", "data", "train"))
    arguments.add_argument("--own", default=os.path.join(HERE, "own"))
    arguments.add_argument("--labelled", default=os.path.join(HERE, "labelled"), help="own lines with topics, urgency and stance")
    arguments.add_argument("--teacher", help="deep/teach.py's answers")
    arguments.add_argument("--problems", default=None, help="list of the banking77 intents that are problems")
    arguments.add_argument("--seed", type=int, default=20)
    options = arguments.parse_args()
    problems_path = options.problems or os.path.join(options.data, "..", "banking77_problem_intents.txt")
    problems = {line.strip() for line in open(problems_path, encoding="utf-8") if line.strip()}
    mix = Mix(options.data, options.seed)
    complaints(mix, problems)
    valence(mix)
    emotions(mix)
    reviews(mix)
    count = own(mix, [options.own, options.labelled])
    for row in mix.rows:  # everything but the own spam lines speaks against spam, lightly
        if "spam" not in row and row["set"] != "own" and mix.random.random() < 0.12:
            row["spam"] = 0
            row["weights"]["spam"] = 0.3
    balance(mix.rows, "complaint")
    if options.teacher:
        taught(mix.rows, options.teacher)
    balance(mix.rows, "spam")
    for row in mix.rows:  # a part of what reads like public posts joins the own lines in calibration
        part = CHECKED.get(row["set"])
        if part and int(hashlib.sha256(row["text"].encode()).hexdigest(), 16) % part == 0:
            row["check"] = True
    mix.random.shuffle(mix.rows)
    with open(options.output, "w", encoding="utf-8") as out:
        for row in mix.rows:
            out.write(json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n")
    print(f"{len(mix.rows)} lines, {count} of our own", file=sys.stderr)


if __name__ == "__main__":
    main()
