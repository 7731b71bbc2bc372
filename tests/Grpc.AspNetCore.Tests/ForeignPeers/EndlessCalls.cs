using Grpc.AspNetCore.Tests.Hosting;
using Grpc.Core;

namespace Grpc.AspNetCore.Tests.ForeignPeers;

/// <summary>A server that answers the first message of a stream and then waits for its client to give up.</summary>
internal sealed class EndlessCalls
{
    private readonly TaskCompletionSource _started = new();
    private readonly TaskCompletionSource _ended = new();
    private readonly TaskCompletionSource<Exception?> _readFailure = new();

    public RelayBehaviour Behaviour => new()
    {
        Unary = async (request, context) =>
        {
            await WaitForTheEnd(context);
            return request;
        },
        ServerStream = async (request, responses, context) =>
        {
            await responses.WriteAsync(request, context.CancellationToken);
            await WaitForTheEnd(context);
        },
        ClientStream = async (requests, context) =>
        {
            await ReadToTheEnd(requests, context);
            return new();
        },
        Duplex = async (requests, responses, context) =>
        {
            await requests.MoveNext();
            await responses.WriteAsync(requests.Current, context.CancellationToken);
            await ReadToTheEnd(requests, context);
        },
    };

    /// <summary>The call is here.</summary>
    public Task Started => _started.Task;

    /// <summary>The call's token told that the client is gone.</summary>
    public Task Ended => _ended.Task;

    /// <summary>What the reader of the client's stream got instead of an end; <see langword="null"/> if it saw an end.</summary>
    public Task<Exception?> ReadFailure => _readFailure.Task;

    private async Task WaitForTheEnd(ServerCallContext context)
    {
        using var registration = context.CancellationToken.Register(() => _ended.TrySetResult());
        _started.TrySetResult();
        await Never.Until(context.CancellationToken);
    }

    private async Task ReadToTheEnd(IAsyncStreamReader<Note> requests, ServerCallContext context)
    {
        using var registration = context.CancellationToken.Register(() => _ended.TrySetResult());
        _started.TrySetResult();
        try
        {
            while (await requests.MoveNext())
            {
            }

            _readFailure.TrySetResult(null);
        }
        catch (Exception failure)
        {
            _readFailure.TrySetResult(failure);
            throw;
        }
    }
}
