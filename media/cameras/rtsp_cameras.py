#!/usr/bin/python3
"""The demonstration's cameras: a real RTSP server on GStreamer.

Takes one argument, JSON: {"host", "port", "cameras": [camera...], "login"?: {"user", "password"}}
    camera: {"path", "name", "codec"?, "audio"?, "transport"?, "frames"?, "still"?, "steered"?, "coded"?, "small"?}
    codec: h264 (constrained baseline, default), h264-main, h264-high, h264-bframes, h265, mjpeg
    audio: aac, alaw, mulaw, opus: a soft tone; absent: none
    transport: udp: the camera refuses TCP (461), tcp: it refuses UDP; absent: it does both
    frames: {"folder", "fps"}: JPEG files shown in a loop
    still: {"files", "width", "height", "period", "track": [[x, y]...]}: raw I420 pictures larger than the camera's own,
        over which it glides: `track` holds the left upper corner at equal times of one `period` in seconds, by the wall
        clock, so that the picture agrees with the position that others compute for the same moment
    steered: {"files", "width", "height"}: as still, but it looks where it was last told on the standard input, a line of JSON:
        {"path", "x", "y"}, each from -1 to 1, y upwards
    coded: true: each picture carries the moment at which it was made, as 40 squares of black and white (see `coded`),
        so that whoever sees it can tell how old it is
    none of these: a moving test pattern; with small: true of 320 × 180 at ten pictures a second, where many are seen at once
With a login every camera asks for it by digest. Prints {"port": N} when it listens. Ends when its standard input does,
so it never outlives who started it. A camera encodes only while somebody is connected; all share one encoder.
"""
import json
import os
import sys
import time
from pathlib import Path

import gi

gi.require_version("Gst", "1.0")
gi.require_version("GstRtsp", "1.0")
gi.require_version("GstRtspServer", "1.0")
from gi.repository import GLib, Gst, GstRtsp, GstRtspServer  # noqa: E402

WIDTH, HEIGHT, FPS = 1280, 720, 25
# Central European time with its summer time, spelt out: minimal systems carry no zone files.
os.environ["TZ"] = "CET-1CEST,M3.5.0,M10.5.0/3"
time.tzset()

X264 = "x264enc tune=zerolatency speed-preset=ultrafast bitrate=1800 key-int-max=25"
ENCODERS = {
    "h264": f"{X264} ! video/x-h264,profile=constrained-baseline ! rtph264pay name=pay0 pt=96 config-interval=1",
    "h264-main": "x264enc tune=zerolatency speed-preset=superfast bitrate=1800 key-int-max=25 ! video/x-h264,profile=main "
    "! rtph264pay name=pay0 pt=96 config-interval=1",
    "h264-high": "x264enc tune=zerolatency speed-preset=superfast bitrate=1800 key-int-max=25 ! video/x-h264,profile=high "
    "! rtph264pay name=pay0 pt=96 config-interval=1",
    "h264-bframes": "x264enc speed-preset=ultrafast bframes=2 b-adapt=false bitrate=1800 key-int-max=25 "
    "! video/x-h264,profile=main ! rtph264pay name=pay0 pt=96 config-interval=1",
    "h265": "x265enc tune=zerolatency speed-preset=ultrafast bitrate=1500 key-int-max=25 ! rtph265pay name=pay0 pt=96 config-interval=1",
    "mjpeg": "jpegenc ! rtpjpegpay name=pay0 pt=26",
}

TONE = "audiotestsrc is-live=true volume=0.2"
SOUNDS = {
    "aac": f"{TONE} ! audio/x-raw,rate=44100,channels=1 ! voaacenc bitrate=48000 ! rtpmp4gpay name=pay1 pt=97",
    "alaw": f"{TONE} ! audio/x-raw,rate=8000,channels=1 ! alawenc ! rtppcmapay name=pay1 pt=8",
    "mulaw": f"{TONE} ! audio/x-raw,rate=8000,channels=1 ! mulawenc ! rtppcmupay name=pay1 pt=0",
    "opus": f"{TONE} ! audio/x-raw,rate=48000,channels=2 ! opusenc ! rtpopuspay name=pay1 pt=98",
}
TRANSPORTS = {"udp": GstRtsp.RTSPLowerTrans.UDP, "tcp": GstRtsp.RTSPLowerTrans.TCP}


def pipeline(camera):
    small = "small" in camera
    width, height, fps = (320, 180, 10) if small else (WIDTH, HEIGHT, FPS)
    raw = f"video/x-raw,format=I420,width={width},height={height},framerate={fps}/1"
    encoder = ENCODERS[camera.get("codec", "h264")]
    if small:
        encoder = encoder.replace("bitrate=1800 key-int-max=25", "bitrate=100 key-int-max=10")
    if "frames" in camera:
        caps = f"image/jpeg,framerate={camera['frames']['fps']}/1"
        source = f'appsrc name=pictures is-live=true do-timestamp=true format=time caps="{caps}" ! jpegdec ! videoconvert ! videorate ! {raw}'
    elif "still" in camera or "steered" in camera or "coded" in camera:
        source = f'appsrc name=pictures is-live=true do-timestamp=true format=time caps="{raw}"'
    else:
        source = f"videotestsrc is-live=true pattern=ball ! {raw}"
    # Large enough to be read in a small tile; both lines stand right, since a tile's number stands left.
    style = f"font-desc='DejaVu Sans Mono Bold {6 if small else 22}' shaded-background=false outline-color=0xff000000"
    sound = SOUNDS[camera["audio"]] if "audio" in camera else ""
    return (
        f"( {source} ! textoverlay name=clock halignment=right valignment=top xpad=28 ypad=22 {style} "
        f"! textoverlay name=label halignment=right valignment=bottom xpad=28 ypad=22 {style} "
        f"! videoconvert ! {encoder} {sound} )"
    )


def now_text():
    now = time.time()
    return time.strftime("%Y-%m-%d  %H:%M:%S", time.localtime(now)) + f".{int(now * 10) % 10}"


def looped(frames):
    """Yields JPEG files in their order, for ever."""
    files = [path.read_bytes() for path in sorted(Path(frames["folder"]).glob("*.jpg"))]
    while files:
        yield from files


def glided(still):
    """Yields the window of the still that the camera sees at this moment, as I420."""
    pictures = [memoryview(Path(file).read_bytes()) for file in still["files"]]
    width, height, track, period = still["width"], still["height"], still["track"], still["period"]
    while True:
        now = time.time()
        place = now % period / period * len(track)
        (x0, y0), (x1, y1) = track[int(place) % len(track)], track[(int(place) + 1) % len(track)]
        part = place - int(place)
        x, y = round(x0 + (x1 - x0) * part), round(y0 + (y1 - y0) * part)
        yield window(pictures[int(now * 4) % len(pictures)], width, height, x, y)


HEADS = {}


def steered(camera):
    """Yields the window of the still to which the camera's head points, as I420."""
    still = camera["steered"]
    pictures = [memoryview(Path(file).read_bytes()) for file in still["files"]]
    width, height = still["width"], still["height"]
    while True:
        x, y = HEADS.get(camera["path"], (0, 0))
        left, top = (1 + x) / 2 * (width - WIDTH), (1 - y) / 2 * (height - HEIGHT)
        yield window(pictures[int(time.time() * 4) % len(pictures)], width, height, round(left), round(top))


def hear(loop):
    """Turns heads as the standard input tells, until it ends."""
    line = sys.stdin.readline()
    if not line:
        loop.quit()
        return False
    told = json.loads(line)
    HEADS[told["path"]] = (max(-1, min(1, told["x"])), max(-1, min(1, told["y"])))
    return True


def window(picture, width, height, x, y):
    rows = [picture[row * width + x : row * width + x + WIDTH] for row in range(y, y + HEIGHT)]
    for plane in (width * height, width * height * 5 // 4):
        first = plane + (y // 2) * (width // 2) + x // 2
        rows += [picture[first + row * (width // 2) :][: WIDTH // 2] for row in range(HEIGHT // 2)]
    return b"".join(rows)


def coded():
    """Yields grey pictures with a bar of forty squares, 32 pixels wide: milliseconds since 1970, low 40 bits, first bit left.

    A band of noise above it is as hard to encode as a crowd in the rain.
    """
    side = WIDTH // 40
    grey, rest = bytes([96]) * WIDTH, bytes([128]) * (WIDTH * HEIGHT // 2)
    noise = [os.urandom(WIDTH * 96).translate(bytes(64 + value // 2 for value in range(256))) for _ in range(12)]
    above, below = grey * (HEIGHT // 2 - 96), grey * (HEIGHT // 2 - side)
    while True:
        moment = int(time.time() * 1000)
        line = b"".join(bytes([235 if moment >> bit & 1 else 16]) * side for bit in reversed(range(40)))
        yield noise[moment // 40 % 12] + above + line * side + below + rest


def pictures_of(camera):
    """What is pushed as a camera's pictures, and how many a second."""
    if "frames" in camera:
        return looped(camera["frames"]), camera["frames"]["fps"]
    if "steered" in camera:
        return steered(camera), FPS
    return coded() if "coded" in camera else glided(camera["still"]), FPS


def configure(_factory, media, camera):
    """Gives the media its words and its pictures, for as long as it is prepared."""
    element = media.get_element()
    element.get_by_name("label").set_property("text", camera["name"])
    clock = element.get_by_name("clock")

    def tick(_pad, _info):
        clock.set_property("text", now_text())
        return Gst.PadProbeReturn.OK

    clock.get_static_pad("video_sink").add_probe(Gst.PadProbeType.BUFFER, tick)
    source = element.get_by_name("pictures")
    if source is None:
        return
    pictures, fps = pictures_of(camera)

    def push():
        if source.get_property("current-level-buffers") < 3:
            source.emit("push-buffer", Gst.Buffer.new_wrapped(next(pictures)))
        return True

    push()
    timer = GLib.timeout_add(1000 // fps, push)
    media.connect("unprepared", lambda _media: GLib.source_remove(timer))


def require_login(server, login):
    auth = GstRtspServer.RTSPAuth()
    auth.set_supported_methods(GstRtsp.RTSPAuthMethod.DIGEST)
    token = GstRtspServer.RTSPToken()
    token.set_string("media.factory.role", "viewer")
    auth.add_digest(login["user"], login["password"], token)
    server.set_auth(auth)
    permissions = GstRtspServer.RTSPPermissions()
    permissions.add_role("viewer")
    for permission in ("media.factory.access", "media.factory.construct"):
        permissions.add_permission_for_role("viewer", permission, True)
    return permissions


def main():
    wanted = json.loads(sys.argv[1])
    Gst.init(None)
    loop = GLib.MainLoop()
    server = GstRtspServer.RTSPServer()
    server.set_address(wanted["host"])
    server.set_service(str(wanted["port"]))
    permissions = require_login(server, wanted["login"]) if wanted.get("login") else None
    for camera in wanted["cameras"]:
        factory = GstRtspServer.RTSPMediaFactory()
        factory.set_launch(pipeline(camera))
        factory.set_shared(True)
        if "transport" in camera:
            factory.set_protocols(TRANSPORTS[camera["transport"]])
        factory.connect("media-configure", configure, camera)
        if permissions:
            factory.set_permissions(permissions)
        server.get_mount_points().add_factory("/" + camera["path"], factory)
    if server.attach(None) == 0:
        sys.exit("the port is taken")
    # Sessions of clients that vanished without a word are cleaned up, or the camera would encode for ever.
    GLib.timeout_add_seconds(5, lambda: server.get_session_pool().cleanup() >= 0)
    # Unbuffered: a line that waits inside would wake nobody.
    sys.stdin = os.fdopen(0, "rb", buffering=0)
    GLib.io_add_watch(0, GLib.PRIORITY_DEFAULT, GLib.IO_HUP | GLib.IO_IN, lambda *_: hear(loop))
    print(json.dumps({"port": server.get_bound_port()}), flush=True)
    loop.run()


main()
