using System.Net.Sockets;
using System.Text;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting.Redis;

/// <summary>Asks the server for a PONG, in the protocol itself so that no client library decides what healthy means.</summary>
internal sealed class RedisHealthCheck(RedisResource server) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync("127.0.0.1", server.PrimaryEndpoint.Port, cancellationToken).ConfigureAwait(false);
            await using var stream = client.GetStream();
            using var reader = new StreamReader(stream, Encoding.ASCII);
            if (server.PasswordParameter is { } parameter)
            {
                var password = await parameter.GetValueAsync(cancellationToken).ConfigureAwait(false);
                if (await AskAsync(stream, reader, ["AUTH", password!], cancellationToken).ConfigureAwait(false) is not "+OK" and var refusal)
                {
                    return HealthCheckResult.Unhealthy($"the server refuses the password: {refusal}");
                }
            }

            var answer = await AskAsync(stream, reader, ["PING"], cancellationToken).ConfigureAwait(false);
            return answer == "+PONG" ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy($"the server answers PING with {answer}");
        }
        catch (Exception unreachable) when (unreachable is SocketException or IOException)
        {
            return HealthCheckResult.Unhealthy(unreachable.Message);
        }
    }

    private static async Task<string?> AskAsync(Stream stream, StreamReader reader, string[] words, CancellationToken cancellationToken)
    {
        var request = new StringBuilder($"*{words.Length}\r\n");
        foreach (var word in words)
        {
            request.Append($"${Encoding.UTF8.GetByteCount(word)}\r\n{word}\r\n");
        }

        await stream.WriteAsync(Encoding.UTF8.GetBytes(request.ToString()), cancellationToken).ConfigureAwait(false);
        return await reader.ReadLineAsync(cancellationToken).ConfigureAwait(false);
    }
}
