# SPDX-License-Identifier: GPL-3.0-or-later
"""A touch screen with a keyboard that nobody sees, for tests that use a program as a person does.

An X server without a graphics card carries two devices of Xorg's own test driver: what is sent down
their sockets is touched and typed as far as any program can tell.  A bus of its own carries the
accessible tree.  Whatever was started ends with this process, however that ends.
"""
import atexit
import ctypes
import importlib.util
import os
import shutil
import signal
import socket
import struct
import subprocess
import sys
import tempfile
import time

XORG = '/usr/lib/xorg/Xorg'  # the one without the wrapper that wants a console
CONFIG = '''
Section "ServerFlags"
  Option "AutoAddDevices" "false"
  Option "DontVTSwitch" "true"
EndSection
Section "Device"
  Identifier "card"
  Driver "dummy"
  VideoRam 64000
EndSection
Section "Monitor"
  Identifier "monitor"
  HorizSync 5-1000
  VertRefresh 5-200
  Modeline "pos" 80.00 {w} {w1} {w2} {w3} {h} {h1} {h2} {h3}
EndSection
Section "Screen"
  Identifier "screen"
  Device "card"
  Monitor "monitor"
  DefaultDepth 24
  SubSection "Display"
    Depth 24
    Modes "pos"
    Virtual {w} {h}
  EndSubSection
EndSection
Section "InputDevice"
  Identifier "touch"
  Driver "inputtest"
  Option "SocketPath" "{folder}/touch"
  Option "DeviceType" "Touch"
  Option "TouchCount" "5"
EndSection
Section "InputDevice"
  Identifier "keyboard"
  Driver "inputtest"
  Option "SocketPath" "{folder}/keyboard"
  Option "DeviceType" "Keyboard"
EndSection
Section "ServerLayout"
  Identifier "layout"
  Screen "screen"
  InputDevice "touch" "SendCoreEvents"
  InputDevice "keyboard" "CoreKeyboard"
EndSection
'''
# What libraries keep is told from leaks by unwinding ten times as slowly: see xvfb-run.sh, whose
# tests look for leaks.
ASAN_OPTIONS = ':detect_leaks=0'
PR_SET_PDEATHSIG, PR_SET_CHILD_SUBREAPER = 1, 36
libc = ctypes.CDLL(None)


def leave_on_signals():
    """So that what cleans up is run also when somebody is tired of waiting."""
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, lambda *_: sys.exit(130))


def missing():
    """What the screen needs and this machine lacks, as a sentence; None when all is there."""
    if not importlib.util.find_spec('gi'):
        return 'this Python has no gi (python3-gi)'
    if not os.path.exists('/usr/share/dbus-1/services/org.a11y.Bus.service'):
        return 'nothing carries an accessible tree (at-spi2-core)'
    for program, package in ((XORG, 'xserver-xorg-core'), ('dbus-daemon', 'dbus'),
                             ('import', 'imagemagick'), ('identify', 'imagemagick')):
        if not shutil.which(program):
            return '%s is not installed (%s)' % (os.path.basename(program), package)
    driver = '/usr/lib/xorg/modules/drivers/dummy_drv.so'
    return None if os.path.exists(driver) else 'xserver-xorg-video-dummy is not installed'


def wait_until(what, test, seconds=60):
    """Asks @test again and again; its answer as soon as that is true."""
    end = time.monotonic() + seconds
    while True:
        answer = test()
        if answer:
            return answer
        if time.monotonic() > end:
            raise TimeoutError('%s: not within %d seconds' % (what, seconds))
        time.sleep(0.03)


class Children:
    """Every process that the test starts, and those that these start."""

    def __init__(self):
        libc.prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)

    @staticmethod
    def start(*command, **options):
        return subprocess.Popen(
            command, preexec_fn=lambda: libc.prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0),
            stdin=subprocess.DEVNULL, **options)

    @staticmethod
    def list():
        """The ids of our children, also of those that were handed to us when their parent went."""
        found = []
        for name in filter(str.isdigit, os.listdir('/proc')):
            try:
                with open('/proc/%s/stat' % name, encoding='utf-8') as file:
                    if int(file.read().rpartition(')')[2].split()[1]) == os.getpid():
                        found.append(int(name))
            except OSError:
                pass  # it is gone already
        return found

    def end(self):
        """Nobody is left afterwards."""
        while True:
            children = self.list()
            if not children:
                return
            for child in children:
                os.kill(child, signal.SIGKILL)
                os.waitpid(child, 0)


class Device:
    """The other end of one of Xorg's test devices (xf86-input-inputtest-protocol.h, 1.1)."""

    VERSION, SYNC, KEY, TOUCH = 0, 1, 5, 6

    def __init__(self, path):
        self.socket = socket.socket(socket.AF_UNIX)
        self.socket.settimeout(60)
        wait_until('the device ' + os.path.basename(path), lambda: not self.socket.connect_ex(path))
        self.call(struct.pack('=IIHH', 12, self.VERSION, 1, 1), 12)

    def call(self, message, length=8):
        self.socket.sendall(message)
        answer = b''
        while len(answer) < length:
            part = self.socket.recv(length - len(answer))
            if not part:
                raise ConnectionError('the X server went away')
            answer += part

    def send(self, *events):
        """Sends @events at one go, and comes back when the X server has worked on all."""
        self.call(b''.join(events) + struct.pack('=II', 8, self.SYNC))


class Finger:
    """Taps and swipes, in pixels of the screen."""

    BEGIN, UPDATE, END = 18, 19, 20

    def __init__(self, path, size):
        self.device, self.size = Device(path), size

    def send(self, step, x, y):
        values = [0.0] * 64
        values[0], values[1] = x * 65535 / self.size[0], y * 65535 / self.size[1]
        self.device.send(struct.pack('=IIIII8B4x128d', 1056, Device.TOUCH, 0, step, 0,
                                     3, *[0] * 7, *values, *[0.0] * 64))

    def tap(self, x, y, hold=0.05):
        self.send(self.BEGIN, x, y)
        time.sleep(hold)
        self.send(self.END, x, y)

    def swipe(self, x0, y0, x1, y1, steps=15):
        """Slowly at the end, so that the content stops with the finger."""
        self.send(self.BEGIN, x0, y0)
        for step in range(1, steps + 1):
            part = 1 - (1 - step / steps) ** 2
            time.sleep(0.012)
            self.send(self.UPDATE, x0 + (x1 - x0) * part, y0 + (y1 - y0) * part)
        time.sleep(0.15)
        self.send(self.END, x1, y1)


class Keyboard:
    """Keys of an American keyboard."""

    CODES = {
        'Escape': 9, 'BackSpace': 22, 'Tab': 23, 'Return': 36, 'Control': 37, 'Shift': 50, ' ': 65,
        **{'F%d' % number: 66 + number for number in range(1, 11)},
        **dict(zip('1234567890-', range(10, 21))), **dict(zip('qwertyuiop', range(24, 34))),
        **dict(zip('asdfghjkl', range(38, 47))), **dict(zip('zxcvbnm,.', range(52, 61))),
    }

    def __init__(self, path):
        self.device = Device(path)

    def event(self, key, is_press):
        return struct.pack('=IIiI', 16, Device.KEY, self.CODES[key], is_press)

    def press(self, *keys):
        """One key, after those that are held down with it: press('Control', 'k')."""
        self.device.send(*[self.event(key, 1) for key in keys],
                         *[self.event(key, 0) for key in reversed(keys)])

    def type(self, text):
        """As a person types, more slowly than any scanner."""
        for character in text:
            self.press(*(['Shift'] if character.isupper() else []), character.lower())
            time.sleep(0.06)

    def scan(self, code):
        """A bar code scanner that is a keyboard: all characters at once, and Enter.  Returns the
        seconds until the server had seen all of them."""
        begin = time.monotonic()
        self.device.send(*[self.event(key, is_press) for key in [*code, 'Return']
                           for is_press in (1, 0)])
        return time.monotonic() - begin


class Screen:
    """The screen, its finger and keyboard, and what a program on it finds in its environment."""

    def __init__(self, children, width=1366, height=768):
        self.children, self.size = children, (width, height)
        self.folder = tempfile.mkdtemp(prefix='pos-screen-')
        atexit.register(self.close)
        self.environment = self.make_environment()
        self.server = self.start_server()
        self.environment['DISPLAY'] = self.display
        self.start_bus()
        self.finger = Finger(os.path.join(self.folder, 'touch'), self.size)
        self.keyboard = Keyboard(os.path.join(self.folder, 'keyboard'))

    def make_environment(self):
        """Nothing of the person who runs the test, and no language but English."""
        environment = {name: value for name, value in os.environ.items()
                       if not name.startswith(('XDG_', 'DBUS_', 'WAYLAND_', 'GTK_', 'LANG', 'LC_'))}
        for name in ('config', 'cache', 'data', 'run', 'config/gtk-4.0'):
            os.mkdir(os.path.join(self.folder, name), 0o700)
        with open(os.path.join(self.folder, 'config/gtk-4.0/settings.ini'), 'w',
                  encoding='utf-8') as file:
            file.write('[Settings]\ngtk-enable-animations=0\n')
        return {
            **environment, 'HOME': self.folder, 'LC_ALL': 'C.UTF-8', 'NO_AT_BRIDGE': '0',
            'ASAN_OPTIONS': environment.get('ASAN_OPTIONS', '') + ASAN_OPTIONS,
            'XDG_CONFIG_HOME': os.path.join(self.folder, 'config'),
            'XDG_CACHE_HOME': os.path.join(self.folder, 'cache'),
            'XDG_DATA_HOME': os.path.join(self.folder, 'data'),
            'XDG_RUNTIME_DIR': os.path.join(self.folder, 'run'),
            'GDK_BACKEND': 'x11', 'GSK_RENDERER': 'cairo', 'GSETTINGS_BACKEND': 'memory',
        }

    def start_server(self):
        width, height = self.size
        # An X server that is not root's takes only a configuration whose path is relative.
        with open(os.path.join(self.folder, 'xorg.conf'), 'w', encoding='utf-8') as file:
            file.write(CONFIG.format(folder=self.folder, w=width, h=height,
                                     w1=width + 24, w2=width + 160, w3=width + 320,
                                     h1=height + 3, h2=height + 9, h3=height + 38))
        reading, writing = os.pipe()
        with open(os.path.join(self.folder, 'x.err'), 'wb') as errors:
            server = self.children.start(
                XORG, '-displayfd', str(writing), '-noreset', '-nolisten', 'tcp', '-novtswitch',
                '-sharevts', '-config', 'xorg.conf', '-logfile', 'x.log', cwd=self.folder,
                env=self.environment, pass_fds=[writing], stdout=subprocess.DEVNULL, stderr=errors)
        os.close(writing)
        with os.fdopen(reading) as file:
            self.display = ':' + file.readline().strip()
        self.hurry(server.pid)
        if self.display == ':':
            with open(os.path.join(self.folder, 'x.err'), encoding='utf-8') as file:
                raise ConnectionError('the X server did not start:\n' + file.read()[-2000:])
        return server

    @staticmethod
    def hurry(process):
        """Where it may, the server goes before all others: a busy machine would tear scans apart,
        since the server's clock says when a key came."""
        for thread in os.listdir('/proc/%d/task' % process):
            try:
                os.sched_setscheduler(int(thread), os.SCHED_RR, os.sched_param(1))
            except OSError:
                return

    def start_bus(self):
        """After the X server: what the bus starts must find the display."""
        reading, writing = os.pipe()
        with open(os.path.join(self.folder, 'bus.err'), 'wb') as errors:
            self.children.start('dbus-daemon', '--session', '--nofork', '--nopidfile',
                                '--print-address=%d' % writing, env=self.environment,
                                pass_fds=[writing], stdout=subprocess.DEVNULL, stderr=errors)
        os.close(writing)
        with os.fdopen(reading) as file:
            self.environment['DBUS_SESSION_BUS_ADDRESS'] = file.readline().strip()

    def picture(self, path):
        """Takes a picture of the whole screen; (width, height, number of colors)."""
        subprocess.run(['import', '-window', 'root', '-silent', path], check=True, timeout=60,
                       env=self.environment)
        told = subprocess.run(['identify', '-format', '%w %h %k', path], check=True, timeout=60,
                              capture_output=True, text=True, env=self.environment)
        return tuple(map(int, told.stdout.split()))

    def close(self):
        """Also done at exit, whatever the reason."""
        self.children.end()
        shutil.rmtree(self.folder, ignore_errors=True)
