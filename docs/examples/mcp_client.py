"""Lists the tools of a server and asks one question through them: python mcp_client.py "Báo cáo gửi cho ai?" [http://127.0.0.1:7860]

Needs the package mcp (version 1). Tools speak the Model Context Protocol over streamable HTTP, at /gradio_api/mcp/.
Where the server asks for a log-in, set ASSISTANT_COOKIE to the cookie that /login gives.
"""

import asyncio
import json
import os
import sys

import httpx
from mcp import ClientSession
from mcp.client.streamable_http import streamable_http_client


async def main(question: str, url: str = "http://127.0.0.1:7860") -> int:
    """Prints the tools and the answer; exit code 1 where the question was not taken."""
    cookie = os.environ.get("ASSISTANT_COOKIE")
    async with (
        httpx.AsyncClient(headers={"Cookie": cookie} if cookie else None, timeout=60) as http,
        streamable_http_client(url.rstrip("/") + "/gradio_api/mcp/", http_client=http) as (read, write, _),
        ClientSession(read, write) as session,
    ):
        await session.initialize()
        for tool in (await session.list_tools()).tools:
            print(f"{tool.name}: {tool.description}")
        result = await session.call_tool("ask", {"question": question})
        told = result.content[0].text
    if result.isError:
        print(told, file=sys.stderr)
        return 1
    print(json.loads(told)["answer"])
    return 0


if __name__ == "__main__":
    sys.exit(asyncio.run(main(*sys.argv[1:])))
