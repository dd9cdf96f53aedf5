"""Runs an encoder of the deep tier's sizes in ONNX Runtime, float32 and int8; a line for each on the output: name, posts, seconds
of the best round. What the weights are does not matter to its speed.

Usage: encoders.py PIECES FOLDER      (PIECES: how many word pieces each post has, a line each)
"""

import os
import sys
import time

import numpy as np
import onnx
import onnxruntime
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic

LAYERS, WIDTH, HEADS, INNER, WORDS, POSITIONS, OUTPUTS = 6, 384, 12, 1536, 30522, 512, 25
random = np.random.default_rng(1)
tensors, nodes = [], []


def constant(name, value):
    tensors.append(numpy_helper.from_array(value, name))
    return name


def node(kind, inputs, output, **attributes):
    nodes.append(helper.make_node(kind, inputs, [output], name=output, **attributes))
    return output


def dense(x, name, n, m):
    weight = constant(name + ".w", random.normal(0, 0.05, (n, m)).astype(np.float32))
    return node("Add", [node("MatMul", [x, weight], name + ".m"), constant(name + ".b", np.zeros(m, np.float32))], name)


def norm(x, name):
    scale, shift = constant(name + ".g", np.ones(WIDTH, np.float32)), constant(name + ".s", np.zeros(WIDTH, np.float32))
    return node("LayerNormalization", [x, scale, shift], name, axis=-1, epsilon=1e-12)


def build(path):
    shape = constant("split", np.array([0, 0, HEADS, WIDTH // HEADS], np.int64))
    whole = constant("whole", np.array([0, 0, WIDTH], np.int64))
    words = constant("words", random.normal(0, 0.05, (WORDS, WIDTH)).astype(np.float32))
    places = constant("places", random.normal(0, 0.05, (POSITIONS, WIDTH)).astype(np.float32))
    x = node("Add", [node("Gather", [words, "ids"], "found"), node("Gather", [places, "positions"], "placed")], "embedded")
    x = norm(x, "embedding")
    size = constant("size", np.array((WIDTH // HEADS) ** -0.5, np.float32))
    for layer in range(LAYERS):
        p = f"l{layer}."
        q, k, v = (node("Transpose", [node("Reshape", [dense(x, p + c, WIDTH, WIDTH), shape], p + c + "r")], p + c + "t",
                        perm=[0, 2, 3, 1] if c == "k" else [0, 2, 1, 3]) for c in "qkv")
        scores = node("Add", [node("Mul", [node("MatMul", [q, k], p + "qk"), size], p + "scaled"), "mask"], p + "scores")
        seen = node("MatMul", [node("Softmax", [scores], p + "softmax", axis=-1), v], p + "seen")
        seen = node("Reshape", [node("Transpose", [seen], p + "back", perm=[0, 2, 1, 3]), whole], p + "context")
        x = norm(node("Add", [x, dense(seen, p + "o", WIDTH, WIDTH)], p + "first"), p + "n1")
        inner = node("Gelu", [dense(x, p + "i", WIDTH, INNER)], p + "gelu")
        x = norm(node("Add", [x, dense(inner, p + "f", INNER, WIDTH)], p + "second"), p + "n2")
    first = node("Gather", [x, constant("zero", np.array(0, np.int64))], "first", axis=1)
    out = dense(first, "heads", WIDTH, OUTPUTS)
    graph = helper.make_graph(
        nodes, "encoder",
        [helper.make_tensor_value_info("ids", TensorProto.INT64, ["texts", "tokens"]),
         helper.make_tensor_value_info("positions", TensorProto.INT64, ["tokens"]),
         helper.make_tensor_value_info("mask", TensorProto.FLOAT, ["texts", 1, 1, "tokens"])],
        [helper.make_tensor_value_info(out, TensorProto.FLOAT, ["texts", OUTPUTS])], tensors)
    onnx.save(helper.make_model(graph, opset_imports=[helper.make_opsetid("", 20)], ir_version=9), path)


def measure(name, path, counts):
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    session = onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])
    batches = []
    ordered = sorted(counts)
    for start in range(0, len(ordered), 32):
        part = ordered[start:start + 32]
        longest = part[-1]
        mask = np.where(np.arange(longest)[None, :] < np.array(part)[:, None], 0, -1e9).astype(np.float32)
        batches.append({"ids": random.integers(1000, WORDS, (len(part), longest)), "positions": np.arange(longest),
                        "mask": mask[:, None, None, :]})
    best = None
    for _ in range(3):
        begin = time.perf_counter()
        for batch in batches:
            session.run(None, batch)
        seconds = time.perf_counter() - begin
        best = min(best or seconds, seconds)
    print(name, len(counts), f"{best:.6f}", sep="\t")


with open(sys.argv[1], encoding="utf-8") as file:
    counts = [int(line) for line in file if line.strip()]
plain, bytes_ = os.path.join(sys.argv[2], "plain.onnx"), os.path.join(sys.argv[2], "bytes.onnx")
build(plain)
quantize_dynamic(plain, bytes_, weight_type=QuantType.QInt8, per_channel=True)
measure(f"ONNX Runtime {onnxruntime.__version__}, float32", plain, counts)
measure(f"ONNX Runtime {onnxruntime.__version__}, int8", bytes_, counts)
