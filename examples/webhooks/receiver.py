#!/usr/bin/env python3
"""Receives webhooks, verifies their signatures, and prints each once.

    receiver.py PORT

WEBHOOK_SECRET is the secret of the sender. Every third request is refused, as a receiver that restarts would do, so that
the sender has to repeat it.
"""

import base64
import hashlib
import hmac
import http.server
import json
import os
import sys
import time

TOLERANCE = 300  # seconds by which a message may be old, or from the future: no one can repeat it later


def is_genuine(headers, body):
    timestamp, identity = headers.get("webhook-timestamp", ""), headers.get("webhook-id", "")
    if not timestamp.isdigit() or abs(time.time() - int(timestamp)) > TOLERANCE:
        return False
    key = base64.b64decode(os.environ["WEBHOOK_SECRET"].removeprefix("whsec_"))
    content = f"{identity}.{timestamp}.".encode() + body
    expected = "v1," + base64.b64encode(hmac.digest(key, content, hashlib.sha256)).decode()
    return any(hmac.compare_digest(expected, given) for given in headers.get("webhook-signature", "").split())


class Receiver(http.server.BaseHTTPRequestHandler):
    received = set()
    requests = 0

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        Receiver.requests += 1
        if not is_genuine(self.headers, body):
            self.respond(401)
        elif Receiver.requests % 3 == 0:
            self.respond(503)
        else:
            if self.headers["webhook-id"] not in Receiver.received:
                Receiver.received.add(self.headers["webhook-id"])
                event = json.loads(body)
                print(event["type"], event["data"]["subject"], flush=True)
            self.respond(204)

    def respond(self, status):
        self.send_response(status)
        self.send_header("Content-Length", "0")
        if status == 503:
            self.send_header("Retry-After", "0")
        self.end_headers()

    def log_message(self, *_):
        pass


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    http.server.ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Receiver).serve_forever()
