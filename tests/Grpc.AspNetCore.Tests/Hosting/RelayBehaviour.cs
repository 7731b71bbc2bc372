using Grpc.Core;

namespace Grpc.AspNetCore.Tests.Hosting;

/// <summary>What the methods of a <see cref="RelayService"/> do.</summary>
internal sealed class RelayBehaviour
{
    public UnaryServerMethod<Note, Note>? Unary { get; init; }

    public ServerStreamingServerMethod<Note, Note>? ServerStream { get; init; }

    public ClientStreamingServerMethod<Note, Note>? ClientStream { get; init; }

    public DuplexStreamingServerMethod<Note, Note>? Duplex { get; init; }
}
