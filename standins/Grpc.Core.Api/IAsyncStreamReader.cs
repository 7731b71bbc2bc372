namespace Grpc.Core;

/// <summary>A stream of messages to read. One read at a time.</summary>
public interface IAsyncStreamReader<out T>
{
    /// <summary>The message last read.</summary>
    T Current { get; }

    /// <summary>Advances to the next message; <see langword="false"/> at the end of the stream.</summary>
    Task<bool> MoveNext(CancellationToken cancellationToken);
}
