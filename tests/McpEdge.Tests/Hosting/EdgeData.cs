using McpEdge.Auth.ApiKeys;
using McpEdge.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.Extensions.DependencyInjection;

namespace McpEdge.Tests.Hosting;

internal static class EdgeData
{
    /// <summary>Makes an account unless it is there.</summary>
    public static Task AddAccountAsync(this EdgeDbContext db, string name) => db.Database.ExecuteSqlAsync(
        $"INSERT INTO accounts (name, title, created_at) VALUES ({name}, {name}, now()) ON CONFLICT DO NOTHING",
        TestContext.Current.CancellationToken);

    /// <summary>Revokes a key behind the edge's back; the edge hears of it.</summary>
    public static Task RevokeAsync(this EdgePlatform platform, string key)
    {
        var now = TimeProvider.System.GetUtcNow();
        return platform.ChangeKeyAsync(key, row => row.SetProperty(known => known.RevokedAt, now));
    }

    /// <summary>Changes when a key expires, behind the edge's back; the edge hears of it.</summary>
    public static Task ExpireAsync(this EdgePlatform platform, string key, DateTimeOffset at) =>
        platform.ChangeKeyAsync(key, row => row.SetProperty(known => known.ExpiresAt, at));

    private static async Task ChangeKeyAsync(this EdgePlatform platform, string key, Action<UpdateSettersBuilder<ApiKey>> change)
    {
        await using var scope = platform.Edge.Services.CreateAsyncScope();
        var (db, hash) = (scope.ServiceProvider.GetRequiredService<EdgeDbContext>(), ApiKeyHash.Of(key));
        await db.ApiKeys.Where(row => row.Hash == hash).ExecuteUpdateAsync(change, TestContext.Current.CancellationToken);
    }
}
