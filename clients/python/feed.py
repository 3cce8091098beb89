"""Reads the feed after a place with httpx, as a page and as server-sent events; prints the first post of each."""

import json
import sys

import httpx

address, place = sys.argv[1:]
query = {"topic": "/posts", "after": place}

page = httpx.get(f"{address}/events", params=query, headers={"Prefer": "wait=25"}, timeout=40)
page.raise_for_status()
assert page.links["next"]["url"].startswith(f"{address}/events?"), page.headers
print(next(event["subject"] for event in page.json() if event["type"] == "post.published"))

with httpx.stream("GET", f"{address}/events", params=query, headers={"Accept": "text/event-stream"}, timeout=40) as stream:
    lines = stream.iter_lines()
    for line in lines:
        if line.strip() == "event: post.published":
            print(json.loads(next(lines).removeprefix("data:"))["subject"])
            break
