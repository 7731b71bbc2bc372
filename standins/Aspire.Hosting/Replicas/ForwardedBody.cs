using System.Net;

namespace Aspire.Hosting.Replicas;

/// <summary>The body of a request as it arrives: every piece is passed on at once.</summary>
internal sealed class ForwardedBody(Stream source, CancellationToken aborted) : HttpContent
{
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The body of a request that has none.</summary>
    public static ForwardedBody None { get; } = new(Stream.Null, CancellationToken.None);

    /// <summary>Completes when nothing is read any more: the request that the body belongs to may not end before.</summary>
    public Task Ended => HasStarted ? _ended.Task : Task.CompletedTask;

    /// <summary>Whether reading has begun, after which the body cannot be sent to somebody else.</summary>
    public bool HasStarted { get; private set; }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => CopyAsync(stream, aborted);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(aborted, cancellationToken);
        await CopyAsync(stream, either.Token).ConfigureAwait(false);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = -1;
        return false;
    }

    private async Task CopyAsync(Stream stream, CancellationToken cancellationToken)
    {
        HasStarted = true;
        try
        {
            // The other side may have to answer before the first piece comes.
            await stream.FlushAsync(cancellationToken).ConfigureAwait(false);
            var buffer = new byte[16 * 1024];
            while (await source.ReadAsync(buffer, cancellationToken).ConfigureAwait(false) is > 0 and var count)
            {
                await stream.WriteAsync(buffer.AsMemory(0, count), cancellationToken).ConfigureAwait(false);
                await stream.FlushAsync(cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            _ended.TrySetResult();
        }
    }
}
