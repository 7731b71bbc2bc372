using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Grpc.Core;
using McpEdge.Errors;
using McpEdge.Pipeline;
using McpEdge.Speech;
using McpEdge.Tools;
using McpEdge.Tools.Orders;
using Microsoft.Extensions.Options;

namespace McpEdge.Intents;

/// <summary>Gives every write the key by which it happens once, and remembers what became of it.</summary>
internal sealed class IntentStep(
    IntentStore store, IntentEnds ends, CommittedWrites committed, IOptions<RepeatOptions> options, TimeProvider clock)
{
    private const int MostAttempts = 5;

    /// <summary>A write that neither belongs to a conversation nor brought a key has one, but no memory.</summary>
    /// <exception cref="ToolRefusedException">
    /// It was done before, and a person has to confirm that it is wanted again; or its key belongs to another request.
    /// </exception>
    public async Task<StartedIntent> BeginAsync(
        Tool tool, JsonObject arguments, ToolCall call, ToolContext context, CancellationToken cancellationToken)
    {
        var key = KeyOf(arguments, call, context);

        // A call with a key and no conversation is one of its own, which its key names.
        return (call.Conversation ?? key) is { } conversation
            ? await BeginAsync(new(tool, arguments, call, context, conversation, key), cancellationToken)
            : new StartedIntent(IntentKey.For(context.Caller, null), null, IsShared: false);
    }

    /// <summary>The key of a write that has to wait before it may begin: the caller's own, or that of the write which it repeats; null: neither.</summary>
    /// <exception cref="ToolRefusedException">As <see cref="BeginAsync(Tool, JsonObject, ToolCall, ToolContext, CancellationToken)"/>.</exception>
    public async Task<string?> ForeseeAsync(
        Tool tool, JsonObject arguments, ToolCall call, ToolContext context, CancellationToken cancellationToken)
    {
        var key = KeyOf(arguments, call, context);
        if ((call.Conversation ?? key) is not { } conversation)
        {
            return null;
        }

        var wanted = new Wanted(tool, arguments, call, context, conversation, key);
        if (await DecideAsync(wanted, cancellationToken) is not IntentDecision.Share { First: var first })
        {
            return key;
        }

        await ShareAsync(first, wanted, cancellationToken);
        return first.IntentKey;
    }

    /// <summary>What the services know a call by whose caller, or approval, says so itself; null when neither does.</summary>
    public static string? KeyOf(JsonObject arguments, ToolCall call, ToolContext context) =>
        context.Intent ?? ((WishDigest.ExplicitKey(arguments) ?? call.IdempotencyKey) is { } given ? IntentKey.For(context.Caller, given) : null);

    public Task EndAsync(StartedIntent intent, ToolResult result, SpokenLanguage language, ToolCall call, CancellationToken gone) => EndAsync(
        intent, IntentState.Done, KeptSpeech.Of(result.Speech, language), OrderNumber(result.Data), call, gone);

    public Task EndAsync(StartedIntent intent, ToolError error, ToolCall call, CancellationToken gone) => EndAsync(
        intent, IsLost(error.Code) ? IntentState.Unknown : IntentState.Refused, KeptSpeech.Of(error.Message), null, call, gone);

    public Task AbandonAsync(StartedIntent intent, ToolCall call, CancellationToken gone) =>
        EndAsync(intent, IntentState.Unknown, null, null, call, gone);

    private async Task<StartedIntent> BeginAsync(Wanted wanted, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < MostAttempts; attempt++)
        {
            switch (await DecideAsync(wanted, cancellationToken))
            {
                case IntentDecision.Share { First: var first }:
                    await ShareAsync(first, wanted, cancellationToken);
                    return new(first.IntentKey, first.Id, IsShared: true);
                case IntentDecision.Begin { Ordinal: var ordinal }:
                    var intent = New(wanted, wanted.DigestIn(wanted.Conversation), ordinal);
                    if (await store.TryAddAsync(intent, cancellationToken))
                    {
                        return new(intent.IntentKey, intent.Id, IsShared: false);
                    }

                    break;
            }
        }

        throw new ToolRefusedException(EdgeErrors.ServiceUnavailable);
    }

    // What a conversation shares belongs to what happened in it.
    private Task ShareAsync(Intent first, Wanted wanted, CancellationToken cancellationToken) =>
        wanted.Call.Conversation is { } here && here != first.Conversation && !first.AlsoIn.Contains(here)
            ? store.ShareAsync(first.Id, here, cancellationToken)
            : Task.CompletedTask;

    // To share or to begin; whatever else is to be said is thrown.
    private async Task<IntentDecision> DecideAsync(Wanted wanted, CancellationToken cancellationToken)
    {
        var digest = wanted.DigestIn(wanted.Conversation);
        for (var attempt = 0; attempt < MostAttempts; attempt++)
        {
            var decision = Decide(await store.ReadAsync(digest, wanted.Key, cancellationToken), digest, wanted);
            var order = await OrderOfAsync(decision.Earlier, wanted.Context, cancellationToken);
            if (order?.Status == OrderState.Rejected)
            {
                // Nothing came of it, so this is no repetition.
                var reason = new Wording(language => OrderSpeech.Describe(order, wanted.Context.Now, language));
                await store.RefuseAsync(decision.Earlier!.Id, KeptSpeech.Of(reason), cancellationToken);
                continue;
            }

            switch (decision)
            {
                case IntentDecision.Release { Refused: var refused }:
                    await store.ReleaseAsync(refused.Id, cancellationToken);
                    break;
                case IntentDecision.Reject:
                    throw new ToolRefusedException(IntentErrors.KeyReused);
                case IntentDecision.Tell { Repeated: var repeated }:
                    throw new ToolRefusedException(IntentErrors.Repeated(repeated, order?.Status));
                case IntentDecision.Ask { First: var done }:
                    await store.AskAsync(done.Id, cancellationToken);
                    throw new ToolRefusedException(IntentErrors.ConfirmRepeat(done, order?.Status));
                default:
                    return decision;
            }
        }

        throw new ToolRefusedException(EdgeErrors.ServiceUnavailable);
    }

    // The order that would be told of, as it is by now; null when there is none, or nobody says in time.
    private async Task<OrderView?> OrderOfAsync(Intent? earlier, ToolContext context, CancellationToken cancellationToken)
    {
        if (earlier?.OrderNumber is null)
        {
            return null;
        }

        try
        {
            return await committed.FindOrderAsync(earlier.IntentKey, context.Optional(cancellationToken));
        }
        catch (RpcException)
        {
            return null;
        }
    }

    private IntentDecision Decide(List<Intent> known, string digest, Wanted wanted)
    {
        var same = known.FindAll(intent => intent.Wish == digest);
        if (wanted.Key is { } key)
        {
            return RepeatRules.DecideByKey(known.Find(intent => intent.IntentKey == key), same, wanted.DigestIn);
        }

        return RepeatRules.Decide(
            same,
            RepeatArgument.IsIn(wanted.Call.Arguments),
            wanted.Tool.RepeatsSafely(wanted.Arguments),
            RequestOf(wanted.Call),
            clock.GetUtcNow(),
            options.Value.RetryWindow);
    }

    private Intent New(Wanted wanted, string digest, int ordinal)
    {
        var now = clock.GetUtcNow();
        return new()
        {
            Id = Guid.CreateVersion7(now),
            Account = wanted.Context.Caller.Account,
            Conversation = wanted.Conversation,
            Tool = wanted.Tool.Profile.Name,
            Wish = digest,
            Ordinal = ordinal,
            Confirmed = RepeatArgument.IsIn(wanted.Call.Arguments),
            Request = RequestOf(wanted.Call),
            IntentKey = wanted.Key ?? IntentKey.For(digest, ordinal),
            StartedAt = now,
            Deadline = wanted.Context.Deadline,
            ExpiresAt = now + options.Value.KeepFor,
        };
    }

    private Task EndAsync(
        StartedIntent intent, IntentState state, string? speech, long? orderNumber, ToolCall call, CancellationToken gone)
    {
        if (intent.Id is not { } id)
        {
            return Task.CompletedTask;
        }

        var heard = !gone.IsCancellationRequested && !call.Disconnected.IsCancellationRequested;
        return ends.WriteAsync(id, new(state, heard, clock.GetUtcNow(), speech, orderNumber));
    }

    private static bool IsLost(string code) =>
        code is ToolCodes.Timeout or ToolCodes.ServiceUnavailable or ToolCodes.Internal or ToolCodes.OutcomeUnknown;

    private static long? OrderNumber(JsonElement data) =>
        data.TryGetProperty("order_number", out var number) || (data.TryGetProperty("lines", out _) && data.TryGetProperty("number", out number))
            ? number.GetInt64()
            : null;

    private static string? RequestOf(ToolCall call) =>
        call.Request is { } request ? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(request))) : null;

    private sealed record Wanted(Tool Tool, JsonObject Arguments, ToolCall Call, ToolContext Context, string Conversation, string? Key)
    {
        public string DigestIn(string conversation) =>
            WishDigest.Of(Context.Caller.Account, conversation, Tool.Profile.Name, Call.Wish ?? Arguments);
    }
}

/// <summary>A write that may go ahead.</summary>
/// <param name="Key">What the services know it by.</param>
/// <param name="Id">Null when it has no memory.</param>
/// <param name="IsShared">Whether it was begun by an earlier call.</param>
internal sealed record StartedIntent(string Key, Guid? Id, bool IsShared);
