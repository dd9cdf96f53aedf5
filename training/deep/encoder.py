"""MiniLM-L6 with heads on the [CLS] position, in plain torch, under the names of the published checkpoint."""
import torch
from torch import nn
from torch.nn import functional as F


class Attention(nn.Module):
    def __init__(self, d, heads):
        super().__init__()
        self.heads = heads
        self.query, self.key, self.value = nn.Linear(d, d), nn.Linear(d, d), nn.Linear(d, d)

    def forward(self, x, mask, only_first):
        b, t, d = x.shape

        def split(y):
            return y.view(b, -1, self.heads, d // self.heads).transpose(1, 2)

        q = split(self.query(x[:, :1] if only_first else x))
        y = F.scaled_dot_product_attention(q, split(self.key(x)), split(self.value(x)), attn_mask=mask)
        return y.transpose(1, 2).reshape(b, -1, d)


class Dense(nn.Module):
    def __init__(self, a, b, norm=True):
        super().__init__()
        self.dense = nn.Linear(a, b)
        if norm:
            self.LayerNorm = nn.LayerNorm(b, eps=1e-12)


class Layer(nn.Module):
    def __init__(self, d, inner, heads):
        super().__init__()
        self.attention = nn.ModuleDict({"self": Attention(d, heads), "output": Dense(d, d)})
        self.intermediate, self.output = Dense(d, inner, norm=False), Dense(inner, d)

    def forward(self, x, mask, p, only_first):
        a = self.attention["self"](x, mask, only_first)
        if only_first:
            x = x[:, :1]
        o = self.attention["output"]
        x = o.LayerNorm(x + F.dropout(o.dense(a), p))
        h = self.output.dense(F.gelu(self.intermediate.dense(x)))
        return self.output.LayerNorm(x + F.dropout(h, p))


class Encoder(nn.Module):
    """`forward` gives the [CLS] vector of the last layer, which is worked out for that position alone."""

    def __init__(self, vocabulary=30522, d=384, layers=6, inner=1536, heads=12, positions=512):
        super().__init__()
        self.embeddings = nn.ModuleDict({
            "word_embeddings": nn.Embedding(vocabulary, d), "position_embeddings": nn.Embedding(positions, d),
            "token_type_embeddings": nn.Embedding(2, d), "LayerNorm": nn.LayerNorm(d, eps=1e-12)})
        self.encoder = nn.ModuleDict({"layer": nn.ModuleList(Layer(d, inner, heads) for _ in range(layers))})

    def forward(self, ids, mask, p=0.0):
        e = self.embeddings
        x = e["word_embeddings"](ids) + e["position_embeddings"].weight[:ids.shape[1]] + e["token_type_embeddings"].weight[0]
        x = F.dropout(e["LayerNorm"](x), p)
        bias = None if mask is None else torch.zeros(mask.shape, dtype=x.dtype).masked_fill(~mask, -1e4)[:, None, None, :]
        layers = self.encoder["layer"]
        for i, layer in enumerate(layers):
            x = layer(x, bias, p, i == len(layers) - 1)
        return x[:, 0]


class Model(nn.Module):
    def __init__(self, heads):
        super().__init__()
        self.bert, self.heads = Encoder(), nn.Linear(384, heads)
        nn.init.normal_(self.heads.weight, std=0.02)
        nn.init.zeros_(self.heads.bias)

    def forward(self, ids, mask, p=0.0):
        return self.heads(F.dropout(self.bert(ids, mask, p), p))


def load_base(model, path):
    from safetensors.torch import load_file
    state = {k: v for k, v in load_file(path).items() if not k.startswith("pooler.") and "position_ids" not in k}
    missing, unexpected = model.bert.load_state_dict(state, strict=False)
    assert not missing and not unexpected, (missing, unexpected)


def tokenizer(vocabulary, length=128):
    """BERT's uncased WordPiece; a literal "[SEP]" in a post is text, so no special tokens are registered."""
    from tokenizers import Tokenizer, normalizers, pre_tokenizers, processors
    from tokenizers.models import WordPiece
    words = WordPiece.from_file(vocabulary, unk_token="[UNK]", max_input_chars_per_word=100)
    t = Tokenizer(words)
    t.normalizer = normalizers.BertNormalizer(clean_text=True, handle_chinese_chars=True, strip_accents=True, lowercase=True)
    t.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    t.post_processor = processors.BertProcessing(("[SEP]", t.token_to_id("[SEP]")), ("[CLS]", t.token_to_id("[CLS]")))
    t.enable_truncation(length)
    return t


def batch(sequences):
    """Ids and mask (None where nothing is padded) of the longest length."""
    n = max(map(len, sequences))
    ids = torch.zeros(len(sequences), n, dtype=torch.long)
    mask = torch.zeros(len(sequences), n, dtype=torch.bool)
    for i, s in enumerate(sequences):
        ids[i, :len(s)] = torch.tensor(s)
        mask[i, :len(s)] = True
    return ids, None if bool(mask.all()) else mask
