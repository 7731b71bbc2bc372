namespace McpEdge.Tests.Abuse;

/// <summary>Clients that send or read next to nothing: the edge ends their connections by itself, and the others don't notice.</summary>
[Collection(AttackedCollection.Name)]
public sealed class SlowClientTests(AttackedPlatform platform, ITestOutputHelper output)
{
    private const int Connections = 500;

    // What the edge opens for itself meanwhile.
    private const int Others = 50;

    private const string Accept = "application/json, text/event-stream";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Slow_clients_are_sent_away_and_others_are_served()
    {
        SlowHttpTest.SkipWhereMissing();
        using var clients = await GoodClients.StartAsync(platform.Process.Http, AttackedPlatform.Key);
        var quiet = await clients.CallAsync(AttackedPlatform.Moment);
        var before = platform.Process.OpenFiles;

        using var headers = Attack("/mcp", "-H", "-i", "1", "-x", "8");
        using var bodies = Attack("/mcp", "-B", "-i", "1", "-x", "2", "-s", "8192", "-t", "POST", "-f", "application/json", "-m", WithKey(Accept));
        using var readers = Attack("/api/policies", "-X", "-n", "1", "-w", "10", "-y", "20", "-z", "5", "-k", "10", "-m", WithKey(Accept));
        var attacked = await clients.CallWhileAsync(ComeAndGoAsync(before));

        output.WriteLine(GoodClients.Table);
        output.WriteLine(quiet.Row("nothing"));
        output.WriteLine(attacked.Row($"{Connections} connections each with slow headers, slow bodies, slow readers"));
    }

    private SlowHttpTest Attack(string path, params string[] mode) => new(mode, new(platform.Process.Http, path), Connections);

    private async Task ComeAndGoAsync(int before)
    {
        while (platform.Process.OpenFiles < before + Connections)
        {
            await Task.Delay(20, Cancellation);
        }

        while (platform.Process.OpenFiles > before + Others)
        {
            await Task.Delay(20, Cancellation);
        }
    }

    // Whatever the program is to say it accepts is written into the request as it is.
    private static string WithKey(string accept) => $"{accept}\r\nx-api-key: {AttackedPlatform.Key}";
}
