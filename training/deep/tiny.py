#!/usr/bin/env python3
"""Makes a tiny encoder with numbers by a fixed seed, and what it answers: fixtures for the program's tests.

Usage: tiny.py FOLDER

Writes FOLDER/tiny.weights (through pack.py) and FOLDER/tiny.jsonl with {"text", "tokens", "sums"} a line: word pieces by the
reference tokenizer, and the heads' sums by a forward pass of its own in double precision, after the paper (Devlin et al.
2019). Needs numpy, safetensors and tokenizers.
"""
import json
import math
import os
import subprocess
import sys
import tempfile

import numpy as np
from safetensors.numpy import load_file, save_file
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

WIDTH, INNER, LAYERS, ATTENTION_HEADS, TOKENS = 16, 32, 2, 4, 24
HEADS = ["complaint", "anger", "urgency.money", "topic.delivery", "topic.refund"]
LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789ßøıæяжςσ가ᄀ"
VOCABULARY = (
    ["[PAD]", "[UNK]", "[CLS]", "[SEP]"] + list(LETTERS) + ["##" + c for c in LETTERS] + list("!?.,'\"-#@:/()[]$+_*&%…’“”—€我们")
    + "the order refund third week angry furious love kettle late broken never again thank you my is was not ##ing ##ed ##s".split())
EMOJI = {"😡": "angry", "🤬": "furious", "❤": "love"}
RANGES = [[0x200D, 0x200D], [0x2600, 0x27BF], [0xFE00, 0xFE0F], [0x1F000, 0x1FAFF]]

# The text as it comes, and what is left of it after users, links and emoji were seen to; then WordPiece takes over.
TEXTS = [
    ("", ""), (" \n\t ", ""), ("my order is late", None), ("The THIRD Week, again!", None), ("never refunded… my kettles", None),
    ("Café ZÜRICH Łódź Øre straße ẞ", None), ("İstanbul ı I", None), ("e\u0301 n\u0303 z\u0351\u036b", None), ("ΣΑΣ ς яЖ", None),
    ("我们的kettle", None), ("가각 한", None), ("don't “curly” — [SEP] [CLS] a_b*c&d%", None), ("ctl\u0001\u00ad\u200bx \ufffd\u0000y", "ctl\u0001\u00ad\u200bx \ufffd\u0000y"),
    ("no\u00a0break\u2003em\u3000wide\u2028line", None), ("private\ue000use", None), ("a" * 100, None), ("b" * 101, None), ("x " * 60, None),
    ("@brand my order, cc me@x.org and @brand_help!", "  my order, cc me@x.org and  !"),
    ("see https://example.org/a?b=c now, WWW.example.com/x", "see   now,  "), ("http stays not, https does", "  stays not, https does"),
    ("late😡😡😡again ❤️ 🚚 the 😡", "late angry   again  love    the  angry "), ("🤬", " furious "), ("🚚🚚", "  "),
    ("@x " * 20 + "refund", " refund"), ("\u061d\u08d4\u0897", None), ("the ½ ² € $5 #fail", None),
]


def reference():
    words = Tokenizer(models.WordPiece({p: i for i, p in enumerate(VOCABULARY)}, unk_token="[UNK]", max_input_chars_per_word=100))
    words.normalizer = normalizers.BertNormalizer(lowercase=True)
    words.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    return words


def norm(x, weight, bias, epsilon=1e-12):
    mean = x.mean(-1, keepdims=True)
    return (x - mean) / np.sqrt(((x - mean) ** 2).mean(-1, keepdims=True) + epsilon) * weight + bias


def forward(state, tokens):
    def of(name):
        return state[name].astype(np.float64)

    def dense(name, x):
        return x @ of(name + ".weight").T + of(name + ".bias")

    def normed(name, x):
        return norm(x, of(name + ".weight"), of(name + ".bias"))

    x = of("embeddings.word_embeddings.weight")[tokens] + of("embeddings.position_embeddings.weight")[:len(tokens)]
    x = normed("embeddings.LayerNorm", x + of("embeddings.token_type_embeddings.weight")[0])
    for layer in range(LAYERS):
        at = f"encoder.layer.{layer}."
        q, k, v = (dense(at + "attention.self." + n, x).reshape(len(tokens), ATTENTION_HEADS, -1).transpose(1, 0, 2)
                   for n in ("query", "key", "value"))
        a = q @ k.transpose(0, 2, 1) / math.sqrt(q.shape[-1])
        a = np.exp(a - a.max(-1, keepdims=True))
        context = (a / a.sum(-1, keepdims=True) @ v).transpose(1, 0, 2).reshape(len(tokens), -1)
        x = normed(at + "attention.output.LayerNorm", x + dense(at + "attention.output.dense", context))
        inner = dense(at + "intermediate.dense", x)
        inner = inner * 0.5 * (1 + np.vectorize(math.erf)(inner / math.sqrt(2)))
        x = normed(at + "output.LayerNorm", x + dense(at + "output.dense", inner))
    return x[0] @ of("heads.weight").T + of("heads.bias")


def main():
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    chance = np.random.default_rng(11)

    def numbers(*shape, around=0.0, spread=0.4):
        return (around + spread * chance.standard_normal(shape)).astype("f4")

    state = {
        "embeddings.word_embeddings.weight": numbers(len(VOCABULARY), WIDTH),
        "embeddings.position_embeddings.weight": numbers(TOKENS + 8, WIDTH),
        "embeddings.token_type_embeddings.weight": numbers(2, WIDTH), "heads.weight": numbers(len(HEADS), WIDTH),
        "heads.bias": numbers(len(HEADS))}

    def dense(name, rows, columns):
        state[name + ".weight"], state[name + ".bias"] = numbers(rows, columns), numbers(rows)

    def add_norm(name):
        state[name + ".weight"], state[name + ".bias"] = numbers(WIDTH, around=1), numbers(WIDTH)

    add_norm("embeddings.LayerNorm")
    for layer in range(LAYERS):
        at = f"encoder.layer.{layer}."
        for part in ("query", "key", "value"):
            dense(at + "attention.self." + part, WIDTH, WIDTH)
        dense(at + "attention.output.dense", WIDTH, WIDTH)
        add_norm(at + "attention.output.LayerNorm")
        dense(at + "intermediate.dense", INNER, WIDTH)
        dense(at + "output.dense", WIDTH, INNER)
        add_norm(at + "output.LayerNorm")
    model = {
        "name": "tiny-1", "heads": HEADS, "pooling": "cls", "maxTokens": TOKENS, "attentionHeads": ATTENTION_HEADS,
        "layerNormEpsilon": 1e-12, "threshold": 0.4, "untrained": ["topic.delivery"],
        "calibration": {"complaint": [0.8, 0.25], "anger": [1.2, -0.5], "urgency.money": [2.0, 0.5], "topic.delivery": [1.5, 0.1],
                        "topic.refund": [1.0, 0.0]},
        "blend": {"deep": {"complaint": 0.75, "anger": 0.5}, "after": {"complaint": [1.1, -0.05]}},
        "input": {"user": True, "emoji": EMOJI, "ranges": RANGES}}

    folder = sys.argv[1]
    with tempfile.TemporaryDirectory() as work:
        save_file(state, os.path.join(work, "state.safetensors"))
        json.dump(model, open(os.path.join(work, "model.json"), "w", encoding="utf-8"))
        open(os.path.join(work, "vocab.txt"), "w", encoding="utf-8").write("\n".join(VOCABULARY) + "\n")
        pack = os.path.join(os.path.dirname(os.path.abspath(__file__)), "pack.py")
        subprocess.run(
            [sys.executable, pack, work, os.path.join(work, "vocab.txt"), os.path.join(folder, "tiny.weights"), "--dequantised",
             os.path.join(work, "restored")], check=True)
        restored = load_file(os.path.join(work, "restored"))
    words = reference()
    with open(os.path.join(folder, "tiny.jsonl"), "w", encoding="utf-8") as file:
        for text, prepared in TEXTS:
            pieces = words.encode(text if prepared is None else prepared, add_special_tokens=False).ids[:TOKENS - 2]
            tokens = [VOCABULARY.index("[CLS]")] + pieces + [VOCABULARY.index("[SEP]")]
            sums = [round(float(s), 5) for s in forward(restored, tokens)]
            file.write(json.dumps({"text": text, "tokens": tokens, "sums": sums}) + "\n")


if __name__ == "__main__":
    main()
