namespace Platform.Faults.Tests.Voices;

/// <summary>
/// Somebody who orders by telephone, and the agent that listens: an agent that heard nothing of use says the same again, or asks what
/// happened. Five calls in a hundred are interrupted, two are cut off.
/// </summary>
internal sealed class Caller(VoicePlatform voice, CallCentre centre, int customer, Random random)
{
    private const int InterruptionsPercent = 5;
    private const int CutsPercent = 2;

    // Nobody asks for another before the answer was spoken: longer than Repeat:RetryWindow.
    private static readonly TimeSpan Listening = TimeSpan.FromSeconds(2.2);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(3);
    private static readonly TimeProvider Clock = TimeProvider.System;

    private readonly List<Wish> _wishes = [];
    private TimeSpan _usual = TimeSpan.FromMilliseconds(100);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async Task TalkAsync(int wishes)
    {
        for (var count = 0; count < wishes; count++)
        {
            var wish = Next();
            var before = _wishes.LastOrDefault(wish.IsSameAs);
            _wishes.Add(wish);
            centre.Wishes.Add(wish);

            if (before is not null && Listening - Clock.GetElapsedTime(_wishes.Max(heard => heard.HeardAt)) is { Ticks: > 0 } wait)
                await Task.Delay(wait, Cancellation);

            wish.Order = await FulfilAsync(wish);
            wish.HeardAt = Clock.GetTimestamp();
        }
    }

    // Another one of the same, the same but for one item, or something else.
    private Wish Next()
    {
        var lines = _wishes.LastOrDefault()?.Lines.ToArray();

        if (lines is null || random.Next(3) == 0)
            lines = [.. Load.Items.Order().Where(_ => random.Next(3) == 0).DefaultIfEmpty(Load.Items[0]).Select(item => (item, 1 + random.Next(2)))];
        else if (random.Next(2) == 0)
            lines[^1] = (lines[^1].Item, lines[^1].Quantity + 1);

        return new(voice.Conversation, customer, lines);
    }

    private async Task<long> FulfilAsync(Wish wish)
    {
        var confirms = false;

        while (true)
        {
            var arguments = wish.Arguments();

            if (confirms)
                arguments["confirm_repeat"] = true;

            var (said, number) = Ear.Hear(await SayAsync("order_create", arguments));
            centre.Attempts.Add((voice.Conversation, said, Clock.GetUtcNow()));

            if (said == Said.NothingOfUse)
            {
                await Task.Delay(LongestPause * random.NextDouble(), Cancellation);
                number = random.Next(3) == 0 ? await AskAsync() : 0;
            }
            else if (said is Said.OnceMore or Said.PlacedOnceMore && IsKnown(number))
            {
                confirms = said == Said.OnceMore;
                continue;
            }

            // A question about an order that is new to the caller is the answer that got lost.
            if (number > 0 && (said == Said.Placed || await IsConfirmedAsync(number)))
                return number;

            if (number > 0)
            {
                wish.Rejected.Add(number);
                confirms = false;
                await Task.Delay(Listening, Cancellation);
            }
        }
    }

    /// <summary>The order that this conversation has and the caller does not know of yet; 0 without one.</summary>
    private async Task<long> AskAsync() =>
        await SayAsync("what_happened", []) is { } told ? Ear.Numbers(told).FirstOrDefault(number => !IsKnown(number)) : 0;

    private async Task<bool> IsConfirmedAsync(long number)
    {
        while (true)
        {
            switch (Ear.Hear(await SayAsync("order_status", new() { ["order_id"] = number })).Said)
            {
                case Said.Placed:
                    return true;
                case Said.Rejected:
                    return false;
                default:
                    await Task.Delay(LongestPause * random.NextDouble(), Cancellation);
                    break;
            }
        }
    }

    private bool IsKnown(long number) => _wishes.Any(wish => wish.Order == number || wish.Rejected.Contains(number));

    private async Task<string?> SayAsync(string tool, Dictionary<string, object?> arguments)
    {
        using var interruption = new CancellationTokenSource();
        using var hangUp = new CancellationTokenSource();
        hangUp.Token.Register(voice.Cut);
        var moment = _usual * (1.5 * random.NextDouble());

        switch (random.Next(100))
        {
            case < InterruptionsPercent:
                interruption.CancelAfter(moment);
                break;
            case < InterruptionsPercent + CutsPercent:
                hangUp.CancelAfter(moment);
                break;
        }

        var start = Clock.GetTimestamp();
        var told = await voice.CallAsync(tool, arguments, interruption.Token);

        if (told is not null)
            _usual = (_usual + Clock.GetElapsedTime(start)) / 2;

        if (interruption.IsCancellationRequested)
            centre.CountInterruption();

        if (hangUp.IsCancellationRequested)
            centre.CountCut();

        return told;
    }
}
