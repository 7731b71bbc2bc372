using Grpc.Core;

namespace GrpcCalls;

/// <summary>Costs nothing itself.</summary>
internal sealed class EchoService : Echo.EchoBase
{
    public override Task<Words> Say(Words request, ServerCallContext context) => Task.FromResult(request);
}
