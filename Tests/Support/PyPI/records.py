"""What lexrpc reads of an account on an AT Protocol server, held against the official lexicons: a line of
JSON for each post, in the order of their keys. A second reading of what a server keeps, by a client that
nobody on this project wrote.
"""
import json
import sys

from lexrpc.client import Client

address, did = sys.argv[1:]
server = Client(address)
answer = server.com.atproto.repo.listRecords(
    repo=did, collection="app.bsky.feed.post", limit=100)
for record in sorted(answer["records"], key=lambda record: record["uri"]):
    post = record["value"]
    server.validate("app.bsky.feed.post", "record", post)
    reply = post.get("reply") or {}
    print(json.dumps({
        "uri": record["uri"], "cid": record["cid"], "text": post["text"],
        "parent": reply.get("parent", {}).get("uri"), "root": reply.get("root", {}).get("uri"),
        "alts": [image["alt"] for image in post.get("embed", {}).get("images", [])],
    }))
