using System.Globalization;
using Grpc.Core;
using Sample.V1;

namespace Sample.Backend;

internal sealed class EchoAnswers : EchoService.EchoServiceBase
{
    public override Task<Note> Who(WhoRequest request, ServerCallContext context) => Task.FromResult(Answer(""));

    public override async Task Echo(IAsyncStreamReader<Note> requestStream, IServerStreamWriter<Note> responseStream, ServerCallContext context)
    {
        var seen = 0;
        await foreach (var note in requestStream.ReadAllAsync(context.CancellationToken))
        {
            seen++;
            await responseStream.WriteAsync(Answer(note.Text), context.CancellationToken);
        }

        context.ResponseTrailers.Add("seen", seen.ToString(CultureInfo.InvariantCulture));
    }

    public override Task<Note> Refuse(WhoRequest request, ServerCallContext context) =>
        throw new RpcException(new Status(StatusCode.NotFound, "nobody is here"), new Metadata { { "reason", "empty" } });

    private static Note Answer(string text) => new() { Text = text, ProcessId = Environment.ProcessId };
}
