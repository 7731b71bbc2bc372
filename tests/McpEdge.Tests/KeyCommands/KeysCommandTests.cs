using System.Text.RegularExpressions;
using McpEdge.Auth.ApiKeys;
using McpEdge.Data;
using McpEdge.KeyCommands;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Platform.Testing;

namespace McpEdge.Tests.KeyCommands;

public sealed partial class KeysCommandTests(KeysCommandTests.EdgeDatabase data) : IClassFixture<KeysCommandTests.EdgeDatabase>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_key_is_created_listed_rotated_and_revoked()
    {
        var created = await RunAsync(
            "create", "--account", "acme", "--new-account", "--name", "Front desk", "--scopes", "customers:read, orders:read", "--toolset", "crm",
            "--networks", "10.0.0.0/8,2001:db8::/32", "--locale", "fr", "--expires", "90d");
        Assert.Equal((0, ""), (created.Code, created.Error));
        var (id, key) = (Id().Match(created.Output).Groups[1].Value, Key().Match(created.Output).Groups[1].Value);

        var row = await RowAsync(id);
        Assert.Equal(ApiKeyHash.Of(key), row.Hash);
        Assert.Equal(["customers:read", "orders:read"], row.Scopes);
        Assert.Equal(("crm", "fr", 2), (row.Toolset, row.Locale, row.AllowedNetworks.Length));
        Assert.NotNull(row.ExpiresAt);

        var rotated = await RunAsync("rotate", "--id", id, "--grace", "2h");
        Assert.Equal(0, rotated.Code);
        Assert.True((await RowAsync(id)).ExpiresAt < row.ExpiresAt);

        var successor = Id().Match(rotated.Output).Groups[1].Value;
        Assert.Equal(0, (await RunAsync("revoke", "--id", successor)).Code);
        var list = (await RunAsync("list", "--account", "acme")).Output;
        Assert.Matches($"{id}.*active", list);
        Assert.Matches($"{successor}.*revoked", list);
        Assert.DoesNotContain(key, list, StringComparison.Ordinal);
        Assert.Equal(
            [("account_create", "the command line"), ("key_create", "the command line"), ("key_rotate", "the command line"), ("key_revoke", "the command line")],
            await RecordedAsync());
    }

    [Theory]
    [InlineData("needs one of list, create, rotate, revoke")]
    [InlineData("needs one of", "remove")]
    [InlineData("doesn't take '--colour'", "list", "--colour", "red")]
    [InlineData("--account needs a value", "list", "--account")]
    [InlineData("--id must be the id of a key", "revoke")]
    [InlineData("--expires must be a time", "create", "--expires", "soon")]
    public async Task What_is_no_command_is_explained(string reason, params string[] arguments)
    {
        var answer = await RunAsync(arguments);

        Assert.Equal(2, answer.Code);
        Assert.Contains(reason, answer.Error, StringComparison.Ordinal);
        Assert.Contains("keys rotate --id ID", answer.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("There is no account 'nobody'", "create", "--account", "nobody", "--name", "x", "--scopes", "*")]
    [InlineData("toolset must be one of customers, crm", "create", "--account", "nobody", "--name", "x", "--scopes", "*", "--toolset", "sales")]
    [InlineData("There is no key with this id", "revoke", "--id", "01900000-0000-7000-8000-000000000000")]
    public async Task What_cannot_be_done_is_explained(string reason, params string[] arguments)
    {
        var answer = await RunAsync(arguments);

        Assert.Equal(1, answer.Code);
        Assert.Contains(reason, answer.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "Set ConnectionStrings__edgedb in the environment")]
    [InlineData("Host=127.0.0.1;Port=1;Database=edgedb", "The database can't be used")]
    [InlineData("Nonsense=1", "The connection string can't be read")]
    public async Task A_database_that_is_none_is_explained(string connection, string reason)
    {
        var answer = await RunWithAsync(connection, "list");

        Assert.NotEqual(0, answer.Code);
        Assert.Contains(reason, answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_older_database_gets_accounts_for_the_keys_it_has()
    {
        await using var old = new PostgresFixture();
        await old.InitializeAsync();
        await using var db = Open(old.ConnectionString);
        await db.GetService<IMigrator>().MigrateAsync("CreateApiKeys", Cancellation);
        await db.Database.ExecuteSqlAsync(
            $"INSERT INTO api_keys (id, account, name, hash, scopes, created_at) VALUES (gen_random_uuid(), 'acme', 'old', '\\x00', '{{*}}', now())",
            Cancellation);

        await db.Database.MigrateAsync(Cancellation);

        Assert.Equal("acme", (await db.Accounts.SingleAsync(Cancellation)).Name);
        var key = await db.ApiKeys.SingleAsync(Cancellation);
        Assert.Equal(("all", 0), (key.Toolset, key.AllowedNetworks.Length));
    }

    private static EdgeDbContext Open(string address) => new(new DbContextOptionsBuilder<EdgeDbContext>().UseNpgsql(address).Options);

    private static async Task<(int Code, string Output, string Error)> RunWithAsync(string connection, params string[] arguments)
    {
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        string[] command = arguments is [var action, .. var options] ? [action, "--connection", connection, .. options] : [];
        var code = await KeysCommand.RunAsync(["keys", .. command], output, error);

        return (code, output.ToString(), error.ToString());
    }

    private Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments) => RunWithAsync(data.ConnectionString, arguments);

    private async Task<ApiKey> RowAsync(string id)
    {
        await using var db = Open(data.ConnectionString);
        return await db.ApiKeys.SingleAsync(key => key.Id == Guid.Parse(id), Cancellation);
    }

    private async Task<List<(string?, string?)>> RecordedAsync()
    {
        await using var db = Open(data.ConnectionString);
        var entries = await db.AuditEntries.OrderBy(entry => entry.Id).ToListAsync(Cancellation);

        return [.. entries.Select(entry => (entry.Tool, entry.Key))];
    }

    [GeneratedRegex(@"^id   ([0-9a-f-]{36})\r?$", RegexOptions.Multiline)]
    private static partial Regex Id();

    [GeneratedRegex(@"^key  (pk_[0-9a-f]{64})\r?$", RegexOptions.Multiline)]
    private static partial Regex Key();

    public sealed class EdgeDatabase : PostgresFixture
    {
        protected override async Task PrepareAsync(string connectionString)
        {
            await using var db = Open(connectionString);
            await db.Database.MigrateAsync();
        }
    }
}
