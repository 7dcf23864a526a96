"""One Bluesky account on a server of its own, on this machine: PyPI's arroba does the repository,
this file the pictures. Everything lives in memory and is gone when it stops.

Prints one line of JSON when it takes requests: {"address", "did", "handle", "password"}.
It ends when its standard input does, so that it never outlives the test that started it.
"""
import hashlib
import json
import os
import socket
import sys
import threading

with socket.socket() as free:
    free.bind(("127.0.0.1", 0))
    port = free.getsockname()[1]

DID, HANDLE, PASSWORD, TOKEN = "did:web:trust.test", "trust.test", "app-password", "access-token"
os.environ.update(
    PDS_HOST=f"localhost:{port}", REPO_TOKEN=TOKEN, REPO_PASSWORD=PASSWORD,
    # arroba wants to know its neighbours; nobody listens there.
    APPVIEW_HOST="localhost:9", RELAY_HOST="localhost:9", PLC_HOST="localhost:9")

from arroba import repo, server, storage, util  # noqa: E402
from arroba import xrpc_repo, xrpc_server  # noqa: E402,F401  (importing them registers the calls)
from flask import Flask, request  # noqa: E402
from lexrpc.flask_server import init_flask  # noqa: E402
from multiformats import CID  # noqa: E402
from werkzeug.serving import make_server  # noqa: E402

server.storage = storage.MemoryStorage()
server.repo = repo.Repo.create(server.storage, DID, handle=HANDLE, signing_key=util.new_key())
app = Flask("pds")


@app.post("/xrpc/com.atproto.repo.uploadBlob")
def upload_blob():
    if request.headers.get("Authorization") != f"Bearer {TOKEN}":
        return {"error": "AuthMissing", "message": "Authentication Required"}, 401
    body = request.get_data()
    name = CID("base32", 1, "raw", ("sha2-256", hashlib.sha256(body).digest()))
    return {"blob": {"$type": "blob", "ref": {"$link": str(name)}, "size": len(body),
                     "mimeType": request.content_type or "application/octet-stream"}}


init_flask(server.server, app)
# One request at a time: arroba keeps its repository in one place without a lock.
http = make_server("127.0.0.1", port, app, threaded=False)
threading.Thread(target=http.serve_forever, daemon=True).start()
print(json.dumps({"address": f"http://127.0.0.1:{port}", "did": DID, "handle": HANDLE,
                  "password": PASSWORD}), flush=True)
sys.stdin.read()
http.shutdown()
