using System.Reflection;
using Google.Protobuf.Reflection;
using Grpc.Core;
using Microsoft.AspNetCore.Routing;

namespace Grpc.AspNetCore.Server.Reflection;

/// <summary>The services behind the endpoints, as their .proto files describe them.</summary>
internal static class MappedServices
{
    public static IEnumerable<ServiceDescriptor> In(EndpointDataSource endpoints) => endpoints.Endpoints
        .Select(endpoint => endpoint.Metadata.GetMetadata<GrpcMethodMetadata>()?.ServiceType)
        .OfType<Type>()
        .Distinct()
        .Select(Describe)
        .OfType<ServiceDescriptor>()
        .ToList();

    /// <summary>What protoc generated for the service, whatever class implements it; a service without .proto has nothing.</summary>
    private static ServiceDescriptor? Describe(Type? implementation)
    {
        for (; implementation is not null; implementation = implementation.BaseType)
        {
            if (implementation.GetCustomAttribute<BindServiceMethodAttribute>(inherit: false) is { } binding)
                return binding.BindType.GetProperty("Descriptor", BindingFlags.Public | BindingFlags.Static)?.GetValue(null) as ServiceDescriptor;
        }

        return null;
    }
}
