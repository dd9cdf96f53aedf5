#!/usr/bin/env python3
"""Mixes the permissive training sets and our own lines into one file for train.py: English texts only.

Usage: prepare_deep.py OUTPUT --data DIR --own DIR [--labelled DIR] [--seed N]

Each output line is {"text", "set", "split": "train"|"dev", "copies", "targets": {head: target}, "weights": {head: weight}}.
A head that is missing from `targets` is masked. The same inputs and seed give the same bytes; standard library only.
`dev` lines are those the fast tier keeps back for calibration as well (../prepare.py, `check`), without the lines that
`vary.py` made; our own lines that share many words with a dev line are left out of training.
The mix holds other people's texts: keep it outside the repository.
"""
import argparse
import collections
import glob
import gzip
import hashlib
import json
import os
import random
import re
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, ".."))
import prepare as fast  # noqa: E402  (the fast tier's mix: cleaning, label tables)
from heads import GO_LABELS, STANCES, TOPICS, URGENCY, clean_for_encoder  # noqa: E402

BANKING_TOPICS = {
    "delivery": "card_arrival card_delivery_estimate",
    "billing": "card_payment_fee_charged extra_charge_on_statement transaction_charged_twice "
               "direct_debit_payment_not_recognised card_payment_not_recognised cash_withdrawal_not_recognised "
               "wrong_amount_of_cash_received top_up_by_card_charge top_up_by_bank_transfer_charge",
    "pricing": "cash_withdrawal_charge transfer_fee_charged exchange_charge exchange_rate card_payment_wrong_exchange_rate "
               "wrong_exchange_rate_for_cash_withdrawal card_payment_fee_charged",
    "refund": "request_refund Refund_not_showing_up",
    "account": "activate_my_card change_pin pin_blocked passcode_forgotten edit_personal_details "
               "unable_to_verify_identity verify_my_identity why_verify_identity",
    "cancellation": "terminate_account cancel_transfer",
    "bug": "virtual_card_not_working contactless_not_working card_not_working",
}
BANKING_MONEY = set(
    "extra_charge_on_statement transaction_charged_twice direct_debit_payment_not_recognised card_payment_not_recognised "
    "cash_withdrawal_not_recognised wrong_amount_of_cash_received Refund_not_showing_up compromised_card "
    "transfer_not_received_by_recipient balance_not_updated_after_bank_transfer "
    "balance_not_updated_after_cheque_or_cash_deposit".split())
BITEXT_TOPICS = {
    "cancellation": "cancel_order check_cancellation_fee delete_account",
    "delivery": "change_shipping_address delivery_options delivery_period track_order set_up_shipping_address",
    "billing": "check_invoice get_invoice payment_issue check_payment_methods",
    "refund": "get_refund track_refund check_refund_policy",
    "service": "contact_customer_service contact_human_agent complaint",
    "account": "create_account edit_account delete_account switch_account recover_password registration_problems",
}


def inverted(table):
    out = collections.defaultdict(set)
    for topic, intents in table.items():
        for intent in intents.split():
            out[intent].add(topic)
    return out


def digest(text):
    return int(hashlib.sha256(text.encode()).hexdigest(), 16)


class Mix:
    def __init__(self, data, seed):
        self.data = data
        self.random = random.Random(seed)
        self.rows = []
        self.heats = fast.heats()

    def read(self, name):
        with gzip.open(os.path.join(self.data, name + ".jsonl.gz"), "rt", encoding="utf-8") as lines:
            return [r for r in map(json.loads, lines) if r.get("lang", "en") == "en"]

    def some(self, rows, limit):
        rows = list(rows)
        return self.random.sample(rows, limit) if len(rows) > limit else rows

    def add(self, origin, text, words=60, held=0, copies=1, judged=None, **heads):
        """`judged`: set and id; the anger of a line that was judged by itself counts, and it comes twice. `held`: one line in so many is dev, by its wording. A head is (target, weight) or None."""
        key = fast.clean(text, words)
        text = clean_for_encoder(text, words)
        if len(text) < 2:
            return
        heat = self.heats.pop(judged, None)
        if heat is not None:
            heads["anger"], copies = (heat, 2.0), 2
        heads = {h.replace("__", "."): v for h, v in heads.items() if v is not None}
        if not heads:
            return
        self.rows.append({
            "text": text, "raw": key, "set": origin, "split": "dev" if held and digest(key) % held == 0 else "train", "copies": copies,
            "targets": {h: v[0] for h, v in heads.items()}, "weights": {h: round(v[1], 4) for h, v in heads.items()}})


def no_urgency(weight):
    return {"urgency__" + u: (0, weight) for u in URGENCY}


def topics(found, weight):
    return {"topic__" + t: (int(t in found), weight) for t in TOPICS}


def requests(mix, problems, scale):
    table = inverted(BANKING_TOPICS)
    rows = mix.read("msgs_banking77")
    hits = mix.some([r for r in rows if r["label"] in problems], scale(5000))
    rest = mix.some([r for r in rows if r["label"] not in problems], scale(4500))
    for r in hits + rest:
        hit = r["label"] in problems
        urgency = no_urgency(0.2)
        if hit:
            urgency["urgency__money"] = (1, 0.3) if r["label"] in BANKING_MONEY else None
        weak = topics(table[r["label"]], 0.3) if r["label"] in table else {}
        mix.add("banking77", r["text"], complaint=(int(hit), 1.0), **urgency, **weak)
    pieces = [r for r in mix.read("complaints_cfpb_chunks") if 4 <= len(r["text"].split()) <= 60]
    for r in mix.some(pieces, scale(3000)):
        mix.add("cfpb", fast.detokenised(r["text"]), complaint=(1, 0.5))
    for name, limit in (("msgs_clinc150", 4000), ("msgs_hwu64", 2500), ("msgs_nlupp_restaurant8k", 1500),
                        ("msgs_taskmaster", 2500)):
        for r in mix.some(mix.read(name), scale(limit)):
            hit = name == "msgs_clinc150" and r["label"] in fast.CLINC_PROBLEMS
            mix.add(name[5:], r["text"], complaint=(int(hit), 0.7), anger=(0.05, 0.1), **({} if hit else no_urgency(0.2)))
    table = inverted(BITEXT_TOPICS)
    for r in mix.some(mix.read("msgs_bitext"), scale(3500)):
        hit = r["label"] in fast.BITEXT_PROBLEMS
        mix.add("bitext", r["text"], complaint=(int(hit), 1.0 if hit else 0.5), **no_urgency(0.2),
                **topics(table[r["label"]], 0.3))


def valence(mix, scale):
    for r in mix.read("vader_gt_amazonReviewSnippets"):
        v = r["label"]
        anger = (min(0.5, 0.12 - v / 8), 0.15) if v < -0.8 else (0.05, 0.2) if v > 0.5 else None
        mix.add("vader-amazon", fast.detokenised(r["text"]), judged=("vader_gt_amazonReviewSnippets", r["id"]), held=12, valence=(0.5 + v / 7, 1.0), anger=anger,
                complaint=(1, 2.0) if v < -0.7 else (0, 1.5) if v > 0.3 else None)
    for r in mix.read("vader_gt_tweets"):
        v = r["label"]
        anger = (min(0.6, 0.15 - v / 6), 0.25) if v < -0.8 else (0.06, 0.4) if v > 0.3 else None
        mix.add("vader-tweets", r["text"], judged=("vader_gt_tweets", r["id"]), held=12, valence=(0.5 + v / 7, 1.5), anger=anger, copies=2,
                complaint=(1, 0.7) if v < -1.2 else (0, 1.0) if v > -0.5 else None)
    for r in mix.some(mix.read("vader_gt_movieReviewSnippets"), scale(2000)):
        mix.add("vader-film", fast.detokenised(r["text"]), valence=(0.5 + r["label"] / 7, 0.6))
    for r in mix.some(mix.read("vader_gt_nytEditorialSnippets"), scale(2500)):
        mix.add("vader-news", fast.detokenised(r["text"]), valence=(0.5 + r["label"] / 7, 0.5), complaint=(0, 0.6))
    for r in mix.read("uci_sentences"):
        bad = r["label"] == "negative"
        mix.add("uci", r["text"], held=12, valence=(0.19 if bad else 0.81, 0.7),
                complaint=(int(bad), 2.0) if r["domain"] != "imdb" else None)


def emotions(mix, scale):
    go = mix.read("goemotions")
    cross = {"anger", "annoyance", "disappointment", "disgust", "disapproval"}
    chosen = mix.some([r for r in go if cross & set(r["label"])], scale(10000))
    chosen += mix.some([r for r in go if not cross & set(r["label"]) and r["label"] != ["neutral"]], scale(5000))
    chosen += mix.some([r for r in go if r["label"] == ["neutral"]], scale(3500))
    for r in chosen:
        labels = set(r["label"])
        level = max(fast.GO_ANGER.get(l, 0.05) for l in labels)
        v = sum(fast.GO_VALENCE.get(l, 0.0) for l in labels) / len(labels)
        complaint = (1, 0.12) if {"anger", "annoyance", "disappointment"} & labels else (
            (0, 0.8) if not fast.NEGATIVE_EMOTIONS & labels else None)
        mix.add("goemotions", r["text"].replace("[NAME]", "he"), judged=("goemotions", r["id"]), held=40, anger=(level, 1.0), valence=(0.5 + v / 2, 0.4),
                complaint=complaint, **{"emotion__" + l: (int(l in labels), 1.0) for l in GO_LABELS})
    for r in mix.read("brighter_intensity"):
        e = r["emotions"]
        level = fast.INTENSITY_ANGER[e["anger"]]
        if e["anger"] == 0:
            level = 0.06 + 0.05 * e.get("disgust", 0) + 0.03 * e.get("sadness", 0)
        v = (e.get("joy", 0) - max(e.get("anger", 0), e.get("disgust", 0), e.get("sadness", 0))) / 3
        mix.add("brighter", r["text"], judged=("brighter_intensity", r["id"]), held=40, copies=2, anger=(round(level, 3), 1.5), valence=(0.5 + v / 2, 0.4))
    for r in mix.some(mix.read("xed_en"), scale(2500)):
        labels = set(r["label"])
        level = 0.55 if "anger" in labels else 0.4 if "disgust" in labels else 0.1
        mix.add("xed", fast.detokenised(r["text"]), judged=("xed_en", r["id"]), anger=(level, 0.25))


def judged(mix):
    """The lines whose anger was judged by itself and that were not chosen for anything else."""
    for name, origin in (("goemotions", "goemotions"), ("xed_en", "xed")):
        for r in mix.read(name):
            if (name, r["id"]) in mix.heats:
                mix.add(origin, fast.detokenised(r["text"].replace("[NAME]", "he")), judged=(name, r["id"]))


def words_of(text):
    return frozenset(re.findall(r"[a-z']+", text.lower()))


def own_lines(folders):
    """(row, labelled) of every own line, English or of no stated language, each text once."""
    seen = set()
    for labelled, folder in folders:
        for path in sorted(glob.glob(os.path.join(folder, "**", "*.jsonl"), recursive=True)):
            for number, line in enumerate(open(path, encoding="utf-8"), 1):
                try:
                    r = json.loads(line)
                except ValueError as problem:
                    if line.strip():
                        print(f"{path}:{number}: {problem}", file=sys.stderr)
                    continue
                key = fast.clean(r.get("text") or "")
                if len(key) < 2 or key in seen or (r.get("language") or "en").split("-")[0] != "en":
                    continue
                seen.add(key)
                yield r, labelled


def own(mix, folders, scale):
    start = len(mix.rows)
    for r, labelled in own_lines(folders):
        kind = r.get("kind") or ""
        heads = {}
        if r.get("complaint") is not None:
            heads["complaint"] = (int(r["complaint"]), 2.0)
            if r.get("anger") is None or kind != "sarcasm":
                heads["valence"] = (0.3, 0.2) if r["complaint"] else (0.8, 0.3) if "praise" in kind else None
        if r.get("anger") is not None:
            heads["anger"] = (float(r["anger"]), 1.5)
        if labelled and r.get("urgency") is not None:
            heads.update({"urgency__" + u: (int(u in r["urgency"]), 1.5) for u in URGENCY})
        elif kind and not labelled and not r.get("complaint"):
            heads.update(no_urgency(0.4))
        if labelled and r.get("topics") is not None:
            found = set(r["topics"])
            heads.update(topics(found, 1.5))
        if labelled and r.get("stance"):
            heads.update({"stance__" + s: (int(s == r["stance"]), 1.0) for s in STANCES})
        made = kind.startswith("rule-")
        held = 6 if labelled else 12
        mix.add("labelled" if labelled else "rule" if made else "own", r["text"], words=100 if labelled else 60, held=held,
                copies=1 if made else 3, **heads)
    rows = mix.rows[start:]
    dev = [words_of(r["text"]) for r in rows if r["split"] == "dev" and r["set"] != "rule"]
    by_word = collections.defaultdict(set)
    for i, w in enumerate(dev):
        for word in w:
            by_word[word].add(i)
    kept, dropped = [], 0
    for r in rows:
        if r["split"] == "dev":
            if r["set"] != "rule":
                kept.append(r)
            continue
        w = words_of(r["text"])
        shared = collections.Counter(i for word in w for i in by_word.get(word, ()))
        if any(n / len(w | dev[i]) > 0.5 for i, n in shared.items()):
            dropped += 1
            continue
        kept.append(r)
    mix.rows[start:] = kept
    print(f"own lines: {len(rows)}, near a dev line and left out: {dropped}", file=sys.stderr)


def balance(rows, head, share=0.5):
    sums = [0.0, 0.0]
    for r in rows:
        if head in r["targets"] and r["split"] == "train":
            sums[r["targets"][head]] += r["weights"][head] * r["copies"]
    factor = share / (1 - share) * sums[0] / max(1e-9, sums[1])
    for r in rows:
        if r["targets"].get(head) == 1:
            r["weights"][head] = round(r["weights"][head] * factor, 4)
    print(f"{head}: negatives {sums[0]:.0f}, positives {sums[1]:.0f}, factor {factor:.2f}", file=sys.stderr)


def main():
    a = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    a.add_argument("output")
    a.add_argument("--data", required=True, help="folder of the training sets")
    a.add_argument("--own", required=True, help="folder of own lines")
    a.add_argument("--labelled", help="folder of own lines with topics and urgency")
    a.add_argument("--problems", help="list of the banking77 intents that are problems")
    a.add_argument("--scale", type=float, default=1.0, help="share of the large public sets")
    a.add_argument("--seed", type=int, default=20)
    o = a.parse_args()
    path = o.problems or os.path.join(o.data, "..", "banking77_problem_intents.txt")
    problems = {line.strip() for line in open(path, encoding="utf-8") if line.strip()}
    mix = Mix(o.data, o.seed)

    def scale(n):
        return int(n * o.scale)

    requests(mix, problems, scale)
    valence(mix, scale)
    emotions(mix, scale)
    judged(mix)
    own(mix, ([(True, o.labelled)] if o.labelled else []) + [(False, o.own)], scale)
    balance(mix.rows, "complaint")
    mix.random.shuffle(mix.rows)
    with open(o.output, "w", encoding="utf-8") as out:
        for r in mix.rows:
            out.write(json.dumps(r, ensure_ascii=False, separators=(",", ":")) + "\n")
    count = collections.Counter((r["set"], r["split"]) for r in mix.rows)
    total = sum(r["copies"] for r in mix.rows if r["split"] == "train")
    print(f"{len(mix.rows)} lines, {total} training examples an epoch\n{dict(count)}", file=sys.stderr)


if __name__ == "__main__":
    main()
