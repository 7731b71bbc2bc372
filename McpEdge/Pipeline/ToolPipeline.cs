using System.Text.Json.Nodes;
using McpEdge.Approvals.Confirmations;
using McpEdge.Audit;
using McpEdge.Auth;
using McpEdge.Caching;
using McpEdge.Errors;
using McpEdge.Intents;
using McpEdge.Latency;
using McpEdge.Limits;
using McpEdge.Policy;
using McpEdge.Schemas;
using McpEdge.Speech;
using McpEdge.Tools;
using McpEdge.Toolsets;
using Microsoft.Extensions.Options;
using ServiceDefaults.Data;

namespace McpEdge.Pipeline;

/// <summary>
/// The one way to a tool, for every door. The order is: caller known, not too often, tool visible to the caller, arguments valid,
/// policy, write not done before, recorded and announced, read answered from before or call within the deadline, result shaped; and
/// around all of it the audit.
/// </summary>
internal sealed class ToolPipeline(
    ToolsetCatalogue toolsets,
    ToolLimits limits,
    PolicyStep policy,
    AuditTrail audit,
    IntentStep intents,
    AnswerCache cache,
    ConversationWrites writes,
    CallLanguage languages,
    ToolLatencies latencies,
    IOptions<BudgetOptions> budgets,
    TimeProvider clock,
    ILogger<ToolPipeline> logger)
{
    /// <exception cref="UnknownToolException">The caller's toolset has no tool of this name.</exception>
    /// <exception cref="OperationCanceledException">The client went away.</exception>
    public async Task<ToolResult> RunAsync(ToolCall call, CancellationToken cancellationToken)
    {
        var attempt = audit.Begin(call);
        try
        {
            var result = await AnswerAsync(call, attempt, cancellationToken);
            audit.End(attempt, result);

            return result;
        }
        catch (Exception failure)
        {
            audit.End(attempt, failure);
            throw;
        }
    }

    private async Task<ToolResult> AnswerAsync(ToolCall call, AuditAttempt attempt, CancellationToken cancellationToken)
    {
        var caller = call.Caller ?? throw new InvalidOperationException("A door let a call through without a caller.");
        var tool = attempt.Tool = call.Unlisted
            ?? toolsets.Of(caller).Find(call.Tool)
            ?? throw new UnknownToolException(Text.Shorten(call.Tool));

        try
        {
            // A call that was approved later was counted when it was made.
            if (call.Approval is null)
            {
                await limits.DemandAsync(tool, caller, cancellationToken);
            }

            DemandScope(tool, caller);
            attempt.Arguments = Validate(tool, call);

            return await CallAsync(tool, attempt.Arguments, caller, attempt, cancellationToken);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            return ToolResult.Failure(Explain(tool, failure), languages.Of(call));
        }
    }

    private static void DemandScope(Tool tool, Caller caller)
    {
        if (!caller.May(tool.Profile.Scope))
        {
            throw new ToolRefusedException(EdgeErrors.InsufficientScope(tool.Profile.Scope));
        }
    }

    private static JsonObject Validate(Tool tool, ToolCall call)
    {
        var problems = new List<FieldProblem>();
        var arguments = ArgumentReader.Read(tool.Arguments, call.Arguments, problems);
        problems.RemoveAll(problem => ConfirmationArgument.IsMeant(problem) || RepeatArgument.IsMeant(problem));

        return problems.Count == 0 ? arguments : throw new ToolRefusedException(EdgeErrors.InvalidArguments(problems));
    }

    private async Task<ToolResult> CallAsync(
        Tool tool, JsonObject arguments, Caller caller, AuditAttempt attempt, CancellationToken cancellationToken)
    {
        var (call, start) = (attempt.Call, attempt.At);
        var readOnly = tool.Profile.ReadOnly;
        var (now, deadline) = (clock.GetUtcNow(), start + budgets.Value.For(readOnly));
        var left = deadline - now;
        var context = new ToolContext(caller, deadline, now + budgets.Value.ForOptionalParts(readOnly, left), start)
        {
            Conversation = call.Conversation,
            Language = languages.Of(call),
            Intent = call.Intent,
        };

        using var timeout = new CancellationTokenSource(left > TimeSpan.Zero ? left : TimeSpan.Zero, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);

        // A read that needs no approval is admitted without a database, which could be late.
        using var write = readOnly && policy.Admits(tool, caller)
            ? null
            : await InTimeAsync(own => AdmitAsync(tool, arguments, attempt, context, own, cancellationToken).AsTask(), either.Token, cancellationToken);
        try
        {
            return write switch
            {
                null => await cache.RunAsync(tool, arguments, context, either.Token, cancellationToken),
                { Answer: { } answer } => answer,
                _ => await WriteAsync(tool, arguments, write, call, context, either.Token, cancellationToken),
            };
        }
        finally
        {
            if (!call.IsRehearsal && !cancellationToken.IsCancellationRequested)
            {
                latencies.Record(tool.Profile.Name, clock.GetUtcNow() - start);
            }
        }
    }

    private async Task<ToolResult> WriteAsync(
        Tool tool, JsonObject arguments, AdmittedWrite write, ToolCall call, ToolContext context, CancellationToken inTime, CancellationToken gone)
    {
        var intent = write.Intent!;
        try
        {
            // Waiting with the token answers in time even if something below doesn't listen to it.
            var result = await tool.RunAsync(arguments, context with { Intent = intent.Key }, inTime).WaitAsync(inTime);
            await WrittenAsync(intents.EndAsync(intent, result, context.Language, call, gone), inTime);
            await writes.EndAsync(write.Announcement, context);

            return result with { IsReplayed = intent.IsShared };
        }
        catch (Exception failure)
        {
            var ending = gone.IsCancellationRequested
                ? intents.AbandonAsync(intent, call, gone)
                : intents.EndAsync(intent, ErrorOf(tool, failure), call, gone);
            await WrittenAsync(ending, inTime);
            throw;
        }
    }

    // Whoever asks next should find the end noted, but no answer is late for it: it is noted behind the answer then.
    private static async Task WrittenAsync(Task ending, CancellationToken inTime) =>
        await ending.WaitAsync(inTime).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    // Cancelling a statement waits for the database, so neither the wait nor its token is the statement's. What goes on behind the answer is
    // the admission alone: the effect is begun by whoever waits here.
    private static async ValueTask<AdmittedWrite?> InTimeAsync(
        Func<CancellationToken, Task<AdmittedWrite?>> admit, CancellationToken inTime, CancellationToken gone)
    {
        var admitting = OwnToken.UseAsync(admit, inTime);
        try
        {
            return await admitting.WaitAsync(inTime);
        }
        catch (OperationCanceledException)
        {
            _ = ForgetAsync(admitting);
            gone.ThrowIfCancellationRequested();
            throw new ToolRefusedException(EdgeErrors.ReadTimeout);
        }
    }

    private static async Task ForgetAsync(Task<AdmittedWrite?> admitting)
    {
        await ((Task)admitting).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (admitting.IsCompletedSuccessfully)
        {
            (await admitting)?.Dispose();
        }
    }

    // Null for a read, which needs no record before it is made.
    private async ValueTask<AdmittedWrite?> AdmitAsync(
        Tool tool, JsonObject arguments, AuditAttempt attempt, ToolContext context, CancellationToken inTime, CancellationToken gone)
    {
        try
        {
            if (await policy.AdmitAsync(tool, arguments, attempt.Call, context, inTime) is { } before)
            {
                (attempt.Approval, attempt.IntentKey) = (before.Id, before.KnownAs);
                return new(null, null) { Answer = before.ToAnswer() };
            }

            if (tool.Profile.ReadOnly)
            {
                return null;
            }

            var intent = await intents.BeginAsync(tool, arguments, attempt.Call, context, inTime);
            attempt.IntentKey = intent.Key;
            await audit.RecordAsync(attempt, inTime);

            return new(intent, await writes.BeginAsync(context, inTime));
        }
        catch (Exception failure) when (!gone.IsCancellationRequested && PolicyStep.Explain(failure) is { } error)
        {
            throw new ToolRefusedException(error);
        }
    }

    private static ToolError ErrorOf(Tool tool, Exception failure) => (failure as ToolRefusedException)?.Error
        ?? tool.Explain(failure)
        ?? FailureTable.Explain(failure, tool);

    private ToolError Explain(Tool tool, Exception failure)
    {
        var error = ErrorOf(tool, failure);
        if (error.Code == ToolCodes.Internal)
        {
            PipelineLog.ToolFailed(logger, failure, tool.Profile.Name);
        }

        return tool.Shape(error);
    }

    private sealed record AdmittedWrite(StartedIntent? Intent, AnnouncedWrite? Announcement) : IDisposable
    {
        /// <summary>Of a call that was carried out before; null for one that is to be made.</summary>
        public ToolResult? Answer { get; init; }

        public void Dispose() => Announcement?.Dispose();
    }
}
