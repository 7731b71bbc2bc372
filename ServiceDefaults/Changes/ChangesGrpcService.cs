using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using ServiceDefaults.Errors;
using Wire = Platform.Contracts.Common.V1;

namespace ServiceDefaults.Changes;

internal sealed class ChangesGrpcService(ChangeFeed feed, IOptions<ChangesOptions> options, IHostApplicationLifetime lifetime)
    : Wire.ChangeService.ChangeServiceBase
{
    public override async Task WatchChanges(
        Wire.WatchChangesRequest request, IServerStreamWriter<Wire.WatchChangesResponse> responseStream, ServerCallContext context)
    {
        var start = new ChangeStart(request.After.Length > 0 ? ChangePosition.Parse(request.After) : null, request.FromOldest);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken, lifetime.ApplicationStopping);

        try
        {
            await foreach (var page in feed.WatchAsync(start, ended.Token))
                await responseStream.WriteAsync(ToWire(page), ended.Token);
        }
        catch (OperationCanceledException) when (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            throw DomainError.Unavailable(ErrorCodes.DependencyUnavailable, "This process is stopping: watch again, and another one answers.");
        }
    }

    private Wire.WatchChangesResponse ToWire(ChangePage page) => new()
    {
        Changes = { page.Changes.Select(change => change.ToWire()) },
        Position = page.Position.ToString(),
        NextWithin = Duration.FromTimeSpan(options.Value.Heartbeat),
    };
}
