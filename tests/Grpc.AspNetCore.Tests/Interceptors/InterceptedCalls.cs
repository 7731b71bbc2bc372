using Grpc.AspNetCore.Tests.Hosting;
using Grpc.Core;

namespace Grpc.AspNetCore.Tests.Interceptors;

/// <summary>A server that answers every kind of call with what it got, and one call of each kind.</summary>
internal static class InterceptedCalls
{
    public static RelayBehaviour Behaviour => new()
    {
        Unary = (request, _) => Task.FromResult(request),
        ServerStream = (request, responses, _) => responses.WriteAsync(request),
        ClientStream = async (requests, context) => await requests.ReadAllAsync(context.CancellationToken).LastAsync(context.CancellationToken),
        Duplex = async (requests, responses, context) =>
        {
            await foreach (var request in requests.ReadAllAsync(context.CancellationToken))
                await responses.WriteAsync(request);
        },
    };

    /// <returns>The texts that came back.</returns>
    public static async Task<List<string>> MakeOneOfEachKind(Relay.RelayClient client, CancellationToken cancellationToken)
    {
        List<string> texts =
        [
            client.Unary(new() { Text = "blocking" }, cancellationToken: cancellationToken).Text,
            (await client.UnaryAsync(new() { Text = "unary" }, cancellationToken: cancellationToken)).Text,
        ];

        using var serverStream = client.ServerStream(new() { Text = "server stream" }, cancellationToken: cancellationToken);
        await foreach (var note in serverStream.ResponseStream.ReadAllAsync(cancellationToken))
            texts.Add(note.Text);

        using var clientStream = client.ClientStream(cancellationToken: cancellationToken);
        await clientStream.RequestStream.WriteAsync(new() { Text = "client stream" }, cancellationToken);
        await clientStream.RequestStream.CompleteAsync();
        texts.Add((await clientStream).Text);

        using var duplex = client.Duplex(cancellationToken: cancellationToken);
        await duplex.RequestStream.WriteAsync(new() { Text = "duplex" }, cancellationToken);
        await duplex.RequestStream.CompleteAsync();
        await foreach (var note in duplex.ResponseStream.ReadAllAsync(cancellationToken))
            texts.Add(note.Text);

        return texts;
    }
}
