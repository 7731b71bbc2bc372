using Microsoft.Extensions.DependencyInjection;
using Platform.Testing;
using Platform.Testing.Hosting;
using SampleService.Data;

namespace ServiceDefaults.Tests.Changes;

/// <summary>A database for a test class, and services on it that a test starts as it needs them.</summary>
public sealed class FeedFixture : PostgresFixture
{
    /// <summary>Tests that leave transactions open, which all feeds of the server wait for, so they run one after another.</summary>
    public const string Alone = "feed";

    private OtherProcess? _other;

    internal OtherProcess Other => _other ??= new(ConnectionString);

    internal static string Name() => $"name {Guid.CreateVersion7():n}";

    internal Task<ServiceHost<Program>> StartAsync(params (string Key, string Value)[] settings)
    {
        var options = new ServiceHostOptions().Connect("sampledb", ConnectionString);

        foreach (var (key, value) in settings)
            options.Settings[$"Changes:{key}"] = value;

        return ServiceHost<Program>.StartAsync(options, TestContext.Current.CancellationToken);
    }

    /// <summary>A stream in which nothing can come any more that was committed before.</summary>
    internal async Task<FeedReader> WatchAsync(ServiceHost<Program> host)
    {
        var reader = await FeedReader.FromNowAsync(host.Channel);
        var mark = Name();
        // The service tells of what it has done itself, however seldom it looks for other changes.
        await using var scope = host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SampleDbContext>();
        db.Add(new Sample { Id = Guid.CreateVersion7(), DisplayName = mark, CreatedAt = DateTimeOffset.UnixEpoch });
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);

        while ((await reader.NextAsync()).Handle != mark)
        {
        }

        return reader;
    }

    /// <summary>A database that only the calling test uses.</summary>
    internal async Task<FeedFixture> AloneAsync()
    {
        var alone = new FeedFixture();
        await alone.InitializeAsync();

        return alone;
    }

    public override async ValueTask DisposeAsync()
    {
        if (_other is not null)
            await _other.DisposeAsync();

        await base.DisposeAsync();
    }
}
