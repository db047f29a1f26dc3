#!/usr/bin/python3
"""A WHEP server that Belfry did not make: aiortc behind aiohttp, for tests.

Takes one argument, JSON: {"codec": "H264" | "VP8", "token"?: text, "sound"?: true, "hide"?: true}
    hide: its answer names no address but one of a network that nobody may reach
Prints {"port": N} when it listens, a line {"sessions": N} whenever one begins or ends. Ends with its standard input.
    /whep  plays a moving picture; /moved redirects to it; anything else is 404
"""
import asyncio
import fractions
import json
import re
import sys
import time

import numpy
from aiohttp import web
from aiortc import RTCPeerConnection, RTCSessionDescription, VideoStreamTrack
from aiortc.codecs.h264 import H264Encoder
from aiortc.mediastreams import AudioStreamTrack
from av import VideoFrame

# The H.264 encoder of older releases does not hear that a key frame is asked for; a new encoder begins with one.
encoded = H264Encoder._encode_frame


def encoded_as_asked(self, frame, force_keyframe):
    if force_keyframe:
        self.codec, self.buffer_data, self.buffer_pts = None, b"", None
    return encoded(self, frame, force_keyframe)


H264Encoder._encode_frame = encoded_as_asked
WANTED = json.loads(sys.argv[1])
sessions = {}


def tell(**told):
    print(json.dumps(told), flush=True)


class Ball(VideoStreamTrack):
    """A bright square that goes round on grey, 640 by 360, 15 a second."""

    async def recv(self):
        await asyncio.sleep(1 / 15)
        now = time.time()
        picture = numpy.full((360, 640, 3), 96, numpy.uint8)
        x = int(now * 120) % 600
        picture[160:200, x : x + 40] = 240
        frame = VideoFrame.from_ndarray(picture, format="rgb24")
        frame.pts, frame.time_base = int(now * 90000) & 0xFFFFFFFFFFFF, fractions.Fraction(1, 90000)
        return frame


def offering_only(sdp):
    """The offer as if it held the wanted codec alone: what a server answers that knows no other."""
    video = re.findall(r"a=rtpmap:(\d+) (\S+)/90000", sdp)
    other = [number for number, name in video if name != WANTED["codec"]]
    without = re.sub(r"a=(rtpmap|fmtp|rtcp-fb):(%s) .*\r\n" % "|".join(other), "", sdp)
    kept = " ".join(number for number, name in video if name == WANTED["codec"])
    return re.sub(r"(m=video \d+ \S+) [\d ]+", r"\1 " + kept, without)


async def play(request):
    if WANTED.get("token") and request.headers.get("Authorization") != f"Bearer {WANTED['token']}":
        return web.Response(status=401)
    connection = RTCPeerConnection()
    await connection.setRemoteDescription(RTCSessionDescription(offering_only(await request.text()), "offer"))
    connection.addTrack(Ball())
    if WANTED.get("sound"):
        connection.addTrack(AudioStreamTrack())
    await connection.setLocalDescription(await connection.createAnswer())
    name = str(len(sessions) + 1)
    sessions[name] = connection
    tell(sessions=sum(c.connectionState != "closed" for c in sessions.values()))
    sdp = connection.localDescription.sdp
    if WANTED.get("hide"):
        lines = [line for line in sdp.split("\r\n") if not line.startswith("a=candidate")]
        at = next(i for i, line in enumerate(lines) if line.startswith("a=ice-ufrag"))
        sdp = "\r\n".join([*lines[:at], "a=candidate:1 1 udp 2130706431 169.254.169.254 80 typ host", *lines[at:]])
    return web.Response(status=201, text=sdp, content_type="application/sdp", headers={"Location": f"/whep/{name}"})


async def leave(request):
    connection = sessions.get(request.match_info["name"])
    if connection is None:
        return web.Response(status=404)
    await connection.close()
    tell(sessions=sum(c.connectionState != "closed" for c in sessions.values()))
    return web.Response()


async def moved(_request):
    return web.Response(status=307, headers={"Location": "/whep"})


async def main():
    application = web.Application()
    application.add_routes([web.post("/whep", play), web.delete("/whep/{name}", leave), web.post("/moved", moved)])
    runner = web.AppRunner(application)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    tell(port=site._server.sockets[0].getsockname()[1])
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)
    for connection in sessions.values():
        await connection.close()


asyncio.run(main())
