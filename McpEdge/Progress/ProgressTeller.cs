using McpEdge.Pipeline;
using McpEdge.Speech;
using Microsoft.Extensions.Options;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace McpEdge.Progress;

/// <summary>Lets a voice agent say something while a call takes long.</summary>
internal sealed class ProgressTeller(
    CallLanguage languages, IOptions<ProgressOptions> options, TimeProvider clock, ILogger<ProgressTeller> log)
{
    private static readonly Phrase First = new("One moment, please.", "Einen Moment, bitte.", "Un instant, s'il vous plaît.");

    private static readonly Phrase Further = new(
        "This takes a little longer; I'm still on it.",
        "Das dauert etwas länger, ich bin noch dabei.",
        "Cela prend un peu plus de temps, je m'en occupe.");

    /// <summary>The result of the call, with progress told until it is there.</summary>
    /// <param name="running">The call.</param>
    /// <param name="call">What was called.</param>
    /// <param name="server">Where its client hears of it.</param>
    /// <param name="token">What the client knows the call by; null when it wants to hear nothing.</param>
    public async Task<ToolResult> TellAsync(Task<ToolResult> running, ToolCall call, McpServer server, ProgressToken? token)
    {
        if (token is { } wanted && !running.IsCompleted)
        {
            await TellUntilAsync(running, call, server, wanted);
        }

        return await running;
    }

    private async Task TellUntilAsync(Task running, ToolCall call, McpServer server, ProgressToken token)
    {
        var language = languages.Of(call);
        for (var step = 1; await IsOngoingAsync(running, step == 1 ? options.Value.After : options.Value.Every); step++)
        {
            var message = (step == 1 ? First : Further).In(language);
            try
            {
                await server.NotifyProgressAsync(token, new() { Progress = step, Message = message });
            }
            catch (Exception failure)
            {
                // The call goes on: whether its client has gone is not for this to decide.
                ProgressLog.NotTold(log, failure);
                return;
            }
        }
    }

    private async Task<bool> IsOngoingAsync(Task running, TimeSpan longest)
    {
        using var over = new CancellationTokenSource();
        var first = await Task.WhenAny(running, Task.Delay(longest, clock, over.Token));
        await over.CancelAsync();

        return first != running;
    }
}
