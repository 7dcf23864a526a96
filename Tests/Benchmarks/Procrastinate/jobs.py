"""As many jobs as the burst has posts, each one request to the same kind of server, on the same database
server: what procrastinate's own worker does with them.
"""
import asyncio
import sys
import time

import aiohttp
import procrastinate

word, database, url, number = sys.argv[1:]
app = procrastinate.App(
    connector=procrastinate.PsycopgConnector(conninfo=database, min_size=4, max_size=20))
session: aiohttp.ClientSession
done = 0


@app.task(queue="posts", name="publish")
async def publish(post: int) -> None:
    global done
    async with session.post(url + "/api/v1/statuses", json={"status": f"post {post}"}) as answer:
        await answer.read()
    done += 1


async def fill() -> None:
    async with app.open_async():
        await app.schema_manager.apply_schema_async()
        await publish.batch_defer_async(*({"post": post} for post in range(int(number))))


async def work() -> None:
    global session
    connector = aiohttp.TCPConnector(limit=int(number))
    async with app.open_async(), aiohttp.ClientSession(connector=connector) as session:
        began = time.time()
        await app.run_worker_async(
            queues=["posts"], concurrency=int(number), wait=False, install_signal_handlers=False)
        print(began, time.time(), done)


asyncio.run(fill() if word == "fill" else work())
