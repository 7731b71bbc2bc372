using System.ComponentModel.DataAnnotations;

namespace McpEdge.Server;

/// <summary>Section <c>Server</c>: how slow a client may be before its connection is ended.</summary>
internal sealed class ServerOptions
{
    private const string SecondsToMinutes = "Must be one second to ten minutes, such as 00:00:10.";

    /// <summary>Time for all headers of a request. The default is 10 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00", ErrorMessage = SecondsToMinutes)]
    public TimeSpan HeadersTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How slowly a body may arrive and an answer be read, in bytes a second. The default is 240.</summary>
    [Range(1, 1_000_000)]
    public double MinBytesPerSecond { get; set; } = 240;

    /// <summary>How long a client may be slower than that at first. The default is 5 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:01.001", "00:10:00", ErrorMessage = "Must be more than one second, such as 00:00:05.")]
    public TimeSpan SlowClientGrace { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a connection without a request is kept. The default is 130 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00", ErrorMessage = "Must be one second to one hour, such as 00:02:10.")]
    public TimeSpan IdleConnectionTimeout { get; set; } = TimeSpan.FromSeconds(130);
}
