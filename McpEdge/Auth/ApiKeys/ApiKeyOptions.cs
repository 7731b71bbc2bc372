using System.ComponentModel.DataAnnotations;
using McpEdge.Limits;

namespace McpEdge.Auth.ApiKeys;

/// <summary>How keys are checked.</summary>
internal sealed class ApiKeyOptions
{
    /// <summary>
    /// Seconds for which a checked key is remembered: the longest that a revoked key goes on working where the announcement of its
    /// revocation was lost.
    /// </summary>
    [Range(0, 60)]
    public int CacheSeconds { get; set; } = 5;

    /// <summary>
    /// Seconds for which a checked key goes on working while the database cannot be reached, in which nothing can be revoked meanwhile.
    /// </summary>
    [Range(0, 86_400)]
    public int OutageSeconds { get; set; } = 300;

    /// <summary>How many good keys are remembered at most. The default is 10,000.</summary>
    [Range(1, 1_000_000)]
    public int CacheEntries { get; set; } = 10_000;

    /// <summary>How many wrong keys are remembered at most, apart from the good ones. The default is 1,000.</summary>
    [Range(1, 1_000_000)]
    public int WrongKeyEntries { get; set; } = 1_000;

    /// <summary>
    /// Unknown keys that are looked for from one address, in each process; more get 429. Good keys don't count. The default is 60 a minute.
    /// </summary>
    public Rate WrongKeys { get; set; } = new(60, TimeSpan.FromMinutes(1));

    /// <summary>For how many addresses wrong keys are counted at most. When it is full, counting begins anew. The default is 10,000.</summary>
    [Range(1, 1_000_000)]
    public int WrongKeyAddresses { get; set; } = 10_000;

    /// <summary>
    /// How long a call waits for the database to tell about its key: a part of the call's budget, so less than that of a read. The default is 500
    /// milliseconds.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:00:10")]
    public TimeSpan LookupTimeout { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>How long the database is left alone after it did not tell. The default is 1 second.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan OutageRest { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How often the times of the last use are written. The default is 30 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "01:00:00")]
    public TimeSpan LastUsedInterval { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a rotated key goes on working unless the rotation says otherwise. The default is one day.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "90.00:00:00")]
    public TimeSpan RotationGrace { get; set; } = TimeSpan.FromDays(1);
}
