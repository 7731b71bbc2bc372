using Grpc.Core;
using Grpc.Reflection.V1;

namespace Grpc.Reflection;

/// <summary>Serves <c>grpc.reflection.v1.ServerReflection</c>, with the answers of the older service.</summary>
internal sealed class ReflectionV1ServiceImpl(ReflectionServiceImpl older) : ServerReflection.ServerReflectionBase
{
    public override async Task ServerReflectionInfo(
        IAsyncStreamReader<ServerReflectionRequest> requestStream,
        IServerStreamWriter<ServerReflectionResponse> responseStream,
        ServerCallContext context)
    {
        await foreach (var request in requestStream.ReadAllAsync(context.CancellationToken))
            await responseStream.WriteAsync(older.Answers.Answer(request), context.CancellationToken);
    }
}
