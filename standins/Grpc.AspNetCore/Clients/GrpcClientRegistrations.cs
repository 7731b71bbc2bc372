using Microsoft.Extensions.DependencyInjection;

namespace Grpc.Net.ClientFactory;

/// <summary>Which type of client each name stands for; filled while services are registered.</summary>
internal sealed class GrpcClientRegistrations
{
    private readonly Dictionary<string, Type> _types = [];

    public static GrpcClientRegistrations? Find(IServiceCollection services) =>
        services.FirstOrDefault(service => !service.IsKeyedService && service.ServiceType == typeof(GrpcClientRegistrations))
            ?.ImplementationInstance as GrpcClientRegistrations;

    public bool Contains(string? name) => name is not null && _types.ContainsKey(name);

    /// <returns>Whether the name is new.</returns>
    public bool Add(string name, Type client)
    {
        if (_types.TryAdd(name, client))
            return true;

        return _types[name] == client
            ? false
            : throw new InvalidOperationException(
                $"The gRPC client name '{name}' already stands for {_types[name].FullName}; register {client.FullName} by another name.");
    }

    public void Demand(string name, Type client)
    {
        if (!_types.TryGetValue(name, out var registered))
            throw new InvalidOperationException($"No gRPC client configured with name '{name}'.");
        if (registered != client)
            throw new InvalidOperationException($"The gRPC client '{name}' is a {registered.FullName}, not a {client.FullName}.");
    }
}
