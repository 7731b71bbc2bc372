using McpEdge.Data;
using Microsoft.EntityFrameworkCore;

namespace McpEdge.Tests.Hosting;

internal static class EdgeData
{
    /// <summary>Makes an account unless it is there.</summary>
    public static Task AddAccountAsync(this EdgeDbContext db, string name) => db.Database.ExecuteSqlAsync(
        $"INSERT INTO accounts (name, title, created_at) VALUES ({name}, {name}, now()) ON CONFLICT DO NOTHING",
        TestContext.Current.CancellationToken);
}
