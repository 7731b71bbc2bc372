using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Grpc.Core;
using McpEdge.Pipeline;
using McpEdge.Tools;
using Microsoft.Extensions.Options;
using ServiceDefaults.Data;

namespace McpEdge.Caching;

/// <summary>
/// Answers from before, from this process's memory or else from Redis; else it calls the tool, once for all who ask the same at the same
/// time. While a service is down it gives what it has and says how old that is.
/// </summary>
internal sealed class AnswerCache(
    AnswerMemory memory,
    SharedAnswers shared,
    DataFreshness freshness,
    ConversationWrites writes,
    IOptions<CacheOptions> options,
    IOptions<BudgetOptions> budgets,
    TimeProvider clock)
{
    private readonly ConcurrentDictionary<(string Key, bool Anew), Flight> _flights = new();

    /// <param name="tool">What is called.</param>
    /// <param name="arguments">With what.</param>
    /// <param name="context">By whom and until when.</param>
    /// <param name="inTime">Ends when nobody waits any longer.</param>
    /// <param name="gone">Ends when that is because the client went away, who then gets no answer from before either.</param>
    public Task<ToolResult> RunAsync(
        Tool tool, JsonObject arguments, ToolContext context, CancellationToken inTime, CancellationToken gone)
    {
        if (tool.Profile.Cached is null || !options.Value.Enabled)
        {
            // Waiting with the token answers in time even if something below doesn't listen to it, or is slow to.
            return OwnToken.UseAsync(own => tool.RunAsync(arguments, context, own), inTime).WaitAsync(inTime);
        }

        var key = CacheKey.Of(tool, arguments, context);
        var barrier = writes.For(context);
        var known = memory.Find(key);

        return known is not null && barrier.Admits(known) && known.FreshUntil > clock.GetUtcNow() && freshness.Holds(known)
            ? known.Ready
            : ReadAsync(new(tool, arguments, context, key), barrier, inTime, gone);
    }

    private async Task<ToolResult> ReadAsync(Reading reading, ReadBarrier barrier, CancellationToken inTime, CancellationToken gone)
    {
        try
        {
            var answer = await ShareAsync(reading, barrier).WaitAsync(inTime);
            return answer.Result;
        }
        catch (Exception failure) when (!gone.IsCancellationRequested && IsDown(failure) && FromBefore(reading.Key, barrier) is { } stale)
        {
            return StaleAnswer.Of(stale, clock.GetUtcNow(), reading.Context.Language);
        }
    }

    private Task<CachedAnswer> ShareAsync(Reading reading, ReadBarrier barrier)
    {
        // Who has written something wants an answer that was begun after that, and none that others have read.
        var name = (reading.Key, Anew: barrier.DemandsOwn);
        var mine = new Flight(clock.GetTimestamp(), flight => FetchAsync(reading, name, flight));
        var flight = _flights.GetOrAdd(name, mine);

        return flight == mine || barrier.Admits(flight.Began) ? flight.Answer : FetchAsync(reading, name, mine);
    }

    private async Task<CachedAnswer> FetchAsync(Reading reading, (string Key, bool Anew) name, Flight flight)
    {
        try
        {
            return name.Anew || await shared.FindAsync(reading.Key) is not { } found ? await CallAsync(reading, flight.Began) : Remember(reading.Key, found);
        }
        finally
        {
            _flights.TryRemove(new(name, flight));
        }
    }

    // Whoever asked first may go away; the others still wait, and the next one will ask the same.
    private async Task<CachedAnswer> CallAsync(Reading reading, long began)
    {
        var now = clock.GetUtcNow();
        var since = freshness.Now;
        var sources = reading.Tool.Profile.Cached!;
        var positions = freshness.Positions(sources.Select(source => source.Service));
        var context = Anew(reading, now);
        using var timeout = new CancellationTokenSource(context.Deadline - now, clock);
        var result = await reading.Tool.RunAsync(reading.Arguments, context, timeout.Token);

        var answer = Remember(reading.Key, new(result)
        {
            Tags = CacheTag.Of(sources, result.Data),
            Since = since,
            Began = began,
            TakenAt = began,
            ReadAt = now,
            FreshUntil = now + Lifetime(),
        });
        if (positions is not null)
        {
            shared.Keep(reading.Key, answer, positions);
        }

        return answer;
    }

    // All of the budget, as those who join may have more of theirs left than whoever asked first; each waits for no longer than that.
    private ToolContext Anew(Reading reading, DateTimeOffset now)
    {
        var readOnly = reading.Tool.Profile.ReadOnly;
        var budget = budgets.Value.For(readOnly);

        return reading.Context with { Deadline = now + budget, OptionalDeadline = now + budgets.Value.ForOptionalParts(readOnly, budget) };
    }

    private CachedAnswer Remember(string key, CachedAnswer answer)
    {
        // Somebody who did not want to wait may have read it later.
        if (memory.Find(key) is not { } known || known.Began <= answer.Began)
        {
            memory.Keep(key, answer);
        }

        return answer;
    }

    private CachedAnswer? FromBefore(string key, ReadBarrier barrier) =>
        memory.Find(key) is { } known && known.Began > barrier.Written && clock.GetUtcNow() - known.ReadAt < options.Value.StaleFor ? known : null;

    private TimeSpan Lifetime()
    {
        var (shortest, longest) = (options.Value.ShortestLifetime, options.Value.LongestLifetime);
        return longest > shortest ? shortest + ((longest - shortest) * Random.Shared.NextDouble()) : shortest;
    }

    private static bool IsDown(Exception failure) => failure switch
    {
        RpcException { StatusCode: StatusCode.Unavailable or StatusCode.DeadlineExceeded } => true,
        OperationCanceledException or TimeoutException => true,
        _ => false,
    };

    private sealed record Reading(Tool Tool, JsonObject Arguments, ToolContext Context, string Key);

    /// <summary>A call that is being answered. It starts when somebody waits for it.</summary>
    private sealed class Flight
    {
        private readonly Lazy<Task<CachedAnswer>> _answer;

        public Flight(long began, Func<Flight, Task<CachedAnswer>> fetch)
        {
            Began = began;
            _answer = new(() => fetch(this));
        }

        public long Began { get; }

        public Task<CachedAnswer> Answer => _answer.Value;
    }
}
