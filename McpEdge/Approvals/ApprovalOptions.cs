using System.ComponentModel.DataAnnotations;

namespace McpEdge.Approvals;

/// <summary>How calls wait for operators.</summary>
internal sealed class ApprovalOptions
{
    /// <summary>How long a request waits for a decision. The default is one hour.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "30.00:00:00")]
    public TimeSpan Lifetime { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How many calls of an account may wait for operators at once. The default is 100.</summary>
    [Range(1, 100_000)]
    public int MaxPending { get; set; } = 100;

    /// <summary>Whether a key with the scope may approve its own calls. By default somebody else has to.</summary>
    public bool SelfApproval { get; set; }

    /// <summary>
    /// How long a replica that carries an approved call out has it alone; another goes on when it is over. The default is 30 seconds.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:10:00")]
    public TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How often an approved call is begun before it counts as failed. The default is 8.</summary>
    [Range(1, 100)]
    public int MaxAttempts { get; set; } = 8;

    /// <summary>How long after a service did not answer it is tried again; twice as long each time. The default is 1 second.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:01:00")]
    public TimeSpan RetryPause { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How often due work is looked for without a notice of it. The default is 30 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan LookInterval { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long decided requests are kept, with their arguments and results. The default is 90 days.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "3650.00:00:00")]
    public TimeSpan KeepFor { get; set; } = TimeSpan.FromDays(90);
}
