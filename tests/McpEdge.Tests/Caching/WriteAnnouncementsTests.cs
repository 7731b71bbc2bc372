using McpEdge.Caching;
using McpEdge.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace McpEdge.Tests.Caching;

[Collection(EdgeCollection.Name)]
public sealed class WriteAnnouncementsTests(EdgePlatform platform)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_replica_gives_signs_of_life_again_after_it_could_not()
    {
        var failing = new FailingCommands(sql => sql.StartsWith("SELECT pg_notify(", StringComparison.Ordinal));
        await using var replica = await platform.StartProcessAsync(options => options.Services = failing.AddTo);
        var announcements = replica.Services.GetRequiredService<WriteAnnouncements>();
        await using var connection = new NpgsqlConnection(platform.ConnectionString);
        await connection.OpenAsync(Cancellation);
        var signs = 0;
        connection.Notification += (_, said) => signs += said.Payload.StartsWith($"alive:{announcements.Self}:", StringComparison.Ordinal) ? 1 : 0;
        await using (var listen = new NpgsqlCommand($"LISTEN {announcements.Channel}", connection))
        {
            await listen.ExecuteNonQueryAsync(Cancellation);
        }

        await replica.Logs.WaitForAsync(
            entry => entry.Id.Id == 9301 && entry.Message.Contains(nameof(WriteAnnouncements), StringComparison.Ordinal), Cancellation);
        failing.IsOn = false;

        while (signs == 0)
        {
            await connection.WaitAsync(Cancellation);
        }
    }
}
