#!/usr/bin/env python3
"""Delivers the events of a Masthead to an address, as webhooks that are signed by Standard Webhooks.

    webhooks.py URL TOPIC[,TOPIC...] RECEIVER STATE

URL is the service, each TOPIC a path such as /posts or /users/me, RECEIVER the address to deliver to, and STATE the file
that keeps the place in the feed. From the environment: MASTHEAD_TOKEN, a token of the account whose events these are
(without one, the public ones), and WEBHOOK_SECRET, whsec_ and 24 to 64 bytes in Base64; several, separated by spaces,
while they rotate.

Each event is delivered until the receiver has accepted it, in order, and at least once: webhook-id is the same each time,
so the receiver knows one that it has had. (https://www.standardwebhooks.com)
"""

import base64
import hashlib
import hmac
import http.client
import json
import os
import random
import re
import sys
import time
import urllib.error
import urllib.parse
import urllib.request

LONGEST_WAIT = 25  # seconds for which the service may keep a request until there are events
ATTEMPTS = [1, 5, 30, 300, 1800, 7200, 18000, 36000, 86400]  # seconds before each further attempt
TIMEOUT = 15  # seconds for the receiver


def sign(secrets, identity, timestamp, body):
    """One signature for each secret: the receiver knows one of them."""
    content = f"{identity}.{timestamp}.".encode() + body
    keys = (base64.b64decode(secret.removeprefix("whsec_"), validate=True) for secret in secrets.split())
    return " ".join("v1," + base64.b64encode(hmac.digest(key, content, hashlib.sha256)).decode() for key in keys)


def ask(url, headers=None, body=None, timeout=TIMEOUT):
    """The status, the headers and the body; the status 0 if there is no answer."""
    request = urllib.request.Request(url, data=body, headers=headers or {})
    try:
        with urllib.request.build_opener(NoRedirect).open(request, timeout=timeout) as response:
            return response.status, response.headers, response.read()
    except urllib.error.HTTPError as refusal:
        return refusal.code, refusal.headers, refusal.read()
    except (OSError, http.client.HTTPException):
        return 0, {}, b""


class NoRedirect(urllib.request.HTTPRedirectHandler):
    """The receiver is the one that was configured."""

    def redirect_request(self, *_):
        return None


def pause(headers, usual):
    """Waits as long as the other side asks for, else about as long as usual: not all at the same moment."""
    asked = headers.get("Retry-After", "")
    time.sleep(int(asked) if asked.isdigit() else usual * random.uniform(0.8, 1.2))


def deliver(receiver, secrets, event):
    payload = {"type": event["type"], "timestamp": event["time"], "data": {"subject": event["subject"], **event["data"]}}
    body = json.dumps(payload, separators=(",", ":")).encode()
    for delay in [*ATTEMPTS, None]:
        now = str(int(time.time()))
        status, headers, _ = ask(receiver, {
            "Content-Type": "application/json",
            "webhook-id": event["id"],
            "webhook-timestamp": now,
            "webhook-signature": sign(secrets, event["id"], now, body),
        }, body)
        if 200 <= status < 300:
            print(event["type"], event["subject"], "delivered", flush=True)
            return
        if status == 410:
            sys.exit("The receiver wants no more: 410.")
        if delay is None:
            sys.exit(f"Not delivered: {event['id']}. It is the first to be delivered when this is started again.")
        print(event["type"], event["subject"], status or "no answer", file=sys.stderr, flush=True)
        pause(headers, delay)


class Place:
    """Where the next page of the feed begins, and which of its events have been delivered."""

    def __init__(self, file, first):
        self.file, self.first = file, first
        try:
            with open(file, encoding="utf-8") as saved:
                state = json.load(saved)
            self.after, self.delivered = state["after"], state["delivered"]
        except FileNotFoundError:
            self.after, self.delivered = first, []

    def save(self):
        with open(self.file + ".new", "w", encoding="utf-8") as new:
            json.dump({"after": self.after, "delivered": self.delivered}, new)
            new.flush()
            os.fsync(new.fileno())
        os.replace(self.file + ".new", self.file)


def next_page(headers, url):
    found = re.search(r'<([^>]*)>; *rel="?next"?', headers.get("Link", ""))
    return urllib.parse.urljoin(url, found[1])


def follow(place, receiver, secrets, token):
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    while True:
        wait = 0 if place.after == place.first else LONGEST_WAIT
        status, answered, body = ask(place.after, {**headers, "Prefer": f"wait={wait}"}, timeout=wait + TIMEOUT)
        if status == 200:
            for event in json.loads(body):
                if event["id"] not in place.delivered:
                    deliver(receiver, secrets, event)
                    place.delivered.append(event["id"])
                    place.save()
            place.after, place.delivered = next_page(answered, place.after), []
            place.save()
        elif status == 410:
            # No receiver can know what it has missed: so a person has to.
            print("Events were missed: the feed does not go back so far.", file=sys.stderr, flush=True)
            place.after, place.delivered = place.first, []
            place.save()
        elif status in (0, 429, 500, 502, 503, 504):
            pause(answered, 2)
        else:
            sys.exit(f"{place.after}: {status} {body.decode()}")


def main():
    if len(sys.argv) != 5:
        sys.exit(__doc__)
    url, topics, receiver, state = sys.argv[1:]
    secrets = os.environ.get("WEBHOOK_SECRET", "")
    if not secrets.split() or not all(secret.startswith("whsec_") for secret in secrets.split()):
        sys.exit("WEBHOOK_SECRET must be set: whsec_ and 24 to 64 random bytes in Base64.")
    query = urllib.parse.urlencode([("topic", topic) for topic in topics.split(",")])
    follow(Place(state, f"{url.rstrip('/')}/events?{query}"), receiver, secrets, os.environ.get("MASTHEAD_TOKEN"))


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        pass
