"""Calls of the relay service by Python's gRPC.

usage: relay_client.py STUBS ADDRESS SCENARIO -- prints what happened as one line of JSON. A scenario that is steered prints a
line when it is ready and goes on when it is given one.
"""

import json
import queue
import sys
import threading

import grpc

sys.path.insert(0, sys.argv[1])
import health_pb2
import health_pb2_grpc
import relay_pb2_grpc
import status_pb2
from relay_pb2 import Note

MAX_RESPONSE_BYTES = 64 * 1024


def all_kinds(relay, _):
    return {
        "unary": relay.Unary(Note(text="hello")).text,
        "server stream": [note.text for note in relay.ServerStream(Note(text="a|b|c"))],
        "client stream": relay.ClientStream(Note(text=text) for text in "abc").text,
        "duplex": turns(relay),
    }


def turns(relay):
    """Each note is sent after the answer to the one before."""
    notes = queue.Queue()
    call = relay.Duplex(iter(notes.get, None))
    answers = []
    for text in ("one", "two"):
        notes.put(Note(text=text))
        answers.append(next(call).text)
    notes.put(None)
    return answers + [note.text for note in call]


def metadata(relay, _):
    sent = (("x-caller", "python"), ("x-key-bin", bytes([0, 1, 127, 128, 255])))
    response, call = relay.Unary.with_call(Note(), metadata=sent)
    return {"text": response.text, "headers": entries(call.initial_metadata()), "trailers": entries(call.trailing_metadata())}


def unary(relay, _):
    return {"text": relay.Unary(Note(text="hello")).text}


def stream(relay, _):
    received = []
    try:
        for note in relay.ServerStream(Note(text="hello")):
            received.append(note.text)
    except grpc.RpcError as error:
        return {"received": received, **failure(error)}
    return {"received": received}


def deadline(relay, channel):
    connect(channel)
    return {"text": relay.Unary(Note(), timeout=2).text}


def stream_deadline(relay, channel):
    connect(channel)
    return {"texts": [note.text for note in relay.ServerStream(Note(), timeout=2)]}


def far_deadline(relay, _):
    return {"text": relay.Unary(Note(), timeout=600).text}


def cancel_unary(relay, _):
    call = relay.Unary.future(Note())
    go_on()
    call.cancel()
    return {"cancelled": call.cancelled(), "code": call.code().name}


def cancel_stream(relay, _):
    call = relay.ServerStream(Note())
    next(call)
    call.cancel()
    return {"texts": [note.text for note in call]}


def unknown_service(_, channel):
    return {"answer": str(channel.unary_unary("/unheard.Of/Method")(b""))}


def large_request(relay, _):
    return {"text": relay.Unary(Note(text="x" * 100_000)).text}


def hold_server_stream(relay, _):
    call = relay.ServerStream(Note())
    next(call)
    go_on()


def hold_client_stream(relay, _):
    call = relay.ClientStream.future(unfinished())
    go_on()
    return {"text": call.result().text}


def hold_duplex(relay, _):
    call = relay.Duplex(unfinished())
    next(call)
    go_on()
    return {"texts": [note.text for note in call]}


def unfinished():
    yield Note(text="first")
    threading.Event().wait()


def health(_, channel):
    probe = health_pb2_grpc.HealthStub(channel)
    watch = probe.Watch(health_pb2.HealthCheckRequest())
    name = health_pb2.HealthCheckResponse.ServingStatus.Name
    found = {"check": name(probe.Check(health_pb2.HealthCheckRequest()).status), "watch": [name(next(watch).status)]}
    go_on()
    found["watch"].append(name(next(watch).status))
    watch.cancel()
    return found


def reflection(_, channel):
    from relay_reflection import explore
    return explore(channel)


def connect(channel):
    """So that the time of the next call is its own."""
    grpc.channel_ready_future(channel).result()


def go_on():
    print("ready", flush=True)
    sys.stdin.readline()


def entries(pairs):
    return {key: value.hex() if key.endswith("-bin") else value for key, value in pairs}


def failure(error):
    found = {"code": error.code().name, "detail": error.details(), "trailers": entries(error.trailing_metadata() or ())}
    for key, value in error.trailing_metadata() or ():
        if key == "grpc-status-details-bin":
            status = status_pb2.Status.FromString(value)
            found["status"] = {"code": status.code, "message": status.message, "notes": [unpacked(any) for any in status.details]}
    return found


def unpacked(any):
    note = Note()
    any.Unpack(note)
    return note.text


def main(address, scenario):
    compression = grpc.Compression.Gzip if scenario == "gzip" else None
    options = [("grpc.max_receive_message_length", MAX_RESPONSE_BYTES)]
    with grpc.insecure_channel(address, options=options, compression=compression) as channel:
        run = unary if scenario == "gzip" else globals()[scenario]
        try:
            found = run(relay_pb2_grpc.RelayStub(channel), channel)
        except grpc.RpcError as error:
            found = failure(error)
        print(json.dumps(found), flush=True)


main(*sys.argv[2:])
