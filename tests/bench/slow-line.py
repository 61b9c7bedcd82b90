#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""slow-line.py POSCTL POS-HQ FIXTURES [ORDERS [BITS-A-SECOND]] — a register that was without a line
drains its backlog over one that carries 1 Mbit/s each way (P8): how long it takes beside the bytes
alone, how many bytes an order are sent, and how many they would be compressed.

For people, never a test: in a build without sanitizers, on a machine that does nothing else.
"""
import os
import shutil
import socket
import sys
import tempfile
import threading
import time
import zlib

sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..', 'e2e', 'plug'))
from shop import Headquarters, Till  # pylint: disable=wrong-import-position

POSCTL, POS_HQ, FIXTURES = sys.argv[1:4]
ORDERS = int(sys.argv[4]) if len(sys.argv) > 4 else 1000
BYTES_A_SECOND = (int(sys.argv[5]) if len(sys.argv) > 5 else 1000000) / 8
PIECE = 1460


class Line:
    """Carries as many bytes a second and no more, each way, for all connections together."""

    def __init__(self, target):
        self.target = target
        self.listener = socket.create_server(('127.0.0.1', 0))
        self.port = self.listener.getsockname()[1]
        self.free_at, self.carried, self.sent = [0.0, 0.0], [0, 0], []
        self.lock = threading.Lock()
        threading.Thread(target=self.serve, daemon=True).start()

    def serve(self):
        while True:
            here, _ = self.listener.accept()
            there = socket.create_connection(('127.0.0.1', self.target))
            for way, ends in enumerate(((here, there), (there, here))):
                threading.Thread(target=self.carry, args=(way, *ends), daemon=True).start()

    def carry(self, way, source, sink):
        try:
            while piece := source.recv(PIECE):
                with self.lock:
                    begin = max(self.free_at[way], time.monotonic())
                    self.free_at[way] = begin + len(piece) / BYTES_A_SECOND
                    self.carried[way] += len(piece)
                    if way == 0:
                        self.sent.append(piece)
                    wait = self.free_at[way] - time.monotonic()
                if wait > 0:
                    time.sleep(wait)
                sink.sendall(piece)
        except OSError:
            pass
        for end in (source, sink):
            end.close()


def main():
    folder = tempfile.mkdtemp()
    hq = Headquarters(POS_HQ, folder)
    hq.start('--import', FIXTURES)
    hq.wait()
    line = Line(hq.port)
    till = Till(POSCTL, folder, 'R1', 1, line.port)
    till.enroll(hq.code('R1'))
    till.options[-1] = 'http://127.0.0.1:9'
    till.open_shop()
    for _ in range(ORDERS):
        for item in 'ABABA':
            till.must('item.add', item=item)
        till.must('customer.attach', customer='C')
        till.must('order.pickup_all')
        till.must('pay.cash', balance='pay-later')
    till.stop()
    till.options[-1] = 'http://127.0.0.1:%d' % line.port
    line.carried, line.sent = [0, 0], []
    begin = time.monotonic()
    till.start()
    while till.must('sync.run')['pending']:
        pass
    took = time.monotonic() - begin
    packer = zlib.compressobj(1)
    packed = sum(len(packer.compress(piece)) for piece in line.sent) + len(packer.flush())
    alone = max(line.carried) / BYTES_A_SECOND
    print('| P8 %d orders of 5 lines over %.1f Mbit/s | %.1f s | the bytes alone %.1f s | %.2f × |'
          ' %d bytes an order there, %d back; %d compressed |'
          % (ORDERS, BYTES_A_SECOND * 8 / 1e6, took, alone, took / alone,
             line.carried[0] / ORDERS, line.carried[1] / ORDERS, packed / ORDERS))
    till.stop()
    hq.end()
    shutil.rmtree(folder)


if __name__ == '__main__':
    main()
