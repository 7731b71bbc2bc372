using System.Reflection;
using Google.Protobuf.Reflection;
using Grpc.Core;
using Grpc.Net.Client.Configuration;

namespace ServiceDefaults.Grpc;

/// <summary>
/// Repeats calls that did not reach a service, with growing random pauses and within the deadline. Only methods are repeated whose
/// contract says <c>idempotency_level</c>: a lost answer does not tell whether the work was done.
/// </summary>
internal static class RetryPolicies
{
    public static ServiceConfig For<TClient>(GrpcClientOptions options)
    {
        var safe = Descriptor(typeof(TClient)).Methods.Where(IsSafe).ToList();

        if (options.MaxAttempts < 2 || safe.Count == 0)
            return new ServiceConfig();

        var method = new MethodConfig
        {
            RetryPolicy = new RetryPolicy
            {
                MaxAttempts = options.MaxAttempts,
                InitialBackoff = options.InitialBackoff,
                MaxBackoff = options.MaxBackoff,
                BackoffMultiplier = 2,
                RetryableStatusCodes = { StatusCode.Unavailable },
            },
        };

        foreach (var name in safe)
            method.Names.Add(new MethodName { Service = name.Service.FullName, Method = name.Name });

        return new ServiceConfig { MethodConfigs = { method } };
    }

    private static bool IsSafe(MethodDescriptor method) =>
        method.GetOptions()?.IdempotencyLevel is MethodOptions.Types.IdempotencyLevel.NoSideEffects or MethodOptions.Types.IdempotencyLevel.Idempotent;

    private static ServiceDescriptor Descriptor(Type client) =>
        client.DeclaringType?.GetProperty("Descriptor", BindingFlags.Public | BindingFlags.Static)?.GetValue(null) as ServiceDescriptor
        ?? throw new InvalidOperationException($"{client} is no generated gRPC client: it has no descriptor of its service.");
}
