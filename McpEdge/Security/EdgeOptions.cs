namespace McpEdge.Security;

/// <summary>The names that this edge answers to, besides localhost, 127.0.0.1 and [::1].</summary>
internal sealed class EdgeOptions
{
    /// <summary>Host names, such as <c>edge.example.com</c> or <c>*.example.com</c>; any port.</summary>
    public string[] AllowedHosts { get; set; } = [];

    /// <summary>Origins of pages that may call, such as <c>https://console.example.com</c>.</summary>
    public string[] AllowedOrigins { get; set; } = [];

    /// <summary>Networks of the proxies whose <c>X-Forwarded-For</c> and <c>X-Forwarded-Proto</c> are believed, such as <c>10.0.0.0/8</c>.</summary>
    [Networks]
    public string[] TrustedProxies { get; set; } = [];
}
