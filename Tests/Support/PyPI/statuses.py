"""What Mastodon.py reads of the account that a token belongs to: a line of JSON for each status, the
oldest first. A second reading of what a server keeps, by a client that nobody on this project wrote.
"""
import json
import sys

from mastodon import Mastodon

address, token = sys.argv[1:]
server = Mastodon(access_token=token, api_base_url=address)
account = server.account_verify_credentials()
for status in reversed(server.account_statuses(account.id, limit=40)):
    source = server.status_source(status.id)
    print(json.dumps({
        "id": str(status.id), "text": source.text, "spoiler": source.spoiler_text,
        "visibility": status.visibility, "language": status.language,
        "repliesTo": None if status.in_reply_to_id is None else str(status.in_reply_to_id),
        "alts": [picture.description for picture in status.media_attachments],
        "options": [option.title for option in status.poll.options] if status.poll else [],
    }))
