using System.Globalization;

namespace Platform.Faults.Tests.Voices;

/// <summary>
/// Agents of five voice platforms take orders at once while callers interrupt them, lines are cut and processes of the edge, orders and
/// inventory are killed.
/// </summary>
public sealed class VoicePlatformsTests(FaultPlatform platform)
{
    private static readonly string[] Turns = ["edge", "orders", "edge", "inventory"];

    private readonly CallCentre[] _centres =
    [
        new("livekit", [1, 2], call => new LiveKit(platform.Edge, FaultPlatform.EdgeKey, call)),
        new("vapi", [3, 4], call => new Vapi(platform.Edge, FaultPlatform.EdgeKey, call)),
        new("pipecat", [5, 6], call => new Pipecat(platform.Edge, FaultPlatform.EdgeKey, call)),
        new("elevenlabs", [7, 8], call => new ElevenLabs(platform.Edge, FaultPlatform.EdgeKey, call, streamable: call[^1] % 2 == 0)),
        new("ultravox", [9, 10], call => new Ultravox(platform.Edge, FaultPlatform.EdgeKey, call)),
    ];

    private readonly List<(DateTimeOffset From, DateTimeOffset To)> _edgeKills = [];
    private int _kills;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static int WishesEach => FaultPlatform.IsLong ? 1000 : 40;

    private static int WishesPerKill => FaultPlatform.IsLong ? 100 : 50;

    [Fact]
    public async Task Every_wish_is_one_order()
    {
        var seed = Random.Shared.Next(10_000);
        var shop = new Shop(platform);
        await new Load(shop, seed).StockUpAsync();
        var checks = new VoiceChecks(platform, await platform.CountAsync("ordersdb", "SELECT coalesce(max(number), 0) FROM orders"));

        var running = Task.WhenAll(_centres.Select((centre, index) => centre.RunAsync(WishesEach, seed + (100 * index))));
        await KillWhileAsync(running, new(seed));
        await running;
        await Invariants.HoldAsync(platform, shop);

        var tallies = new List<Tally>();

        foreach (var centre in _centres)
        {
            tallies.Add(await checks.CountAsync(centre));
            Tell(centre, tallies[^1], seed);
        }

        Assert.Empty(tallies.SelectMany(tally => tally.Doubled));
        Assert.Empty(tallies.SelectMany(tally => tally.Merged));
        Assert.Empty(tallies.SelectMany(tally => tally.Lost));

        foreach (var centre in _centres)
        {
            await checks.WhatHappenedIsTrueAsync(centre);
            await checks.EveryAttemptIsRecordedAsync(centre, _edgeKills);
        }
    }

    private async Task KillWhileAsync(Task running, Random random)
    {
        while (!running.IsCompleted)
        {
            await Task.WhenAny(running, Task.Delay(50, Cancellation));

            if (_centres.Sum(centre => centre.Done) < (_kills + 1) * WishesPerKill)
                continue;

            var service = Turns[_kills++ % Turns.Length];
            var from = TimeProvider.System.GetUtcNow();
            await platform.KillAsync(service, random);

            if (service == "edge")
                _edgeKills.Add((from, TimeProvider.System.GetUtcNow()));

            await platform.HealthyAsync();
        }
    }

    private void Tell(CallCentre centre, Tally tally, int seed) => TestContext.Current.TestOutputHelper?.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{centre.Name}: {centre.Wishes.Count} intents, {tally.Doubled.Count} doubled, {tally.Merged.Count} merged, {tally.Lost.Count} lost; "
        + $"{centre.Attempts.Count} calls, {centre.SaidAgain} said again, {centre.Interrupted} interrupted, {centre.CutOff} cut off, "
        + $"{centre.Wishes.Sum(wish => wish.Rejected.Distinct().Count())} rejected; {_kills} kills in all, {_edgeKills.Count} of the edge, seed {seed}"));
}
