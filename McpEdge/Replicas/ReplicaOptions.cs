using System.ComponentModel.DataAnnotations;

namespace McpEdge.Replicas;

/// <summary>How the processes of the edge reach each other.</summary>
internal sealed class ReplicaOptions
{
    /// <summary>Where the other processes reach this one, such as <c>http://10.0.0.7:8080</c>; null: where requests reach it.</summary>
    [Url(ErrorMessage = "Must be the address of this process, such as http://10.0.0.7:8080.")]
    public string? Address { get; set; }

    /// <summary>After this long without a connection another process counts as gone. The default is one second.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:01:00", ErrorMessage = "Must be ten milliseconds to one minute, such as 00:00:01.")]
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(1);
}
