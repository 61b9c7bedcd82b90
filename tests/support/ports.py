# SPDX-License-Identifier: GPL-3.0-or-later
"""Ports of the loopback that nobody listens on."""
import contextlib
import random
import socket

# Below those that the system gives to whoever connects: a server that ends and comes back finds
# its port free.
FIRST, LAST = 20000, 32000


def free_port():
    while True:
        port = random.SystemRandom().randint(FIRST, LAST)
        with contextlib.closing(socket.socket()) as probe, contextlib.suppress(OSError):
            probe.bind(('127.0.0.1', port))
            return port
