"""Follows the feed after a place with websockets; prints the first published post."""

import asyncio
import json
import sys

import websockets


async def main(address, place):
    async with websockets.connect(address) as socket:
        await socket.send(json.dumps({"type": "subscribe", "topics": ["/posts"], "after": place}))
        async for text in socket:
            message = json.loads(text)
            if message["type"] == "event" and message["event"]["type"] == "post.published":
                print(message["event"]["subject"])
                return


asyncio.run(asyncio.wait_for(main(*sys.argv[1:]), 30))
