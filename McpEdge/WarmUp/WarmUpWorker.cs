using System.Text.Json;
using McpEdge.Auth;
using McpEdge.Auth.ApiKeys;
using McpEdge.Auth.Jwt;
using McpEdge.Pipeline;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;
using ServiceDefaults.Data;

namespace McpEdge.WarmUp;

/// <summary>Calls tools that only read, one after another. What they answer does not matter; that it comes in time does.</summary>
internal sealed class WarmUpWorker(
    ToolPipeline pipeline,
    ApiKeyReader keys,
    IServiceScopeFactory scopes,
    MigrationState database,
    IOptions<JwtOptions> jwt,
    WarmUpState state,
    TimeProvider clock,
    ILogger<WarmUpWorker> log)
    : BackgroundService
{
    /// <summary>Whose calls these are.</summary>
    public const string Account = "platform";

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);

    private static readonly Caller Self = new(Account, "warm-up", new HashSet<string> { Caller.EveryScope });

    private static readonly (string Tool, string Arguments)[] Calls =
    [
        ("get_customer", """{"customer_id":"1"}"""),
        ("product_search", """{"query":"pizza"}"""),
        ("order_list", """{"limit":1}"""),
    ];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var limit = new CancellationTokenSource(Longest, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, limit.Token);
        try
        {
            await ReadKeyAsync(either.Token);
            await Task.WhenAll(ReadIssuerKeysAsync(either.Token), CallToolsAsync(either.Token));
        }
        catch (Exception) when (either.IsCancellationRequested)
        {
            // A service that stays away is told by its own check.
        }
        catch (Exception failure)
        {
            WarmUpLog.Failed(log, failure);
        }
        finally
        {
            state.End();
        }
    }

    // Whoever calls first has a key to be looked for.
    private async Task ReadKeyAsync(CancellationToken cancellationToken)
    {
        await database.Completion.WaitAsync(cancellationToken);
        while (true)
        {
            try
            {
                await keys.ReadAsync(ApiKeyHash.Of(""), cancellationToken);
                return;
            }
            catch (Exception failure) when (DatabaseFailure.IsDatabase(failure))
            {
                await Task.Delay(Pause, clock, cancellationToken);
            }
        }
    }

    // A token, of whatever kind, has the keys read that tokens are checked by.
    private async Task ReadIssuerKeysAsync(CancellationToken cancellationToken)
    {
        if (jwt.Value.IsConfigured)
        {
            await using var scope = scopes.CreateAsyncScope();
            var context = new DefaultHttpContext { RequestServices = scope.ServiceProvider, RequestAborted = cancellationToken };
            context.Request.Headers.Authorization = "Bearer a.b.c";
            await context.AuthenticateAsync(JwtBearerDefaults.AuthenticationScheme);
        }
    }

    private async Task CallToolsAsync(CancellationToken cancellationToken)
    {
        foreach (var (tool, arguments) in Calls)
        {
            await CallAsync(new ToolCall(tool, JsonElement.Parse(arguments), Self) { IsRehearsal = true }, cancellationToken);
        }
    }

    // The services may be starting too; and a call that took too long has compiled a good part of what the next one needs.
    private async Task CallAsync(ToolCall call, CancellationToken cancellationToken)
    {
        while (await pipeline.RunAsync(call, cancellationToken) is { Error.Retryable: true })
        {
            await Task.Delay(Pause, clock, cancellationToken);
        }
    }
}
