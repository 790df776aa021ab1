"""The network between a phone and the server: it passes on, hangs, is away, loses answers and is in trouble."""

import http.client
import socket
import threading
import time
from collections import Counter
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

NO_SYNC = b"delete self.ServiceWorkerRegistration.prototype.sync;\n"
NOT_PASSED_ON = ("connection", "keep-alive", "transfer-encoding", "content-length")


class Network:
    def __init__(self, server_port: int) -> None:
        self.server_port = server_port
        self.passing = threading.Event()
        self.under_way: set[int] = set()  # the threads that wait for the server
        self.streams: set[socket.socket] = set()
        self.mend()
        self._proxy = _Proxy(self)
        self.port: int = self._proxy.server_address[1]
        threading.Thread(target=self._proxy.serve_forever, daemon=True).start()

    def mend(self) -> None:
        self.is_away = False
        self.loses = 0  # so many answers to a POST, after the server has done its work
        self.trouble: dict[str, int] = {}  # statuses by address, in place of the server's answer
        self.before_worker = b""  # what stands before the script of the service worker
        self.arrived: list[tuple[str, str]] = []  # each POST that the server got, with its key
        self.asked: Counter[str] = Counter()
        self.passing.set()

    def hang(self) -> None:
        self.passing.clear()

    def keys_of(self, ending: str, least: int, seconds: float = 15.0) -> list[str]:
        """Of what reached the server, in order, once so many have."""
        last, keys = time.monotonic() + seconds, list[str]()
        while len(keys) < least and time.monotonic() < last:
            time.sleep(0.05)
            keys = [key for path, key in self.arrived if path.endswith(ending)]
        return keys

    def settle(self, seconds: float = 10.0) -> None:
        """Until the server has nothing more to do for phones that are gone."""
        for stream in list(self.streams):
            with suppress(OSError):
                stream.shutdown(socket.SHUT_RDWR)
        last = time.monotonic() + seconds
        while self.under_way and time.monotonic() < last:
            time.sleep(0.02)

    def stop(self) -> None:
        self._proxy.shutdown()
        self._proxy.server_close()


class _Proxy(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, network: Network) -> None:
        super().__init__(("127.0.0.1", 0), _Request)
        self.network = network

    def handle_error(self, request: object, client_address: object) -> None:
        """A phone that goes away is what this is about."""


class _Request(BaseHTTPRequestHandler):
    server: _Proxy

    def do_GET(self) -> None:
        network = self.server.network
        body = self.rfile.read(int(self.headers.get("content-length", 0)))
        network.passing.wait()
        network.asked[self.path] += 1
        if network.is_away:
            return
        if self.path in network.trouble:
            self._answer(network.trouble[self.path], [("content-type", "text/html")], b"broken")
            return
        network.under_way.add(threading.get_ident())
        try:
            self._pass_on(network, body)
        finally:
            network.under_way.discard(threading.get_ident())

    do_POST = do_DELETE = do_GET

    def _pass_on(self, network: Network, body: bytes) -> None:
        headers = {name: value for name, value in self.headers.items() if name.lower() not in NOT_PASSED_ON}
        if self.path == "/sw.js":
            headers["Accept-Encoding"] = "identity"
        upstream = http.client.HTTPConnection("127.0.0.1", network.server_port)
        upstream.request(self.command, self.path, body or None, headers)
        line = upstream.sock
        answer = upstream.getresponse()
        if self.command == "POST":
            network.arrived.append((self.path, self.headers.get("idempotency-key", "")))
            if network.loses:
                network.loses -= 1
                answer.read()
                return
        if answer.getheader("content-type", "").startswith("text/event-stream"):
            network.under_way.discard(threading.get_ident())
            network.streams.add(line)
            self._stream(answer)
            return
        before = network.before_worker if self.path == "/sw.js" else b""
        self._answer(answer.status, answer.getheaders(), before + answer.read())

    def _answer(self, status: int, headers: list[tuple[str, str]], body: bytes) -> None:
        self.send_response_only(status)
        for name, value in headers:
            if name.lower() not in NOT_PASSED_ON:
                self.send_header(name, value)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _stream(self, answer: http.client.HTTPResponse) -> None:
        self.send_response_only(answer.status)
        self.send_header("content-type", "text/event-stream")
        self.end_headers()
        while piece := answer.read1(4096):
            self.wfile.write(piece)
            self.wfile.flush()

    def log_message(self, *_: object) -> None:
        pass
