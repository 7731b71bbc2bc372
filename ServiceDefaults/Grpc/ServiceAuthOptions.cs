using System.ComponentModel.DataAnnotations;

namespace ServiceDefaults.Grpc;

/// <summary>How the processes of the platform know each other.</summary>
public sealed class ServiceAuthOptions
{
    /// <summary>The secret that all processes share. It has no default: an AppHost generates one and hands it to all of them.</summary>
    [Required]
    [MinLength(16)]
    public string Token { get; set; } = "";
}
