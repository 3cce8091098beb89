#!/usr/bin/env python3
"""Keeps a copy of all published posts of a Masthead, in a file, by following its feed.

    subscriber.py follow  URL FILE    copies all posts, then follows the feed, until it is stopped in whatever way
    subscriber.py compare URL FILE    follows the feed to its end, then compares the copy with the list of posts

The copy and the place in the feed are one file, which is replaced at once. So the copy is always that of its place:
after a kill, what follows that place is read again, which changes nothing that is there already.
"""

import http.client
import json
import os
import re
import sys
import time
import urllib.error
import urllib.parse
import urllib.request

TOPIC = "/posts"
LONGEST_WAIT = 25  # seconds for which the service may keep a request until there are events


class Gone(Exception):
    """The place is too old, or of a history that the service does not have any more."""


class Service:
    def __init__(self, url):
        self.url = url.rstrip("/")
        # From the primary: a replica may be behind the feed.
        self.headers = {"Cache-Control": "no-cache"}

    def get(self, target, **headers):
        """The headers and the JSON of a resource; nothing but None if there is none. Waits for a service that is away."""
        delay = 0.1
        while True:
            request = urllib.request.Request(target, headers={**self.headers, **headers})
            try:
                with urllib.request.urlopen(request, timeout=LONGEST_WAIT + 15) as response:
                    return response.headers, json.load(response)
            except urllib.error.HTTPError as refusal:
                if refusal.code == 404:
                    return refusal.headers, None
                if refusal.code == 410:
                    raise Gone from None
                if refusal.code not in (429, 500, 502, 503, 504):
                    sys.exit(f"{request.full_url}: {refusal.code} {refusal.read().decode()}")
                delay = max(delay, float(refusal.headers.get("Retry-After") or 0))
            except (OSError, http.client.HTTPException, json.JSONDecodeError):
                pass  # stopped, restarting, or a connection that broke off
            time.sleep(delay)
            delay = min(2 * delay, 5)

    def all_posts(self):
        """All published posts, and the place in the feed from which on they may have changed."""
        posts, place = {}, None
        target = self.url + "/posts?status=published&sort=id&limit=100"
        while target:
            headers, page = self.get(target)
            posts.update((str(post["id"]), post) for post in page)
            # Of the first page: what happens while the list is read is read again from the feed.
            place = place or headers["Events-After"]
            target = next_page(headers, target)
        return posts, place


def next_page(headers, target):
    found = re.search(r'<([^>]*)>; *rel="?next"?', headers.get("Link", ""))
    return found and urllib.parse.urljoin(target, found[1])


class Copy:
    def __init__(self, service, file):
        self.service, self.file = service, file
        try:
            with open(file, encoding="utf-8") as saved:
                state = json.load(saved)
            # The place is good at each instance of the service.
            place = urllib.parse.urlsplit(state["after"]).query
            self.after, self.posts = f"{service.url}/events?{place}", state["posts"]
        except FileNotFoundError:
            self.begin()

    def begin(self):
        self.posts, place = self.service.all_posts()
        query = urllib.parse.urlencode({"topic": TOPIC, "after": place})
        self.after = f"{self.service.url}/events?{query}"
        self.save()

    def save(self):
        """Replaces the file: it has the copy before, or the one after, whatever happens in between."""
        with open(self.file + ".new", "w", encoding="utf-8") as new:
            json.dump({"after": self.after, "posts": self.posts}, new)
            new.flush()
            os.fsync(new.fileno())
        os.replace(self.file + ".new", self.file)

    def advance(self, wait):
        """Reads a page of the feed; returns whether there were events."""
        try:
            headers, events = self.service.get(self.after, **({"Prefer": f"wait={wait}"} if wait else {}))
        except Gone:
            print("The feed does not go back so far: copying everything again.", file=sys.stderr)
            self.begin()
            return True
        # Of each post, the last event decides.
        for event in {event["subject"]: event for event in events}.values():
            self.apply(event)
        self.after = next_page(headers, self.after)
        self.save()
        return bool(events)

    def apply(self, event):
        kind, data = event["type"], event["data"]
        if kind == "user.closed":
            author = int(event["subject"].removeprefix("users/"))
            self.posts = {key: post for key, post in self.posts.items() if post["author_id"] != author}
        elif kind in ("post.withdrawn", "post.deleted"):
            self.posts.pop(str(data["post_id"]), None)
        elif kind.startswith("post."):
            key = str(data["post_id"])
            _, post = self.service.get(f"{self.service.url}/posts/{key}")
            if post and post["status"] == "published":
                self.posts[key] = post
            else:  # a later event says why
                self.posts.pop(key, None)


def compare(copy):
    """Compares when nothing has happened in between, so that both are of one moment."""
    for _ in range(100):
        while copy.advance(wait=0):
            pass
        posts, _ = copy.service.all_posts()
        if not copy.advance(wait=0):
            break
    else:
        sys.exit("The service does not come to rest.")
    different = [key for key in sorted(posts.keys() | copy.posts.keys(), key=int) if posts.get(key) != copy.posts.get(key)]
    for key in different:
        print(f"post {key}: the service has {posts.get(key)}, the copy {copy.posts.get(key)}", file=sys.stderr)
    if different:
        sys.exit(f"{len(different)} posts differ.")
    print(f"The copy has all {len(posts)} published posts, as the service has them.")


def main():
    if len(sys.argv) != 4 or sys.argv[1] not in ("follow", "compare"):
        sys.exit(__doc__)
    copy = Copy(Service(sys.argv[2]), sys.argv[3])
    if sys.argv[1] == "compare":
        compare(copy)
    else:
        print(f"Following, with {len(copy.posts)} posts.", flush=True)
        while True:
            copy.advance(LONGEST_WAIT)


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        pass
