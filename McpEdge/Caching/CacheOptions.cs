using System.ComponentModel.DataAnnotations;

namespace McpEdge.Caching;

/// <summary>How answers of reads are kept.</summary>
internal sealed class CacheOptions
{
    /// <summary>Whether answers are kept at all. The default is true.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>The shortest time for which an answer is kept, if nothing changes. The default is 5 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "1.00:00:00")]
    public TimeSpan ShortestLifetime { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>The longest; each answer has a time at random between both, so that they do not all end at once. The default is 10 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "1.00:00:00")]
    public TimeSpan LongestLifetime { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>How old an answer may be that is given while its service is down. The default is one hour.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "7.00:00:00")]
    public TimeSpan StaleFor { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How many answers a process keeps at most. The default is 10,000.</summary>
    [Range(1, 10_000_000)]
    public int MaxEntries { get; set; } = 10_000;

    /// <summary>How many bytes they have at most, about. The default is 64 MiB.</summary>
    [Range(1024, long.MaxValue)]
    public long MaxBytes { get; set; } = 64 * 1024 * 1024;

    /// <summary>After how much silence a process gives no kept answers, because it may not hear of writes. The default is 1.5 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:01:00")]
    public TimeSpan ReplicaSilence { get; set; } = TimeSpan.FromSeconds(1.5);

    /// <summary>After how much silence of a service's feed its answers are not given any more. The default is 15 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "01:00:00")]
    public TimeSpan FeedSilence { get; set; } = TimeSpan.FromSeconds(15);
}
