using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;
using Grpc.Reflection.V1Alpha;

namespace Grpc.Reflection;

/// <summary>Serves <c>grpc.reflection.v1alpha.ServerReflection</c>.</summary>
public class ReflectionServiceImpl : ServerReflection.ServerReflectionBase
{
    /// <summary>Tells of these services and of the files that the registry knows.</summary>
    /// <param name="services">Full names.</param>
    /// <param name="symbolRegistry">The files.</param>
    public ReflectionServiceImpl(IEnumerable<string> services, SymbolRegistry symbolRegistry) => Answers = new(services, symbolRegistry);

    /// <summary>Tells of these services and of the files that declare them.</summary>
    public ReflectionServiceImpl(IEnumerable<ServiceDescriptor> serviceDescriptors)
        : this(
            serviceDescriptors.Select(service => service.FullName),
            SymbolRegistry.FromFiles(serviceDescriptors.Select(service => service.File)))
    {
    }

    /// <summary>Tells of these services and of the files that declare them.</summary>
    public ReflectionServiceImpl(params ServiceDescriptor[] serviceDescriptors)
        : this(serviceDescriptors.AsEnumerable())
    {
    }

    internal ReflectionAnswers Answers { get; }

    /// <inheritdoc />
    public override async Task ServerReflectionInfo(
        IAsyncStreamReader<ServerReflectionRequest> requestStream,
        IServerStreamWriter<ServerReflectionResponse> responseStream,
        ServerCallContext context)
    {
        await foreach (var request in requestStream.ReadAllAsync(context.CancellationToken))
        {
            // Both versions have the same bytes.
            var answer = Answers.Answer(V1.ServerReflectionRequest.Parser.ParseFrom(request.ToByteString()));
            await responseStream.WriteAsync(ServerReflectionResponse.Parser.ParseFrom(answer.ToByteString()), context.CancellationToken);
        }
    }
}
