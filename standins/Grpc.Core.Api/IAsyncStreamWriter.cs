namespace Grpc.Core;

/// <summary>A stream of messages to write. One write at a time.</summary>
public interface IAsyncStreamWriter<in T>
{
    /// <summary>How the next messages are written.</summary>
    WriteOptions? WriteOptions { get; set; }

    /// <summary>Writes a message.</summary>
    Task WriteAsync(T message);

    /// <summary>Writes a message; cancelling the write cancels the call.</summary>
    /// <exception cref="NotSupportedException">The stream cannot cancel a write.</exception>
    Task WriteAsync(T message, CancellationToken cancellationToken) =>
        cancellationToken.CanBeCanceled
            ? throw new NotSupportedException("This stream does not support the cancellation of a write.")
            : WriteAsync(message);
}
