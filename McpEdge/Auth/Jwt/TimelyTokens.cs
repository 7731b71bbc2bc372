using McpEdge.Conversations;
using McpEdge.Pipeline;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace McpEdge.Auth.Jwt;

/// <summary>
/// Checks a token within the budget of a read, the shortest that there is, and counts what it took against the budget of its call: whoever
/// waits on the telephone waits for both. Only an authorization server that has to be asked for its keys takes long; it is asked on
/// when nobody waits any more, so that a later call finds them.
/// </summary>
internal sealed class TimelyTokens(RequestDelegate next, IOptions<JwtOptions> jwt, IOptions<BudgetOptions> budgets, TimeProvider clock)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (!jwt.Value.IsConfigured || !ShownToken.IsIn(context.Request.Headers))
        {
            await next(context);
            return;
        }

        var start = clock.GetTimestamp();
        if (!await IsCheckedAsync(context))
        {
            await Challenges.WriteUncheckedAsync(context);
            return;
        }

        CallOrigin.Current?.Waited = clock.GetElapsedTime(start);
        await next(context);
    }

    // What is found out is remembered for the authentication that follows.
    private async Task<bool> IsCheckedAsync(HttpContext context)
    {
        var gone = context.RequestAborted;
        using var limit = new CancellationTokenSource(budgets.Value.For(readOnly: true), clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(gone, limit.Token);
        context.RequestAborted = either.Token;
        try
        {
            await context.AuthenticateAsync();
            return true;
        }
        catch (Exception) when (limit.IsCancellationRequested && !gone.IsCancellationRequested)
        {
            // Of whatever kind: a reading that fails at the limit fails in its own words.
            return false;
        }
        finally
        {
            context.RequestAborted = gone;
        }
    }
}
