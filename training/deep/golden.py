#!/usr/bin/env python3
"""Writes golden.jsonl: varied texts of our own with the reference tokenizer's ids and, with --state, the reference logits.

Usage: golden.py OUTPUT --base DIR --own DIR [--state FILE] [--count 300]

STATE is the exported state.safetensors. A line is {"text", "ids", "logits": {head: value}} of the text as it stands, and
{"prepared", "preparedIds", "preparedLogits"} of the text as the encoder is meant to get it (heads.py, clean_for_encoder).
Logits are those of the heads, before calibration, in float32. No text of another data set is in it.
"""
import argparse
import glob
import json
import os
import random

import torch
from safetensors.torch import load_file

from encoder import Model, batch, tokenizer
from heads import SHIPPED, clean_for_encoder

SPECIAL = [
    "", " ", "\n\t ", ".", "!!!", "???!?!", "…", "a", "A", "[SEP]", "[CLS] hello [SEP] world [PAD]", "a literal [SEP] in a post", "[MASK]",
    "[UNK]", "##ing", "##", "un##able", "Ünïcödé câfé naïve façade", "CAFÉ ZÜRICH ØRESUND ŁÓDŹ", "İstanbul I ı i", "ǅ ǆ Ǆ", "ß ẞ SS ﬁ ﬂ",
    "e\u0301 vs \u00e9, n\u0303 vs \u00f1", "o\u0302\u0323 stacked marks z\u0351\u036b\u0343a\u0363lgo", "Ｆｕｌｌｗｉｄｔｈ ｔｅｘｔ １２３",
    "我的包裹三个星期了还没到", "客服 never answers 三周", "荷物がまだ届きません。サポートは無視。", "배송이 너무 늦어요 진짜", "가나다", "посылка не пришла уже три недели",
    "الطرد لم يصل حتى الآن", "החבילה לא הגיעה", "मेरा पार्सल नहीं आया", "พัสดุยังไม่มา", "Ελληνικά ΆΈΉ ς σ Σ", "Tiếng Việt rất chậm",
    "great, another outage 😡", "great😡another😡outage", "😡😡😡", "🙄 third week", "thanks a lot 👏👏👏 well done 🤡", "👍🏽👎🏿", "👨‍👩‍👧‍👦 family plan cancelled",
    "🇩🇪🇬🇧 flags", "❤️ vs ❤", "☹️ ☺️ ✔️", "1️⃣2️⃣3️⃣", "(╯°□°)╯︵ ┻━┻", "¯\\_(ツ)_/¯", ":) :( :-/ :'( <3 </3", "XD xD :D", "™ © ® ℠", "½ ¼ ² ³ №",
    "€49.99 £12 $1,000.00 ¥300 ₹99", "100% off!!! 50 % more", "http://example.com/a?b=c#d", "see https://example.org/path_(x)/~y?q=%20&z=1, please",
    "www.example.com/help is down", "mail me: someone@example.com", "@brand @brand_help why", "cc @Brand.", "email.@user x", "#fail #CustomerService #2ndtime #été",
    "#", "# #", "@", "@@brand", "hash#tag mid#word", "don't can't won't it's o'clock 'quoted' \"double\"", "don’t can’t “curly” ‘quotes’ — dash – en",
    "a-b_c+d=e*f/g\\h|i~j`k^l", "<b>bold</b> &amp; &lt;tag&gt;", "{\"json\": [1, 2, {\"x\": null}]}", "tabs\tand\nnew\r\nlines\u00a0nbsp\u2003em\u3000ideographic",
    "zero\u200bwidth\u200cjoin\u200der soft\u00adhyphen bom\ufeffend", "control\u0001\u0002char \u0000 null \u007f del", "private \ue000 use \uf8ff",
    "replacement \ufffd char", "rtl \u202eoverride\u202c and \u2066isolates\u2069", "line\u2028separator paragraph\u2029separator", "vertical\u000btab form\u000cfeed next\u0085line",
    "𝕸𝖆𝖙𝖍 𝓕𝓪𝓷𝓬𝔂 ᵗⁱⁿʸ ⓒⓘⓡⓒⓛⓔ", "𠜎𠜱 rare han", "丽 compatibility 豈", "a" * 100, "a" * 101, "b" * 250, "antidisestablishmentarianism pneumonoultramicroscopicsilicovolcanoconiosis",
    "aaaaaaaaaaargh sooooooo slooooow", "noooooo!!!!!!!!!!!!!!!!!!!!", "....................", "no no no no " * 60, "My order is late. " * 60, "我" * 200, "😡" * 200, "x " * 400,
    "é" * 150, "https://example.com/" + "p" * 300, "#tag " * 90, "1 2 3 4 5 6 7 8 9 0 " * 20, "12345678901234567890", "+49 30 123456-78", "2024-06-11T09:30:00Z", "3rd 21st 4x4 1/2 €/kWh",
    "iPhone15ProMax Win11 COVID-19 5G", "WHY IS IT STILL BROKEN", "wHy iS iT sTiLl", "ur app is tr4sh lol", "f*** this s#!t", "the the the the", "end with space ", " start with space",
    "two  spaces   three", "semi;colon:colon,comma.dot!bang?what", "multi\n\nparagraph\n\ncomplaint", "Order №  12-34/56 (ref: A_B-C) — [urgent]", "🤬 I'm calling my lawyer 👨‍⚖️", "☎️📞 2 hours on hold ⏳⌛",
    "🔥🔥 deal 🔥🔥", "🫠🫡🥹🪫", "⚠️ recall: charger catches fire 🔥", "it caught fire 🧯🚒", "ok", "Ok.", "K", "?",
]


def main():
    a = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    a.add_argument("output")
    a.add_argument("--base", required=True)
    a.add_argument("--own", required=True)
    a.add_argument("--state")
    a.add_argument("--count", type=int, default=300)
    o = a.parse_args()
    texts = list(dict.fromkeys(SPECIAL))
    own = []
    for path in sorted(glob.glob(os.path.join(o.own, "*.jsonl"))):
        own += [json.loads(line)["text"] for line in open(path, encoding="utf-8") if line.strip()]
    texts += random.Random(3).sample([t for t in own if t not in set(texts)], o.count - len(texts))
    prepared = [clean_for_encoder(t, 100000) for t in texts]
    words = tokenizer(os.path.join(o.base, "vocab.txt"))
    ids = [words.encode(t).ids for t in texts]
    ready = [words.encode(t).ids for t in prepared]
    lines = [{"text": t, "ids": i, "prepared": p, "preparedIds": j} for t, i, p, j in zip(texts, ids, prepared, ready)]
    if o.state:
        torch.set_num_threads(1)
        model = Model(len(SHIPPED))
        model.load_state_dict({k if k.startswith("heads.") else "bert." + k: v for k, v in load_file(o.state).items()})
        model.eval()
        with torch.inference_mode():
            for line in lines:
                for source, goal in (("ids", "logits"), ("preparedIds", "preparedLogits")):
                    z = model(*batch([line[source]]))[0]
                    line[goal] = {h: round(float(v), 5) for h, v in zip(SHIPPED, z)}
    with open(o.output + ".tmp", "w", encoding="utf-8") as file:
        for line in lines:
            file.write(json.dumps(line, ensure_ascii=False) + "\n")
    os.replace(o.output + ".tmp", o.output)


if __name__ == "__main__":
    main()
