using System.Collections.Concurrent;

namespace Platform.Faults.Tests.Voices;

/// <summary>All telephone calls of one voice platform, and what came of them.</summary>
internal sealed class CallCentre(string name, int[] customers, Func<string, VoicePlatform> answer)
{
    private const int Callers = 4;
    private const int MostWishes = 4;

    private readonly string _run = $"{name}-{Guid.CreateVersion7():n}";
    private int _left;
    private int _conversations;
    private int _interrupted;
    private int _cutOff;

    public string Name => name;

    public int[] Customers => customers;

    /// <summary>What every conversation's id begins with.</summary>
    public string Prefix => _run;

    public ConcurrentBag<Wish> Wishes { get; } = [];

    /// <summary>Every call of <c>order_create</c>: what was heard of it, and when.</summary>
    public ConcurrentBag<(string Conversation, Said Said, DateTimeOffset At)> Attempts { get; } = [];

    /// <summary>Calls during which the caller spoke up.</summary>
    public int Interrupted => _interrupted;

    /// <summary>Calls during which the line was cut.</summary>
    public int CutOff => _cutOff;

    /// <summary>Orders that were asked for without hearing what came of it.</summary>
    public int SaidAgain => Attempts.Count(attempt => attempt.Said == Said.NothingOfUse);

    /// <summary>Wishes that are fulfilled.</summary>
    public int Done => Wishes.Count(wish => wish.Order is not null);

    public async Task RunAsync(int wishes, int seed)
    {
        _left = wishes;
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => AnswerAsync(new(seed + caller))));
    }

    public void CountInterruption() => Interlocked.Increment(ref _interrupted);

    public void CountCut() => Interlocked.Increment(ref _cutOff);

    private async Task AnswerAsync(Random random)
    {
        while (Take(1 + random.Next(MostWishes)) is > 0 and var wishes)
        {
            await using var voice = answer($"{_run}-{Interlocked.Increment(ref _conversations)}");
            await new Caller(voice, this, customers[random.Next(customers.Length)], random).TalkAsync(wishes);
        }
    }

    private int Take(int wishes)
    {
        var left = Interlocked.Add(ref _left, -wishes);

        return Math.Min(wishes, wishes + left);
    }
}
