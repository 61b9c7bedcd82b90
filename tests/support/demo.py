# SPDX-License-Identifier: GPL-3.0-or-later
"""The demo chain as it runs in a shop: pos-hq and pos, and a second register that asks for proof."""
import email
import email.policy
import json
import os
import signal
import subprocess
import urllib.error
import urllib.request

from ports import free_port
from screen import wait_until


class Demo:
    """Headquarters and one register in a folder of the screen's; see docs/demo.md."""

    def __init__(self, screen, pos, pos_hq, register='S1-03'):
        self.screen, self.pos, self.pos_hq, self.register = screen, pos, pos_hq, register
        self.data = os.path.join(screen.folder, 'pos')
        self.headquarters = os.path.join(self.data, 'headquarters')
        os.makedirs(self.headquarters)
        self.port, self.token, self.running = free_port(), None, {}
        self.environment = {}  # what the register finds besides what the screen has

    def path(self, name):
        return os.path.join(self.headquarters, name)

    def start(self, name, *command, **more):
        with open(os.path.join(self.data, name + '.log'), 'ab') as log:
            self.running[name] = self.screen.children.start(
                *command, env={**self.screen.environment, **more}, stdout=log, stderr=subprocess.STDOUT)

    def stop(self, name):
        """Ends it as a machine does that is shut down; it must go without a complaint."""
        process = self.running.pop(name)
        process.send_signal(signal.SIGTERM)
        status = process.wait(120)
        assert status == 0, '%s ended with status %d' % (name, status)

    def check(self):
        """Both programs are alive."""
        for name, process in self.running.items():
            assert process.poll() is None, '%s ended with status %d' % (name, process.returncode)

    def log(self, name):
        try:
            with open(os.path.join(self.data, name + '.log'), encoding='utf-8') as file:
                return file.read()
        except OSError:
            return ''

    def start_headquarters(self):
        self.start('pos-hq', self.pos_hq, '--data', self.headquarters, '--port', str(self.port),
                   '--sync-interval', '1', '--mail', self.path('mail'), '--demo')
        wait_until('headquarters at work', self.is_healthy)

    def start_register(self, name='pos'):
        self.start(name, self.pos, '--data', self.data, '--hq', self.url(''), '--demo',
                   '--register', self.register, **self.environment)

    def start_again(self):
        """Somebody taps the icon twice: the second start ends by itself.  Its status."""
        self.start_register('again')
        return self.running.pop('again').wait(60)

    # The witness.

    def url(self, path):
        return 'http://127.0.0.1:%d%s' % (self.port, path)

    def ask(self, path, body=None):
        """What headquarters answers to another register."""
        headers = {'Content-Type': 'application/json'}
        if self.token:
            headers['Authorization'] = 'Bearer ' + self.token
        request = urllib.request.Request(
            self.url(path), None if body is None else json.dumps(body).encode(), headers)
        with urllib.request.urlopen(request, timeout=30) as answer:
            return json.load(answer)

    def is_healthy(self):
        self.check()
        try:
            return self.ask('/v1/health')['status'] == 'ok'
        except OSError:
            return False

    def enroll_witness(self, register='S1-01'):
        with open(self.path('enrollment-codes'), encoding='utf-8') as file:
            codes = dict(line.split() for line in file)
        self.token = self.ask('/v1/enroll', {'code': codes[register], 'device': 'witness'})['token']

    def orders(self):
        """The summaries of all orders that headquarters has numbered."""
        page = self.ask('/v1/orders/search', {})
        found = page['orders']
        while page.get('next'):
            page = self.ask('/v1/orders/search', {'after': page['next']})
            found += page['orders']
        return found

    def letters(self):
        """What the chain's mailer would find: the texts, oldest first."""
        folder, found = self.path('mail'), []
        for name in sorted(os.listdir(folder)) if os.path.isdir(folder) else []:
            if name.endswith('.eml'):
                with open(os.path.join(folder, name), 'rb') as file:
                    letter = email.message_from_binary_file(file, policy=email.policy.default)
                found.append((letter['To'], letter['Subject'], letter.get_content()))
        return found

    def order(self, number):
        return self.ask('/v1/orders/' + number)
