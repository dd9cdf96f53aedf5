"""Fetches the URLs that the lines of a file name with httpx on asyncio and reads what comes with feedparser, remembering
validators in a second file: fetchers.py LIST MEMORY AT_ONCE."""

import asyncio
import json
import os
import sys

import feedparser
import httpx


async def main(list_path, memory_path, at_once):
    with open(list_path) as file:
        waiting = [line.strip() for line in file][::-1]
    memory = {}
    if os.path.exists(memory_path):
        with open(memory_path) as file:
            memory = json.load(file)
    counts = {"unchanged": 0, "entries": 0, "failures": 0}

    async def work(client):
        while waiting:
            url = waiting.pop()
            headers = {"If-None-Match": memory[url]} if url in memory else {}
            try:
                answer = await client.get(url, headers=headers)
            except httpx.HTTPError:
                counts["failures"] += 1
                continue
            if answer.status_code == 304:
                counts["unchanged"] += 1
                continue
            counts["entries"] += len(feedparser.parse(answer.content).entries)
            memory[url] = answer.headers["etag"]

    limits = httpx.Limits(max_connections=at_once, max_keepalive_connections=at_once)
    async with httpx.AsyncClient(limits=limits, timeout=60, trust_env=False) as client:
        await asyncio.gather(*(work(client) for _ in range(at_once)))
    with open(memory_path, "w") as file:
        json.dump(memory, file)
    print(counts)


asyncio.run(main(sys.argv[1], sys.argv[2], int(sys.argv[3])))
