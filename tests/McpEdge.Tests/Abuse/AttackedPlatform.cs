using McpEdge.Tests.Hosting;
using Platform.Testing.Servers;

namespace McpEdge.Tests.Abuse;

/// <summary>A process of the edge that is attacked, so that its memory and its connections are its own.</summary>
public sealed class AttackedPlatform : EdgePlatform
{
    private ProgramProcess? _process;

    /// <summary>Whether <c>bench/abuse</c> runs the long form.</summary>
    internal static bool IsLong { get; } = Environment.GetEnvironmentVariable("PLATFORM_ABUSE") == "long";

    /// <summary>How long it is measured what is to be compared.</summary>
    internal static TimeSpan Moment { get; } = TimeSpan.FromSeconds(IsLong ? 5 : 1);

    internal ProgramProcess Process => _process!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _process = await LaunchAsync(options =>
        {
            options.Settings["Server:HeadersTimeout"] = "00:00:03";
            options.Settings["Server:SlowClientGrace"] = "00:00:02";
            options.Settings["Server:IdleConnectionTimeout"] = "00:00:05";
        });
    }
}

[CollectionDefinition(Name)]
public sealed class AttackedCollection : ICollectionFixture<AttackedPlatform>
{
    public const string Name = "attacked edge";
}
