"""Judges the lines of a file with vaderSentiment and with a linear model of scikit-learn; a line for each on the output:
name, posts, seconds of the best round."""

import sys
import time

import sklearn
from sklearn.feature_extraction.text import HashingVectorizer
from sklearn.linear_model import SGDClassifier
from sklearn.pipeline import make_pipeline, make_union
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer


def measure(name, posts, rounds, judge):
    best = None
    for _ in range(rounds):
        begin = time.perf_counter()
        judge(posts)
        seconds = time.perf_counter() - begin
        best = min(best or seconds, seconds)
    print(name, len(posts), f"{best:.6f}", sep="\t")


with open(sys.argv[1], encoding="utf-8") as file:
    posts = [line.rstrip("\n") for line in file]
analyser = SentimentIntensityAnalyzer()
measure("vaderSentiment, valence alone", posts, 3, lambda posts: [analyser.polarity_scores(post) for post in posts])
features = make_union(
    HashingVectorizer(ngram_range=(1, 2), n_features=1 << 17),
    HashingVectorizer(analyzer="char_wb", ngram_range=(3, 5), n_features=1 << 18),
)
# What it learns does not matter to its speed.
model = make_pipeline(features, SGDClassifier(loss="log_loss", random_state=1))
model.fit(posts, [len(post) % 2 for post in posts])
measure(f"scikit-learn {sklearn.__version__}, one answer, all at once", posts, 3, model.predict_proba)
