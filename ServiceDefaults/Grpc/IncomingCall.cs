using Grpc.Core;

namespace ServiceDefaults.Grpc;

/// <summary>The gRPC call that this flow of execution answers, so that calls it makes end when it ends.</summary>
internal static class IncomingCall
{
    private static readonly AsyncLocal<ServerCallContext?> Flow = new();

    public static ServerCallContext? Current
    {
        get => Flow.Value;
        set => Flow.Value = value;
    }
}
