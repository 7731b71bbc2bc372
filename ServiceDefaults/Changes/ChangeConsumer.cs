using Grpc.Core;
using Grpc.Net.ClientFactory;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ServiceDefaults.Errors;
using Wire = Platform.Contracts.Common.V1;

namespace ServiceDefaults.Changes;

/// <summary>Follows the feed of one service for as long as the process lives, and connects again at the position that was dealt with last.</summary>
internal sealed class ChangeConsumer<THandler>(string service, THandler handler, GrpcClientFactory clients, ILogger<ChangeConsumer<THandler>> log)
    : BackgroundService
    where THandler : IChangeHandler
{
    // Until the first message tells how long silence may last.
    private static readonly TimeSpan FirstPatience = TimeSpan.FromSeconds(30);

    private readonly Backoff _backoff = new();
    private string? _position;

    public static string ClientName(string service) => $"changes of {service} for {typeof(THandler)}";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await ResumeAsync(stoppingToken);

        while (true)
        {
            var pause = await FollowAsync(stoppingToken);
            await Task.Delay(pause, stoppingToken);
        }
    }

    private async Task ResumeAsync(CancellationToken cancellationToken)
    {
        for (var read = false; !read;)
        {
            try
            {
                _position = await handler.PositionAsync(service, cancellationToken);
                read = true;
            }
            catch (Exception error) when (!cancellationToken.IsCancellationRequested)
            {
                var pause = _backoff.Next();
                log.NotHandled(service, pause, error);
                await Task.Delay(pause, cancellationToken);
            }
        }
    }

    /// <summary>Follows the feed until it breaks; the pause to make then.</summary>
    private async Task<TimeSpan> FollowAsync(CancellationToken cancellationToken)
    {
        try
        {
            await ReadAsync(cancellationToken);
            throw new RpcException(new Status(StatusCode.Unavailable, "the stream has ended"));
        }
        catch (Exception error)
        {
            handler.Lose(service);
            cancellationToken.ThrowIfCancellationRequested();
            var pause = _backoff.Next();
            Tell(error, pause);

            return pause;
        }
    }

    private void Tell(Exception error, TimeSpan pause)
    {
        switch (error)
        {
            case RpcException refusal when RemoteError.From(refusal).Code == ErrorCodes.PositionTooOld:
                log.ChangesMissed(service, _position!);
                _position = null;
                break;
            case RpcException or TimeoutException:
                log.FeedAway(service, pause, (error as RpcException)?.Status.Detail ?? error.Message);
                break;
            default:
                log.NotHandled(service, pause, error);
                break;
        }
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        var client = clients.CreateClient<Wire.ChangeService.ChangeServiceClient>(ClientName(service));
        using var call = client.WatchChanges(new() { After = _position ?? "" }, cancellationToken: cancellationToken);
        var patience = FirstPatience;

        while (await call.ResponseStream.MoveNext(cancellationToken).WaitAsync(patience, cancellationToken))
        {
            var message = call.ResponseStream.Current;
            patience = message.NextWithin.ToTimeSpan() * 3;
            await HandleAsync(message, cancellationToken);
        }
    }

    private async Task HandleAsync(Wire.WatchChangesResponse message, CancellationToken cancellationToken)
    {
        if (_position is null)
            await handler.StartAfreshAsync(service, message.Position, cancellationToken);

        await handler.HandleAsync(new(service, [.. message.Changes.Select(change => change.ToChange())], message.Position), cancellationToken);
        _position = message.Position;
        _backoff.Reset();
    }
}
