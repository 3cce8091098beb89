#!/usr/bin/env python3
"""Purges the cache of an nginx (nginx.conf) by following the feed of Masthead.

    purge.py URL DIRECTORY [LAG]

URL is the service itself, not the cache before it; DIRECTORY that of proxy_cache_path, in which it deletes files: so it
runs as the user of nginx, beside it. LAG is REPLICA_MAX_LAG of the service in seconds, where that reads from a replica.

A response names what it shows, in Cache-Groups (RFC 9875), by the paths that are also topics of the feed. An event purges
the responses that show its subject. nginx takes a file that is gone for a response that it never had.
"""

import http.client
import json
import os
import pathlib
import re
import sys
import threading
import time
import urllib.error
import urllib.parse
import urllib.request

LONGEST_WAIT = 25  # seconds for which the service may keep a request until there are events
LATER = 2  # seconds for which a response from a replica may be older than its greatest lag
ON_ITS_WAY = 2  # seconds after which no response from before the event arrives at the cache any more
HEAD = 16_384  # bytes of a file that hold the headers of its response

GROUPS = re.compile(rb"^cache-groups:(.*)$", re.IGNORECASE | re.MULTILINE)


def groups_of(event):
    """The groups of the responses that show what an event is about."""
    subject, author = "/" + event["subject"], event["data"].get("author_id")
    if event["type"].startswith("post."):
        return {subject, "/posts", f"/users/{author}/posts"}
    return {subject, "/users"} | ({"/posts"} if event["type"] == "user.closed" else set())


class Cache:
    def __init__(self, directory, lag):
        self.directory = pathlib.Path(directory)
        self.lag = lag
        self.lock = threading.Lock()

    def purge(self, groups):
        """Deletes the files of all responses of these groups; of all responses, if there are none."""
        with self.lock:
            purged = sum(self.delete(file) for file in self.directory.glob("*/*/*") if self.is_of(file, groups))
        if purged:
            print(f"purged {purged}:", *sorted(groups or ["everything"]), flush=True)

    def soon(self, groups):
        """Purges at once, and again: a response from before may be on its way to the cache, or still come from a replica."""
        self.purge(groups)
        for seconds in [ON_ITS_WAY] + [self.lag + LATER + ON_ITS_WAY] * (self.lag > 0):
            again = threading.Timer(seconds, self.purge, [groups])
            again.daemon = True
            again.start()

    @staticmethod
    def is_of(file, groups):
        try:
            with open(file, "rb") as stored:
                head = stored.read(HEAD)
        except FileNotFoundError:  # nginx has removed it
            return False
        found = GROUPS.search(head)
        return not groups or bool(found and groups & set(re.findall(r'"([^"]*)"', found[1].decode())))

    @staticmethod
    def delete(file):
        try:
            os.unlink(file)
            return 1
        except FileNotFoundError:
            return 0


def read(target, wait):
    """A page of the feed: its events, and where the next one begins. Nothing if the feed does not go back so far."""
    request = urllib.request.Request(target, headers={"Prefer": f"wait={wait}"})
    try:
        with urllib.request.urlopen(request, timeout=LONGEST_WAIT + 15) as response:
            link = re.search(r'<([^>]*)>; *rel="?next"?', response.headers["Link"])
            return json.load(response), urllib.parse.urljoin(target, link[1])
    except urllib.error.HTTPError as refusal:
        if refusal.code == 410:
            return None
        if refusal.code not in (429, 500, 502, 503, 504):
            sys.exit(f"{target}: {refusal.code} {refusal.read().decode()}")
        raise


def follow(url, cache):
    first = f"{url.rstrip('/')}/events?" + urllib.parse.urlencode([("topic", "/posts"), ("topic", "/users")])
    target = first
    while True:
        try:
            page = read(target, 0 if target == first else LONGEST_WAIT)
        except (OSError, http.client.HTTPException, json.JSONDecodeError):  # away, or too busy: nothing new is stored then
            time.sleep(1)
            continue
        if page is None:
            target = first
        elif target == first:
            # What happened before is unknown: begins with an empty cache.
            target = page[1]
            cache.soon(set())
            print("Following.", flush=True)
        else:
            events, target = page
            if groups := set().union(*map(groups_of, events)):
                cache.soon(groups)


if __name__ == "__main__":
    arguments = [*sys.argv[1:], "0"]
    if len(arguments) not in (3, 4) or not arguments[2].isdigit():
        sys.exit(__doc__)
    try:
        follow(arguments[0], Cache(arguments[1], int(arguments[2])))
    except KeyboardInterrupt:
        pass
