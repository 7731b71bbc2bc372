using System.Text.RegularExpressions;
using McpEdge.Tests.Hosting;
using ModelContextProtocol.Protocol;
using Npgsql;

namespace McpEdge.Tests.Resources;

[Collection(EdgeCollection.Name)]
public sealed partial class DatabaseSchemaTests(EdgePlatform platform)
{
    private const string Sql =
        """
        SELECT c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull
        FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped
            AND c.relname <> '__EFMigrationsHistory'
        ORDER BY c.relname, a.attnum
        """;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_page_of_the_schema_is_the_databases()
    {
        var expected = new List<string>();
        foreach (var (name, connection) in platform.Databases)
        {
            expected.AddRange(await ColumnsAsync(name, connection));
        }

        await using var client = await platform.ConnectAsync("2025-11-25");
        var read = await client.ReadResourceAsync("platform://config/database_schema", cancellationToken: Cancellation);
        var page = Assert.IsType<TextResourceContents>(Assert.Single(read.Contents));

        Assert.Equal("text/markdown", page.MimeType);
        var written = Columns(page.Text).ToList();
        Assert.True(
            written.SequenceEqual(expected),
            $"docs/mcp/database-schema.md lacks, or has in another order:\n{string.Join('\n', expected.Except(written))}\n"
            + $"and has what isn't there:\n{string.Join('\n', written.Except(expected))}");
        Assert.All(Tables(page.Text), table => Assert.True(table.About.Length > 20, $"{table.Name} has no sentence that says what it holds"));
    }

    private static async Task<List<string>> ColumnsAsync(string database, string connectionString)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(Cancellation);
        await using var command = new NpgsqlCommand(Sql, connection);
        await using var rows = await command.ExecuteReaderAsync(Cancellation);
        var columns = new List<string>();
        while (await rows.ReadAsync(Cancellation))
        {
            columns.Add($"{database}.{rows.GetString(0)}: | `{rows.GetString(1)}` | {rows.GetString(2)} | {(rows.GetBoolean(3) ? "no" : "yes")} |");
        }

        return columns;
    }

    private static IEnumerable<string> Columns(string page)
    {
        var (database, table) = ("", "");
        foreach (var line in page.Split('\n'))
        {
            if (Heading().Match(line) is { Success: true } heading)
            {
                (database, table) = heading.Length > 0 && line.StartsWith("## ", StringComparison.Ordinal)
                    ? (heading.Groups[1].Value, "")
                    : (database, heading.Groups[1].Value);
            }
            else if (line.StartsWith("| `", StringComparison.Ordinal))
            {
                yield return $"{database}.{table}: {line}";
            }
        }
    }

    private static IEnumerable<(string Name, string About)> Tables(string page)
    {
        var lines = page.Split('\n');
        return lines.Select((line, index) => (line, index))
            .Where(entry => entry.line.StartsWith("### ", StringComparison.Ordinal))
            .Select(entry => (entry.line, lines[entry.index + 2]));
    }

    [GeneratedRegex("^###? `([a-z_]+)`$")]
    private static partial Regex Heading();
}
