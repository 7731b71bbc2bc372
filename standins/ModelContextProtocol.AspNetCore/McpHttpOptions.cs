using Microsoft.Extensions.DependencyInjection;

namespace ModelContextProtocol.AspNetCore;

/// <summary>
/// Behaviour beyond the official package, read from the configuration section <c>Mcp:Http</c>, so that no product code
/// names it. Each value has a setting that gives the official behaviour back.
/// </summary>
internal sealed class McpHttpOptions
{
    public const string Section = "Mcp:Http";

    /// <summary>After how long a 2026-07-28 request without a first message gets its response headers. Zero or infinite: never.</summary>
    public TimeSpan HeaderFlushDelay { get; set; } = TimeSpan.FromMilliseconds(250);

    /// <summary>After how much silence an open event stream gets a comment line. Zero or infinite: never.</summary>
    public TimeSpan KeepAliveInterval { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>Ends the POST of a request that the client has cancelled; officially it stays open with the session.</summary>
    public bool EndCancelledRequests { get; set; } = true;

    /// <summary>Answers a POST without Content-Type with 415; officially it is a 500.</summary>
    public bool RejectMissingContentType { get; set; } = true;

    /// <summary>In hybrid mode, version errors list what <c>server/discover</c> lists; officially all known versions.</summary>
    public bool ListModernVersionsOnly { get; set; } = true;

    /// <summary>Completes <c>subscriptions/listen</c> when the host stops; officially the stream breaks off.</summary>
    public bool CompleteListenOnShutdown { get; set; } = true;

    /// <summary>In hybrid mode, serves legacy requests without a session as stateless ones; officially they are refused.</summary>
    public bool ServeSessionlessLegacyRequests { get; set; } = true;

    /// <summary>Bytes a POST body may have. Zero: whatever the web server allows.</summary>
    public long MaxRequestBodySize { get; set; } = 1024 * 1024;

    /// <summary>How deep a POST body may nest, at most 64.</summary>
    public int MaxJsonDepth { get; set; } = 48;

    /// <summary>How many values a POST body may have: objects, arrays and what is in them. Zero: however many fit.</summary>
    public int MaxJsonValues { get; set; } = 2_000;

    /// <summary>Refuses duplicate members and text that is not Unicode, which fail in the middle of a call otherwise.</summary>
    public bool StrictJson { get; set; } = true;

    /// <summary>Reports malformed parameters as -32602; officially they are the internal error -32603.</summary>
    public bool CheckParameters { get; set; } = true;

    /// <summary>The authentication scheme says which scopes are needed and what is wrong with a token; officially only where to ask.</summary>
    public bool DescribeRefusals { get; set; } = true;

    /// <summary>Publishes resource metadata for the paths of <c>MapMcp</c> and the root, by GET and HEAD; officially for every path and method.</summary>
    public bool MetadataForMappedPathsOnly { get; set; } = true;

    /// <summary>Over the limit of idle sessions those of the user who has the most make room; officially the oldest of all.</summary>
    public bool ShareIdleSessions { get; set; } = true;

    /// <summary>Binds and validates the options; more than once does no harm.</summary>
    public static void AddTo(IServiceCollection services) => services.AddOptions<McpHttpOptions>()
        .BindConfiguration(Section)
        .Validate(o => o.MaxJsonDepth is > 0 and <= 64, $"{Section}:{nameof(MaxJsonDepth)} is to be 1 to 64.")
        .ValidateOnStart();

    /// <summary>True when <paramref name="delay"/> stands for a timer that is to run.</summary>
    public static bool IsOn(TimeSpan delay) => delay > TimeSpan.Zero;
}
