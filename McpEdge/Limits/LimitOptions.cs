using System.ComponentModel.DataAnnotations;

namespace McpEdge.Limits;

/// <summary>How often callers may call. A rate is written as calls and time: <c>60/00:01:00</c>.</summary>
internal sealed class LimitOptions
{
    /// <summary>Requests with one key to the MCP addresses. The default is 60 a minute.</summary>
    public Rate Mcp { get; set; } = new(60, TimeSpan.FromMinutes(1));

    /// <summary>Requests with one key to the addresses that aren't MCP. The default is 100 in 15 minutes.</summary>
    public Rate Rest { get; set; } = new(100, TimeSpan.FromMinutes(15));

    /// <summary>Calls of one tool with one key. The default is 10 a minute.</summary>
    public Rate Tool { get; set; } = new(10, TimeSpan.FromMinutes(1));

    /// <summary>Calls of one tool that is costly, with one key. The default is 5 in 5 minutes.</summary>
    public Rate ExpensiveTool { get; set; } = new(5, TimeSpan.FromMinutes(5));

    /// <summary>The part of each limit that a process grants by itself while Redis is away. The default is a half.</summary>
    [Range(0.01, 1)]
    public double LocalShare { get; set; } = 0.5;

    /// <summary>How many times as often the development key may call. The default is 100,000.</summary>
    [Range(1, 1_000_000)]
    public int DevelopmentFactor { get; set; } = 100_000;
}
