using System.ComponentModel.DataAnnotations;

namespace ServiceDefaults.Grpc;

/// <summary>How this process calls the others.</summary>
public sealed class GrpcClientOptions
{
    /// <summary>Time for a call that sets no deadline, repetitions included. Streams have none. The default is 2 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:05:00")]
    public TimeSpan Deadline { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How often a call that may be repeated is tried at most, the first time included; 1 never repeats. The default is 3.</summary>
    [Range(1, 5)]
    public int MaxAttempts { get; set; } = 3;

    /// <summary>The longest pause before the first repetition; each next one may be twice as long. The default is 50 milliseconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "00:00:10")]
    public TimeSpan InitialBackoff { get; set; } = TimeSpan.FromMilliseconds(50);

    /// <summary>The longest pause before any repetition. The default is 400 milliseconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "00:01:00")]
    public TimeSpan MaxBackoff { get; set; } = TimeSpan.FromMilliseconds(400);

    /// <summary>Part of the calls that must fail before a service is given a rest. The default is 0.5.</summary>
    [Range(0.01, 1.0)]
    public double BreakerFailureRatio { get; set; } = 0.5;

    /// <summary>Calls within <see cref="BreakerWindow"/> below which nothing is concluded. The default is 10.</summary>
    [Range(2, 10_000)]
    public int BreakerMinimumCalls { get; set; } = 10;

    /// <summary>The time that failures are counted over. The default is 5 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00.500", "00:10:00")]
    public TimeSpan BreakerWindow { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a failing service is left alone before one call tries it again. The default is 1 second.</summary>
    [Range(typeof(TimeSpan), "00:00:00.500", "00:10:00")]
    public TimeSpan BreakerRest { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Time for a connection attempt. The default is 2 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:01:00")]
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Connections to one service; each carries about 100 calls at a time. The default is 4.</summary>
    [Range(1, 100)]
    public int MaxConnections { get; set; } = 4;

    /// <summary>After how much silence a connection is pinged. The default is 15 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan KeepAliveDelay { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How long a ping may stay unanswered. The default is 5 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan KeepAliveTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Bytes that an answer may have. The default is 4 MiB.</summary>
    [Range(1024, 64 * 1024 * 1024)]
    public int MaxAnswerBytes { get; set; } = 4 * 1024 * 1024;
}
