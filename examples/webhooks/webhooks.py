#!/usr/bin/env python3
"""Delivers the events of a Masthead to an address, as webhooks that are signed by Standard Webhooks.

    webhooks.py URL TOPIC[,TOPIC...] RECEIVER STATE

URL is the service, each TOPIC a path such as /posts or /users/me, RECEIVER the address to deliver to, and STATE the file
that keeps the place in the feed. From the environment: MASTHEAD_REFRESH_TOKEN, a refresh token of the account whose events
these are (without one, the public ones), of a session of its own; STATE keeps its successors, so the session goes on until
it ends, and then another one has to be given. WEBHOOK_SECRET, whsec_ and 24 to 64 bytes in Base64; several, separated by
spaces, while they rotate.

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
RETRIED = (0, 429, 500, 502, 503, 504)


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


class State:
    """Where the next page of the feed begins, which of its events have been delivered, and the session."""

    def __init__(self, file, first, given):
        self.file, self.first, self.given, self.refresh = file, first, given, given
        try:
            with open(file, encoding="utf-8") as saved:
                state = json.load(saved)
            self.after, self.delivered = state["after"], state["delivered"]
            if state["given"] == given:
                self.refresh = state["refresh"]
        except FileNotFoundError:
            self.after, self.delivered = first, []

    def save(self):
        """Replaces the file, which only its owner may read."""
        state = {"after": self.after, "delivered": self.delivered, "given": self.given, "refresh": self.refresh}
        with open(self.file + ".new", "w", encoding="utf-8", opener=lambda *path: os.open(*path, 0o600)) as new:
            json.dump(state, new)
            new.flush()
            os.fsync(new.fileno())
        os.replace(self.file + ".new", self.file)


def access(url, state):
    """The header with an access token, if there is a session. A refresh token is good once: its successor is saved."""
    if not state.given:
        return {}
    while True:
        form = urllib.parse.urlencode({"grant_type": "refresh_token", "refresh_token": state.refresh})
        status, headers, body = ask(url + "/token", body=form.encode())
        if status == 200:
            state.refresh = json.loads(body)["refresh_token"]
            state.save()
            return {"Authorization": f"Bearer {json.loads(body)['access_token']}"}
        if status not in RETRIED:
            sys.exit(f"The session has ended; start again with another MASTHEAD_REFRESH_TOKEN: {status} {body.decode()}")
        pause(headers, 2)


def next_page(headers, url):
    found = re.search(r'<([^>]*)>; *rel="?next"?', headers.get("Link", ""))
    return urllib.parse.urljoin(url, found[1])


def follow(url, state, receiver, secrets):
    authorization = access(url, state)
    while True:
        wait = 0 if state.after == state.first else LONGEST_WAIT
        status, answered, body = ask(state.after, {**authorization, "Prefer": f"wait={wait}"}, timeout=wait + TIMEOUT)
        if "invalid_token" in answered.get("WWW-Authenticate", ""):
            # It has expired. This page may be that for everybody, which lacks drafts.
            authorization = access(url, state)
        elif status == 200:
            for event in json.loads(body):
                if event["id"] not in state.delivered:
                    deliver(receiver, secrets, event)
                    state.delivered.append(event["id"])
                    state.save()
            state.after, state.delivered = next_page(answered, state.after), []
            state.save()
        elif status == 410:
            # No receiver can know what it has missed: so a person has to.
            print("Events were missed: the feed does not go back so far.", file=sys.stderr, flush=True)
            state.after, state.delivered = state.first, []
            state.save()
        elif status in RETRIED:
            pause(answered, 2)
        else:
            sys.exit(f"{state.after}: {status} {body.decode()}")


def main():
    if len(sys.argv) != 5:
        sys.exit(__doc__)
    url, topics, receiver, file = sys.argv[1:]
    url = url.rstrip("/")
    secrets = os.environ.get("WEBHOOK_SECRET", "")
    if not secrets.split() or not all(secret.startswith("whsec_") for secret in secrets.split()):
        sys.exit("WEBHOOK_SECRET must be set: whsec_ and 24 to 64 random bytes in Base64.")
    query = urllib.parse.urlencode([("topic", topic) for topic in topics.split(",")])
    state = State(file, f"{url}/events?{query}", os.environ.get("MASTHEAD_REFRESH_TOKEN"))
    follow(url, state, receiver, secrets)


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        pass
