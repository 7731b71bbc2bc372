using Grpc.Core;

namespace Grpc.AspNetCore.Tests.Hosting;

/// <summary>Does what the test says, and "unimplemented" where it says nothing.</summary>
internal sealed class RelayService(RelayBehaviour behaviour) : Relay.RelayBase
{
    public override Task<Note> Unary(Note request, ServerCallContext context) =>
        behaviour.Unary?.Invoke(request, context) ?? base.Unary(request, context);

    public override Task ServerStream(Note request, IServerStreamWriter<Note> responseStream, ServerCallContext context) =>
        behaviour.ServerStream?.Invoke(request, responseStream, context) ?? base.ServerStream(request, responseStream, context);

    public override Task<Note> ClientStream(IAsyncStreamReader<Note> requestStream, ServerCallContext context) =>
        behaviour.ClientStream?.Invoke(requestStream, context) ?? base.ClientStream(requestStream, context);

    public override Task Duplex(
        IAsyncStreamReader<Note> requestStream, IServerStreamWriter<Note> responseStream, ServerCallContext context) =>
        behaviour.Duplex?.Invoke(requestStream, responseStream, context) ?? base.Duplex(requestStream, responseStream, context);
}
