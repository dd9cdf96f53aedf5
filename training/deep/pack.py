#!/usr/bin/env python3
"""Packs a trained encoder with its heads into deep.weights, the file the program maps.

Usage: pack.py MODEL_FOLDER VOCABULARY OUTPUT [--dequantised FILE]

MODEL_FOLDER holds state.safetensors (a BertModel's names, `heads.weight` [H, width], `heads.bias` [H]) and model.json (name,
heads, calibration, blend, threshold, attentionHeads, maxTokens, input). VOCABULARY is the model's vocab.txt. Matrices become
bytes with one scale a row; --dequantised writes them back as floats, for comparing with the program's numbers. The layout
is described in Sources/Classifier/Deep/DeepWeightsFile.swift. Needs numpy and safetensors.
"""
import argparse
import json
import math
import os
import struct

import numpy as np
from safetensors.numpy import load_file, save_file

MAGIC = b"EARDEEP\n"
VERSION = 1
PREFIX = 32
ALIGNMENT = 64


def checksum(data):
    """FNV-1a over little-endian words of eight bytes, the last one filled with zeros (WeightsFile.checksum)."""
    mask = (1 << 64) - 1
    whole = len(data) // 8 * 8
    h = 0xCBF29CE484222325
    for word in np.frombuffer(data[:whole], "<u8").tolist():
        h = (h ^ word) * 0x100000001B3 & mask
        h ^= h >> 32
    return (h ^ int.from_bytes(data[whole:], "little")) * 0x100000001B3 & mask


def quantised(matrix):
    """Bytes and one scale a row; a row of zeros has the scale 1."""
    most = np.abs(matrix).max(axis=1)
    scales = np.where(most > 0, most / 127, 1).astype("<f4")
    return np.clip(np.rint(matrix / scales[:, None]), -127, 127).astype("i1"), scales


class Writer:
    def __init__(self, header):
        self.parts, self.size = [header], len(header)

    def add(self, array):
        gap = -self.size % ALIGNMENT
        data = np.ascontiguousarray(array).tobytes()
        self.parts += [b"\0" * gap, data]
        self.size += gap + len(data)


def text(words, width):
    data = words.encode()
    if len(data) > width:
        raise SystemExit(f"pack: {words} has more than {width} bytes")
    return data.ljust(width, b"\0")


def mix(model, head):
    """Weights and offset in logits: fast · a + deep · b + c. A head that nothing was learnt for weighs nothing."""
    if "mix" in model:
        return tuple(model["mix"][head])
    slope, intercept = model["calibration"].get(head, [1.0, 0.0])
    if head in model.get("untrained", []) or head not in model["calibration"] or (slope, intercept) == (1.0, 0.0):
        return 0.0, 0.0, 0.0
    share = model["blend"].get("deep", {}).get(head, 1.0)
    after, offset = model["blend"].get("after", {}).get(head, [1.0, 0.0])
    return after * (1 - share), after * share, offset


def main():
    a = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    a.add_argument("model")
    a.add_argument("vocabulary")
    a.add_argument("output")
    a.add_argument("--dequantised")
    o = a.parse_args()
    state = {k.removeprefix("bert."): v.astype("<f4") for k, v in load_file(os.path.join(o.model, "state.safetensors")).items()}
    model = json.load(open(os.path.join(o.model, "model.json"), encoding="utf-8"))
    if model["pooling"] not in ("cls", "parts"):
        raise SystemExit("pack: only the pooling of [CLS] and of parts is supported")
    pieces = open(o.vocabulary, encoding="utf-8").read().rstrip("\n").split("\n")
    words = state["embeddings.word_embeddings.weight"]
    width, tokens, heads = words.shape[1], model["maxTokens"], model["heads"]
    layers = len({k.split(".")[2] for k in state if k.startswith("encoder.layer.")})
    inner = state["encoder.layer.0.intermediate.dense.weight"].shape[0]
    if words.shape[0] != len(pieces) or state["heads.weight"].shape != (len(heads), width):
        raise SystemExit("pack: the vocabulary or the heads do not fit the weights")

    given = model.get("input", {})
    ranges = given.get("ranges", [])
    emoji = "".join(f"{k} {v}\n" for k, v in sorted(given.get("emoji", {}).items()) if len(k) == 1).encode()
    vocabulary = "\n".join(pieces).encode()
    flags = 1 if "user" in given else 0
    head = text(model["name"], 32) + struct.pack(
        "<11I", layers, width, model["attentionHeads"], inner, len(pieces), tokens, len(heads), flags, len(ranges), len(emoji),
        len(vocabulary))
    head += struct.pack("<2f", model["layerNormEpsilon"], model.get("threshold", 0.5))
    for name in heads:
        head += text(name, 32) + struct.pack("<5f", *model["calibration"].get(name, [1.0, 0.0]), *mix(model, name))
    head += b"".join(struct.pack("<2I", *pair) for pair in ranges) + emoji + vocabulary
    writer = Writer(b"\0" * PREFIX + head)

    def row_bytes(matrix, names):
        values, scales = quantised(matrix)
        writer.add(scales)
        writer.add(values)
        restored, at = values.astype("<f4") * scales[:, None], 0
        for name in names:
            state[name] = restored[at:at + len(state[name])]
            at += len(state[name])

    def dense(*names):
        row_bytes(np.concatenate([state[n + ".weight"] for n in names]), [n + ".weight" for n in names])
        writer.add(np.concatenate([state[n + ".bias"] for n in names]))

    def norm(name):
        writer.add(state[name + ".weight"])
        writer.add(state[name + ".bias"])

    row_bytes(words, ["embeddings.word_embeddings.weight"])
    writer.add(state["embeddings.position_embeddings.weight"][:tokens] + state["embeddings.token_type_embeddings.weight"][0])
    norm("embeddings.LayerNorm")
    for layer in range(layers):
        at = f"encoder.layer.{layer}."
        dense(*[at + "attention.self." + part for part in ("query", "key", "value")])
        dense(at + "attention.output.dense")
        norm(at + "attention.output.LayerNorm")
        dense(at + "intermediate.dense")
        dense(at + "output.dense")
        norm(at + "output.LayerNorm")
    writer.add(state["heads.weight"])
    writer.add(state["heads.bias"])

    body = b"".join(writer.parts)[PREFIX:]
    if not all(math.isfinite(x) for x in (float(v.sum()) for v in state.values() if v.dtype == np.float32)):
        raise SystemExit("pack: the state has numbers that are none")
    prefix = MAGIC + struct.pack("<IIQQ", VERSION, PREFIX + len(head), PREFIX + len(body), checksum(body))
    with open(o.output + ".new", "wb") as file:
        file.write(prefix + body)
    os.replace(o.output + ".new", o.output)
    if o.dequantised:
        save_file({k: np.ascontiguousarray(v) for k, v in state.items()}, o.dequantised)
    print(f"wrote {o.output}: {PREFIX + len(body):,} bytes, {layers} layers of width {width}, {len(heads)} heads")


if __name__ == "__main__":
    main()
