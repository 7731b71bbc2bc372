// usage: ChangeDelay TOKEN CHANGES_PER_SECOND WARM_UP SECONDS WRITTEN_URL NAME=WATCHED_URL... — changes stock at an even pace, whether or not
// earlier changes are done, and prints a row for each watched process of InventoryService: how long after the row was written, which is
// before its commit, the change was received.
using ChangeDelay;
using Grpc.Net.Client;

var (token, rate) = (args[0], int.Parse(args[1], null));
var (warmUp, seconds) = (TimeSpan.FromSeconds(int.Parse(args[2], null)), TimeSpan.FromSeconds(int.Parse(args[3], null)));

using var channel = GrpcChannel.ForAddress(args[4]);
var writer = new StockWriter(channel, token);
var watchers = args[5..].Select(watched => watched.Split('=', 2)).Select(watched => new Watcher(watched[0], watched[1], token)).ToList();

await Task.WhenAll(watchers.Select(watcher => watcher.StartAsync()));
await writer.WriteAsync(rate, warmUp);
watchers.ForEach(watcher => watcher.Forget());
var written = await writer.WriteAsync(rate, seconds);
await Task.WhenAll(watchers.Select(watcher => watcher.UntilAsync(written)));

foreach (var watcher in watchers)
{
    Console.WriteLine(
        $"| {watcher.Name} | {written / seconds.TotalSeconds:N0} | {watcher.Percentile(0.5):F1} | {watcher.Percentile(0.99):F1} | {watcher.Percentile(1):F1} |");
    watcher.Dispose();
}
