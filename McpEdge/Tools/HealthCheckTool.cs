using System.ComponentModel;
using McpEdge.Speech;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using ServiceDefaults.Health;

namespace McpEdge.Tools;

internal sealed record HealthCheckArguments;

internal sealed record HealthCheckEntry
{
    [Description("What was checked, such as customers or orders.")]
    public required string Name { get; init; }

    [Description("healthy, degraded or unhealthy.")]
    public required HealthStatus Status { get; init; }
}

internal sealed record HealthCheckAnswer
{
    [Description("The worst of all checks that calls depend on.")]
    public required HealthStatus Status { get; init; }

    public required DateTimeOffset Timestamp { get; init; }

    public required IReadOnlyList<HealthCheckEntry> Checks { get; init; }
}

internal sealed class HealthCheckTool(HealthSnapshots health) : Tool<HealthCheckArguments, HealthCheckAnswer>(Published)
{
    private static readonly ToolProfile Published = new(
        "health_check",
        new Phrase("Check health", "Zustand prüfen", "Vérifier l'état du service"),
        "Tells whether everything behind this server works. Use it when calls fail and you want to know whether waiting helps.",
        "health:read")
    {
        ReadOnly = true,
    };

    private static readonly Phrase Working = new("Everything is working.", "Alles funktioniert.", "Tout fonctionne.");

    private static readonly Phrase OneFails = new(
        "{0} is not working right now; the rest is.",
        "{0} funktioniert gerade nicht; alles andere schon.",
        "{0} ne fonctionne pas en ce moment ; le reste, si.");

    private static readonly Phrase SomeFail = new(
        "{0} are not working right now.", "{0} funktionieren gerade nicht.", "{0} ne fonctionnent pas en ce moment.");

    protected override async Task<ToolAnswer<HealthCheckAnswer>> AnswerAsync(
        HealthCheckArguments arguments, ToolContext context, CancellationToken cancellationToken)
    {
        var (report, at) = await health.GetAsync(cancellationToken);
        var answer = new HealthCheckAnswer
        {
            Status = report.Status,
            Timestamp = at,
            Checks = [.. report.Entries.OrderBy(entry => entry.Key, StringComparer.Ordinal)
                .Select(entry => new HealthCheckEntry { Name = entry.Key, Status = entry.Value.Status })],
        };

        return new(Say(answer, context.Language), answer);
    }

    private static string Say(HealthCheckAnswer answer, SpokenLanguage language)
    {
        var failing = answer.Checks.Where(check => check.Status == HealthStatus.Unhealthy).Select(check => check.Name).ToList();
        return failing.Count switch
        {
            0 => Working.In(language),
            1 => OneFails.In(language, failing[0]),
            _ => SomeFail.In(language, language.List(failing)),
        };
    }
}
