using System.Text.Json.Nodes;
using McpEdge.Data;
using McpEdge.Errors;
using McpEdge.Pipeline;
using McpEdge.Speech;
using McpEdge.Tools;
using Microsoft.Extensions.Options;

namespace McpEdge.Approvals.Confirmations;

/// <summary>Lets a call through once its caller has agreed to exactly this call.</summary>
internal sealed class CallerConfirmation(
    ConfirmationSecret secret, IServiceScopeFactory scopes, IOptions<ConfirmationOptions> options, TimeProvider clock)
{
    private static readonly Phrase ShallI = new("Shall I {0}?", "Soll ich {0}?", "Dois-je {0} ?");

    /// <summary>Returns when the caller has agreed.</summary>
    /// <exception cref="ToolRefusedException">The caller has not been asked, has said no, or agreed to something else.</exception>
    public async Task DemandAsync(Tool tool, JsonObject arguments, ToolCall call, ToolContext context, CancellationToken cancellationToken)
    {
        var digest = CallDigest.Of(tool, arguments);
        if (call.Answer is { Agrees: { } agrees } answer)
        {
            await RedeemAsync(ConfirmationWay.Elicitation, answer.State, digest, context, cancellationToken);
            Demand(agrees, ConfirmationErrors.Declined);
        }
        else if (call.Answer is null && ConfirmationArgument.In(call.Arguments) is { } token)
        {
            await RedeemAsync(ConfirmationWay.ReadBack, token, digest, context, cancellationToken);
        }
        else
        {
            throw new ToolRefusedException(await AskAsync(tool, arguments, digest, call, context, cancellationToken));
        }
    }

    private async Task<ToolError> AskAsync(
        Tool tool, JsonObject arguments, byte[] digest, ToolCall call, ToolContext context, CancellationToken cancellationToken)
    {
        var effect = await tool.DescribeAsync(arguments, context, cancellationToken);
        var way = call.CanAsk ? ConfirmationWay.Elicitation : ConfirmationWay.ReadBack;
        var expiresAt = clock.GetUtcNow() + options.Value.Lifetime;
        var question = SpeakableLine.From(ShallI.In(context.Language, effect.Speech), context.Language);
        var token = ConfirmationToken.Issue(await secret.GetAsync(cancellationToken), way, context.Caller, digest, expiresAt);

        return new ConfirmationRequired(question, token) { Facts = new() { [ConfirmationArgument.Name] = token, ["expires_at"] = expiresAt } };
    }

    private async Task RedeemAsync(
        ConfirmationWay way, string token, byte[] digest, ToolContext context, CancellationToken cancellationToken)
    {
        var read = ConfirmationToken.Read(await secret.GetAsync(cancellationToken), way, context.Caller, digest, token, out var changed);
        var now = clock.GetUtcNow();

        Demand(read is not null, changed ? ConfirmationErrors.Mismatch : ConfirmationErrors.Invalid);
        Demand(now < read!.Value.ExpiresAt, ConfirmationErrors.Expired);

        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<EdgeDbContext>();
        Demand(await UsedConfirmation.TryUseAsync(db, read.Value, now, cancellationToken), ConfirmationErrors.Used);
    }

    private static void Demand(bool holds, ToolError otherwise)
    {
        if (!holds)
        {
            throw new ToolRefusedException(otherwise);
        }
    }
}
