using Grpc.Core;
using Grpc.Net.ClientFactory;
using McpEdge.Tools.Orders;
using Platform.Contracts.Common.V1;
using ServiceDefaults.Errors;
using WireOrders = Platform.Contracts.Orders.V1;

namespace McpEdge.Intents;

/// <summary>Asks the services what became of a write. It is the service's answer that counts: the edge may have missed it.</summary>
internal sealed class CommittedWrites(GrpcClientFactory clients, WireOrders.OrderService.OrderServiceClient orders)
{
    public static string NameOf(string service) => $"intents-{service}";

    /// <summary>The order of an intent; null when there is none.</summary>
    public async Task<OrderView?> FindOrderAsync(string intentKey, CallOptions options)
    {
        try
        {
            return (await orders.GetOrderAsync(new() { IntentKey = intentKey }, options)).ToView();
        }
        catch (RpcException refusal) when (RemoteError.From(refusal).Status == StatusCode.NotFound)
        {
            return null;
        }
    }

    /// <summary>Whether a service has committed a write.</summary>
    public async Task<bool> IsCommittedAsync(string service, string intentKey, CallOptions options)
    {
        var client = clients.CreateClient<IntentService.IntentServiceClient>(NameOf(service));
        return (await client.GetIntentAsync(new() { IntentKey = intentKey }, options)).Committed;
    }
}
