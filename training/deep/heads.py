"""The heads of the deep tier, and what is done to a text before WordPiece sees it."""
import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
import prepare as fast  # noqa: E402

URGENCY = ["safety", "legal", "money", "churn", "press"]
TOPICS = ["delivery", "billing", "refund", "quality", "bug", "data-loss", "outage", "service", "account", "pricing", "privacy",
          "cancellation", "safety", "other"]
STANCES = ["persecutor", "victim", "rescuer", "plain"]
SHIPPED = (["complaint", "anger"] + ["urgency." + u for u in URGENCY] + ["topic." + t for t in TOPICS]
           + ["stance." + s for s in STANCES])
# Learnt beside the shipped heads, for the encoder's sake: valence, and GoEmotions' labels.
GO_LABELS = ["admiration", "amusement", "anger", "annoyance", "approval", "caring", "confusion", "curiosity", "desire",
             "disappointment", "disapproval", "disgust", "embarrassment", "excitement", "fear", "gratitude", "grief", "joy",
             "love", "nervousness", "neutral", "optimism", "pride", "realization", "relief", "remorse", "sadness", "surprise"]
HELPERS = ["valence"] + ["emotion." + l for l in GO_LABELS]
HEADS = SHIPPED + HELPERS

# WordPiece knows no emoji, and a word that touches one becomes [UNK] with it. So those that speak are put into words,
# and the others become spaces.
EMOJI = {
    "😡": "angry", "🤬": "furious", "😠": "angry", "👿": "angry", "💢": "angry", "😤": "annoyed", "🙄": "annoyed",
    "😒": "annoyed", "😑": "annoyed", "😐": "annoyed", "🤨": "doubtful", "😾": "angry", "🤦": "facepalm", "🤷": "shrug",
    "😞": "disappointed", "😔": "disappointed", "😟": "worried", "😕": "disappointed", "🙁": "sad", "☹": "sad", "😩": "tired",
    "😫": "tired", "😢": "sad", "😭": "crying", "😿": "sad", "💔": "heartbroken", "😣": "tired", "😖": "upset",
    "😰": "anxious", "😨": "afraid", "😱": "shocked", "😳": "embarrassed", "🥺": "pleading", "😪": "sad", "🤢": "disgusted",
    "🤮": "disgusted", "💩": "crap", "👎": "bad", "🖕": "fuck you", "🗑": "trash", "🚮": "trash", "🤡": "clown", "😂": "lol",
    "🤣": "lol", "😅": "lol", "😆": "lol", "😹": "lol", "😀": "happy", "😁": "happy", "😃": "happy", "😄": "happy",
    "😊": "happy", "☺": "happy", "🙂": "happy", "😍": "love", "🥰": "love", "😘": "love", "❤": "love", "💕": "love",
    "💖": "love", "💗": "love", "💙": "love", "💚": "love", "💛": "love", "💜": "love", "🖤": "love", "😉": "wink",
    "😎": "cool", "🤗": "hug", "👍": "good", "👌": "good", "👏": "bravo", "🙌": "hooray", "🎉": "hooray", "🙏": "please",
    "💪": "strong", "🔥": "fire", "💯": "absolutely", "✨": "lovely", "⭐": "star", "🌟": "star", "🤔": "thinking",
    "😴": "sleepy", "🥱": "bored", "💀": "dead", "☠": "dead", "⚠": "warning", "🚨": "alarm", "❌": "no", "✅": "yes", "✔": "yes",
}
EMOJI_RANGES = [(0x200D, 0x200D), (0x20E3, 0x20E3), (0x2190, 0x21FF), (0x2300, 0x23FF), (0x2460, 0x24FF), (0x25A0, 0x27BF),
                (0x2900, 0x297F), (0x2B00, 0x2BFF), (0xFE00, 0xFE0F), (0x1F000, 0x1FAFF), (0xE0020, 0xE007F)]


def spelled(text):
    """Emoji in words (a run of the same one once), other pictographs as spaces."""
    out, last = [], ""
    for c in text:
        p = ord(c)
        if p < 0x200D or not any(low <= p <= high for low, high in EMOJI_RANGES):
            out.append(c)
            if not c.isspace():
                last = ""
        else:
            word = EMOJI.get(c, "")
            if word and word != last:
                out.append(" " + word + " ")
                last = word
            else:
                out.append(" ")
    return "".join(out)


def clean_for_encoder(text, words=60):
    return re.sub(r"\s+", " ", spelled(fast.clean(text, words))).strip()
