using Grpc.Core;
using SampleService.Wire;

namespace SampleService;

internal sealed class SampleGrpcService(Behaviour behaviour, TimeProvider clock) : Wire.SampleService.SampleServiceBase
{
    public override async Task<Answer> Ask(Question request, ServerCallContext context) => new()
    {
        Text = await behaviour.RunAsync(request.Text, context),
        RemainingMs = context.Deadline == DateTime.MaxValue ? 0 : (long)(context.Deadline - clock.GetUtcNow().UtcDateTime).TotalMilliseconds,
    };

    public override Task<Answer> Tell(Question request, ServerCallContext context) => Ask(request, context);

    public override async Task Watch(Question request, IServerStreamWriter<Answer> responseStream, ServerCallContext context) =>
        await responseStream.WriteAsync(await Ask(request, context), context.CancellationToken);
}
