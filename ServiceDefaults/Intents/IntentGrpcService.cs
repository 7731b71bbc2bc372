using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Common.V1;

namespace ServiceDefaults.Intents;

/// <summary>Tells whether a write was committed.</summary>
public sealed class IntentGrpcService<TContext>(TContext db) : IntentService.IntentServiceBase
    where TContext : DbContext
{
    /// <inheritdoc/>
    public override async Task<GetIntentResponse> GetIntent(GetIntentRequest request, ServerCallContext context) => new()
    {
        Committed = await db.Set<IntentRecord>().AnyAsync(intent => intent.Key == request.IntentKey, context.CancellationToken),
    };
}
