# SPDX-License-Identifier: GPL-3.0-or-later
"""A bad line on loopback: what it is given it loses, cuts, holds up, doubles, garbles; by a seed.

It knows just enough of HTTP to find where a request ends, so that each gets a manner of its own.
"""
import contextlib
import gzip
import json
import random
import socket
import struct
import threading
import time

PIECE = 65536
GARBAGE = [
    (502, 'text/html', b'<html><body>Bad gateway</body></html>'),
    (500, 'application/json', b'{"error": {"domain": "internal", "code": "x", "message": "x"}}'),
    (503, 'application/json', b'{}'),
    (429, 'text/plain', b'later'),
    (200, 'text/html', b'<html>Accept the conditions of this hotspot</html>'),
    (200, 'application/json', b'[' * 100000),
    (200, 'application/json', b'{"cursor": "a", "cursor": "b", "changes": []}'),
    (200, 'application/json', b'{"id": "0190f0a0-0000-7000-8000-000000000000", "reason": null,'
                              b' "result": "accepted", "hash": "' + b'0' * 64 + b'"}'),
    (200, 'application/json', b'{"id": 99999999999999999999999999, "changes": 1e400}'),
    (200, 'application/json', b'{"cursor": "\xff\xfe", "changes": []}'),
]


def listen():
    server = socket.socket()
    server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    server.bind(('127.0.0.1', 0))
    server.listen(64)
    return server


def frame(status, kind, body):
    return (b'HTTP/1.1 %d Answer\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n'
            % (status, kind.encode(), len(body))) + body


def read_message(peer):
    """One request or answer, with its body; None when the other side went away."""
    data = b''
    while b'\r\n\r\n' not in data:
        piece = peer.recv(PIECE)
        if not piece:
            return None
        data += piece
    head, _, body = data.partition(b'\r\n\r\n')
    length = 0
    for line in head.split(b'\r\n')[1:]:
        name, _, value = line.partition(b':')
        if name.strip().lower() == b'content-length':
            length = int(value)
    while len(body) < length:
        piece = peer.recv(PIECE)
        if not piece:
            return None
        body += piece
    return head + b'\r\n\r\n' + body


def read_body(message):
    """What it says, whether it was packed for the line or not."""
    head, _, body = message.partition(b'\r\n\r\n')
    return gzip.decompress(body) if b'\r\ncontent-encoding: gzip' in head.lower() else body


class Gone(Exception):
    """The connection ends here."""


class Wire:
    """Listens on a port of its own and carries what arrives to @target, more or less."""

    manners = ['lose_request', 'lose_answer', 'cut_request', 'cut_answer', 'reset', 'refuse',
               'delay', 'double', 'late', 'garble', 'dribble']

    def __init__(self, target, seed, badness=0.4, manners=None, forge=None):
        """@badness: which share of the requests fares badly; @forge: rewrites honest answers."""
        self.target, self.badness, self.forge = target, badness, forge
        self.chance = random.Random(seed)
        self.choice = manners or self.manners
        self.calm = False
        self.lock = threading.Lock()
        self.tally = {}
        self.server = listen()
        self.port = self.server.getsockname()[1]
        self.late_ones = []
        threading.Thread(target=self.accept, daemon=True).start()

    def close(self):
        with contextlib.suppress(OSError):
            self.server.shutdown(socket.SHUT_RDWR)
        self.server.close()

    def accept(self):
        while True:
            try:
                peer, _ = self.server.accept()
            except OSError:
                return
            threading.Thread(target=self.serve, args=(peer,), daemon=True).start()

    def serve(self, peer):
        with peer, contextlib.suppress(OSError, Gone):
            peer.settimeout(60)
            while True:
                request = read_message(peer)
                if not request:
                    return
                with self.lock:
                    bad = not self.calm and self.chance.random() < self.badness
                    manner = self.chance.choice(self.choice) if bad else 'carry'
                    self.tally[manner] = self.tally.get(manner, 0) + 1
                    dice = self.chance.random()
                getattr(self, manner)(peer, request, dice)

    def ask(self, request):
        """What headquarters answers."""
        with socket.create_connection(('127.0.0.1', self.target), 20) as upstream:
            upstream.sendall(request)
            answer = read_message(upstream)
        if not answer:
            raise Gone
        return self.forge(request, answer) if self.forge else answer

    # Manners.

    def carry(self, peer, request, _):
        peer.sendall(self.ask(request))

    def lose_request(self, *_):
        raise Gone

    def lose_answer(self, peer, request, _):
        self.ask(request)
        raise Gone

    def cut_request(self, peer, request, dice):
        """Headquarters gets a part, and then nothing more."""
        with socket.create_connection(('127.0.0.1', self.target), 20) as upstream:
            upstream.sendall(request[:int(len(request) * dice)])
        raise Gone

    def cut_answer(self, peer, request, dice):
        answer = self.ask(request)
        peer.sendall(answer[:int(len(answer) * dice)])
        raise Gone

    def reset(self, peer, request, dice):
        """RST in the middle of the answer."""
        answer = self.ask(request)
        peer.sendall(answer[:int(len(answer) * dice)])
        peer.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack('ii', 1, 0))
        raise Gone

    def refuse(self, peer, *_):
        peer.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack('ii', 1, 0))
        raise Gone

    def delay(self, peer, request, dice):
        time.sleep(dice * 0.3)
        self.carry(peer, request, dice)

    def double(self, peer, request, dice):
        self.ask(request)
        self.carry(peer, request, dice)

    def late(self, _peer, request, dice):
        """Given up by who sent it, it arrives after what is sent next."""
        def deliver():
            time.sleep(0.05 + dice)
            with contextlib.suppress(OSError, Gone):
                self.ask(request)
        thread = threading.Thread(target=deliver, daemon=True)
        self.late_ones.append(thread)
        thread.start()
        raise Gone

    def garble(self, peer, _, dice):
        peer.sendall(frame(*GARBAGE[int(dice * len(GARBAGE))]))

    def dribble(self, peer, request, dice):
        answer = self.ask(request)
        step = max(1, len(answer) // 8)
        for at in range(0, len(answer), step):
            peer.sendall(answer[at:at + step])
            time.sleep(dice * 0.02)

    def silence(self, peer, *_):
        """A black hole: the connection stands, and nothing comes."""
        peer.recv(PIECE)
        raise Gone

    def trickle(self, peer, *_):
        """A byte per second, of an answer that is longer than anybody's patience."""
        answer = frame(200, 'application/json', b' ' * 600)
        for at in range(len(answer)):
            peer.sendall(answer[at:at + 1])
            time.sleep(1)

    def settle(self):
        """From now on an honest line; what was late has arrived."""
        self.calm = True
        for thread in self.late_ones:
            thread.join(30)


def forge_acknowledgment(request):
    """What a line that says "accepted" by itself answers; None to other requests."""
    many = request.startswith(b'POST /v1/transactions ')
    if not many and not request.startswith(b'PUT /v1/transactions/'):
        return None
    lines = read_body(request).splitlines()
    acks = [{'id': sent['id'], 'hash': sent['hash'], 'result': 'accepted', 'reason': None}
            for sent in map(json.loads, lines)]
    return frame(200, 'application/json',
                 json.dumps({'acknowledgements': acks} if many else acks[0]).encode())
