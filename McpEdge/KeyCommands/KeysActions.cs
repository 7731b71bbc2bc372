using System.Globalization;
using McpEdge.Auth.Accounts;
using McpEdge.Auth.ApiKeys;
using McpEdge.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace McpEdge.KeyCommands;

/// <summary>What the commands do: the same as the API, by the same use cases.</summary>
internal sealed class KeysActions(EdgeDbContext db, TimeProvider clock, TextWriter output)
{
    private static readonly TimeSpan DefaultGrace = new ApiKeyOptions().RotationGrace;

    public Task RunAsync(KeysArguments command, CancellationToken cancellationToken) => command.Action switch
    {
        "list" => ListAsync(command, cancellationToken),
        "create" => CreateAsync(command, cancellationToken),
        "rotate" => RotateAsync(command, cancellationToken),
        _ => RevokeAsync(command, cancellationToken),
    };

    private async Task ListAsync(KeysArguments command, CancellationToken cancellationToken)
    {
        var account = command.Text("account");
        var keys = db.ApiKeys.AsNoTracking().Where(key => account == null || key.Account == account).OrderBy(key => key.Account).ThenBy(key => key.Id);
        await output.WriteLineAsync($"{"id",-36}  {"account",-20} {"status",-8} {"expires",-16} {"last used",-16} {"toolset",-10} name, scopes");
        await foreach (var key in keys.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            var view = new KeyView(key, clock.GetUtcNow());
            await output.WriteLineAsync(
                $"{view.Id}  {view.Account,-20} {view.Status,-8} {Show(view.ExpiresAt),-16} {Show(view.LastUsedAt),-16} {view.Toolset,-10} "
                + $"{view.Name}, {string.Join(' ', view.Scopes)}");
        }
    }

    private async Task CreateAsync(KeysArguments command, CancellationToken cancellationToken)
    {
        var request = new KeyRequest
        {
            Account = command.Text("account"),
            Name = command.Text("name"),
            Scopes = command.List("scopes"),
            Toolset = command.Text("toolset"),
            AllowedNetworks = command.List("networks"),
            Locale = command.Text("locale"),
            ExpiresAt = command.Time("expires", clock.GetUtcNow()),
        };
        if (command.Text("new-account") is not null)
        {
            await new CreateAccount(db, clock).HandleAsync(new(request.Account, null), by: null, cancellationToken);
        }

        var issued = await new IssueKey(db, clock, NullLogger<IssueKey>.Instance).HandleAsync(request, KeyAdministrator.CommandLine, cancellationToken);
        await ShowAsync(issued);
    }

    private async Task RotateAsync(KeysArguments command, CancellationToken cancellationToken)
    {
        var rotation = new RotateKey(db, clock, NullLogger<RotateKey>.Instance);
        var (issued, old) = await rotation.HandleAsync(
            command.Id, command.Span("grace") ?? DefaultGrace, KeyAdministrator.CommandLine, cancellationToken);
        await ShowAsync(issued);
        await output.WriteLineAsync($"The old key {old.Id} works until {Show(old.ExpiresAt)} UTC.");
    }

    private async Task RevokeAsync(KeysArguments command, CancellationToken cancellationToken)
    {
        var revocation = new RevokeKey(db, clock, NullLogger<RevokeKey>.Instance);
        var key = await revocation.HandleAsync(command.Id, KeyAdministrator.CommandLine, cancellationToken);
        await output.WriteLineAsync($"The key {key.Id} of {key.Account} is revoked.");
    }

    private async Task ShowAsync(IssuedKey issued)
    {
        await output.WriteLineAsync($"id   {issued.Row.Id}");
        await output.WriteLineAsync($"key  {issued.Key}");
        await output.WriteLineAsync("Keep the key now: it can't be shown again.");
    }

    private static string Show(DateTimeOffset? time) =>
        time?.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) ?? "never";
}
