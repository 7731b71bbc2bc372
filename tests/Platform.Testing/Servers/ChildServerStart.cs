using Aspire.Hosting.Postgres;

namespace Platform.Testing.Servers;

/// <summary>How a server is started.</summary>
internal sealed record ChildServerStart(IReadOnlyList<string> Command, string ReadyText)
{
    public string StopSignal { get; init; } = "TERM";

    /// <summary>Where it starts.</summary>
    public string Folder { get; init; } = "/";

    /// <summary>A folder to remove when it has ended.</summary>
    public string Scratch { get; init; } = "";

    /// <summary>Whom it runs as; null for ourselves.</summary>
    public ServerAccount? User { get; init; }
}
