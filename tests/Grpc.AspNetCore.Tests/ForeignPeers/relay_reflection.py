"""What a reflection client does: it knows no .proto but that of reflection, asks for the rest and makes a call with it."""

import grpc
from google.protobuf import descriptor_pb2, descriptor_pool, message_factory
from reflection_pb2 import ServerReflectionRequest, ServerReflectionResponse

RELAY = "tests.relay.v1.Relay"


def explore(channel):
    found = {version: ask(channel, version) for version in ("v1", "v1alpha")}
    found["v1alpha"].pop("files")
    service = describe(found["v1"].pop("files"))
    found["methods"] = [method.name for method in service.methods]
    found["answer"] = call(channel, service.FindMethodByName("Unary"))
    return found


def ask(channel, version):
    talk = channel.stream_stream(
        f"/grpc.reflection.{version}.ServerReflection/ServerReflectionInfo",
        # The messages of both versions have the same bytes.
        request_serializer=ServerReflectionRequest.SerializeToString,
        response_deserializer=ServerReflectionResponse.FromString)
    services, relay, unknown = talk(iter([
        ServerReflectionRequest(list_services=""),
        ServerReflectionRequest(file_containing_symbol=RELAY),
        ServerReflectionRequest(file_containing_symbol="unheard.Of")]))
    return {
        "services": [service.name for service in services.list_services_response.service],
        "files": list(relay.file_descriptor_response.file_descriptor_proto),
        "unknown": unknown.error_response.error_code,
    }


def describe(files):
    pool = descriptor_pool.DescriptorPool()
    for file in reversed(files):
        pool.Add(descriptor_pb2.FileDescriptorProto.FromString(file))
    return pool.FindServiceByName(RELAY)


def call(channel, method):
    factory = message_factory.MessageFactory()
    request, response = factory.GetPrototype(method.input_type), factory.GetPrototype(method.output_type)
    unary = channel.unary_unary(
        f"/{RELAY}/{method.name}", request_serializer=request.SerializeToString, response_deserializer=response.FromString)
    return unary(request(text="by reflection")).text
