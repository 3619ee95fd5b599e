"""The way from terminals to their server, which can be cut, hang, be slow, or lose what the server says."""

from __future__ import annotations

import asyncio
import threading
from asyncio import StreamReader, StreamWriter
from contextlib import suppress
from enum import Enum, auto
from typing import Self

SLOW = 0.15
"""Seconds that every packet takes on a slow cable, each way."""
PACKET = 65_536


class Way(Enum):
    """How a cable is."""

    OPEN = auto()
    CUT = auto()
    """Every connection is broken off, and none comes about."""
    HANGS = auto()
    """Nothing passes and nobody is told: a cable was pulled."""
    MUTE = auto()
    """What the terminal says arrives; no answer comes back."""
    SLOW = auto()


class Cable:
    """One cable to a port of this machine; terminals connect to `here`, a port as well."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._way = Way.OPEN
        self._ends: set[StreamWriter] = set()
        self._loop = asyncio.new_event_loop()
        self._opened = asyncio.Event()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        starting = asyncio.start_server(self._carry, "127.0.0.1", 0)
        self._server = asyncio.run_coroutine_threadsafe(starting, self._loop).result(10)
        self.here: int = self._server.sockets[0].getsockname()[1]

    def set(self, way: Way) -> None:
        """It is so from now on. What was said while it hung is lost, and with it the connection."""
        self._loop.call_soon_threadsafe(self._become, way)

    def half_close(self) -> None:
        """The server has nothing more to say on the connections that are open, it seems; it still hears what comes."""
        self._loop.call_soon_threadsafe(self._end_answers)

    def close(self) -> None:
        """Breaks off all that is open."""
        asyncio.run_coroutine_threadsafe(self._end(), self._loop).result(10)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _become(self, way: Way) -> None:
        self._way = way
        self._opened.set()  # whoever waits looks again
        self._opened = asyncio.Event()
        if way is Way.CUT:
            for end in self._ends:
                end.transport.abort()

    def _end_answers(self) -> None:
        for end in self._ends:
            with suppress(OSError, RuntimeError):
                if end.get_extra_info("sockname")[1] == self.here:
                    end.write_eof()

    async def _end(self) -> None:
        self._server.close()
        self._become(Way.CUT)
        others = asyncio.all_tasks() - {asyncio.current_task()}
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)

    async def _carry(self, reader: StreamReader, writer: StreamWriter) -> None:
        """One connection, from its first packet to its last."""
        ends = [writer]
        self._ends.add(writer)
        try:
            await self._until_it_passes(answer=False)
            server = await asyncio.open_connection("127.0.0.1", self._port)
            ends.append(server[1])
            self._ends.add(server[1])
            there = asyncio.create_task(self._pass_on(reader, server[1], answer=False))
            back = asyncio.create_task(self._pass_on(server[0], writer, answer=True))
            await asyncio.wait({there, back}, return_when=asyncio.FIRST_COMPLETED)
            there.cancel()
            back.cancel()
        except (OSError, asyncio.CancelledError):
            pass  # the server is not there, or all ends here: the terminal's connection is broken off
        finally:
            for end in ends:
                self._ends.discard(end)
                end.transport.abort()

    async def _pass_on(self, source: StreamReader, to: StreamWriter, *, answer: bool) -> None:
        with suppress(OSError):
            while packet := await source.read(PACKET):
                await self._until_it_passes(answer=answer)
                to.write(packet)
                await to.drain()
            await self._until_it_passes(answer=answer)

    async def _until_it_passes(self, *, answer: bool) -> None:
        if self._way is Way.CUT:
            raise ConnectionResetError
        if self._way is Way.SLOW:
            await asyncio.sleep(SLOW)
        if self._way is Way.HANGS or (self._way is Way.MUTE and answer):
            await self._opened.wait()
            raise ConnectionResetError
