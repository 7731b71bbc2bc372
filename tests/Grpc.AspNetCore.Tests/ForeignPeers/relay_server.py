"""The relay service by Python's gRPC; what a call asks for is in its text.

usage: relay_server.py STUBS -- prints its port and serves until its standard input ends.
"""

import sys
import threading
from concurrent import futures

import grpc

sys.path.insert(0, sys.argv[1])
import relay_pb2_grpc
import status_pb2
from relay_pb2 import Note

MAX_REQUEST_BYTES = 64 * 1024


class Relay(relay_pb2_grpc.RelayServicer):
    def __init__(self):
        # Set when a call has ended that waits or streams.
        self._ended = threading.Event()

    def Unary(self, request, context):
        command, _, argument = request.text.partition(" ")
        if command == "wait":
            context.add_callback(self._ended.set)
            self._wait(context)
        elif command == "ended?":
            return Note(text="ended" if self._ended.wait(60) else "still running")
        elif command == "remaining":
            return Note(text=str(context.time_remaining()))
        elif command == "metadata":
            return self._metadata(context)
        elif command == "fail":
            self._fail(context)
        elif command == "raise":
            raise ValueError("the password is swordfish")
        elif command == "cancel":
            context.cancel()
        elif command == "gzip":
            context.set_compression(grpc.Compression.Gzip)
        elif command == "big":
            return Note(text="x" * int(argument))
        return request

    def ServerStream(self, request, context):
        context.add_callback(self._ended.set)
        if request.text == "wait":
            yield Note(text="first")
            self._wait(context)
        elif request.text == "fail":
            yield Note(text="first")
            self._fail(context)
        else:
            for part in request.text.split("|"):
                yield Note(text=part)

    def ClientStream(self, requests, context):
        context.add_callback(self._ended.set)
        return Note(text="|".join(request.text for request in requests))

    def Duplex(self, requests, context):
        context.add_callback(self._ended.set)
        yield from requests

    @staticmethod
    def _wait(context):
        """Until the call ends, by whatever cause."""
        over = threading.Event()
        if context.add_callback(over.set):
            over.wait()

    @staticmethod
    def _metadata(context):
        """The caller's own entries come back in headers and in trailers, the binary one also as text."""
        entries = [(key, value) for key, value in context.invocation_metadata() if key.startswith("x-")]
        context.send_initial_metadata(entries)
        context.set_trailing_metadata(entries)
        return Note(text=" ".join(value.hex() for key, value in entries if key.endswith("-bin")))

    @staticmethod
    def _fail(context):
        status = status_pb2.Status(code=9, message="größe 100 %")
        status.details.add().Pack(Note(text="out of stock"))
        context.set_trailing_metadata([("grpc-status-details-bin", status.SerializeToString())])
        context.abort(grpc.StatusCode.FAILED_PRECONDITION, status.message)


def main():
    server = grpc.server(
        futures.ThreadPoolExecutor(), options=[("grpc.max_receive_message_length", MAX_REQUEST_BYTES)])
    relay_pb2_grpc.add_RelayServicer_to_server(Relay(), server)
    port = server.add_insecure_port("127.0.0.1:0")
    server.start()
    print(port, flush=True)
    sys.stdin.read()
    server.stop(None)


main()
