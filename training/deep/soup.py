#!/usr/bin/env python3
"""Averages the weights of two runs, one of which went on from the other: often kinder to texts that are unlike the mix.

Usage: soup.py FIRST SECOND OUTPUT [--share 0.5]      (`--share` is SECOND's; 0…1)
"""
import argparse

from safetensors.torch import load_file, save_file


def main():
    a = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    a.add_argument("first")
    a.add_argument("second")
    a.add_argument("output")
    a.add_argument("--share", type=float, default=0.5)
    o = a.parse_args()
    one, two = load_file(o.first), load_file(o.second)
    assert one.keys() == two.keys()
    save_file({k: one[k].lerp(two[k], o.share).contiguous() for k in one}, o.output)


if __name__ == "__main__":
    main()
