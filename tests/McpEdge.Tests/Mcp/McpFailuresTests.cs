using McpEdge.Mcp;
using Microsoft.Extensions.Logging;
using ModelContextProtocol;
using Platform.Testing;

namespace McpEdge.Tests.Mcp;

public sealed class McpFailuresTests
{
    [Fact]
    public async Task A_defect_is_logged()
    {
        var logs = await FailAsync(new InvalidOperationException("a defect"));

        Assert.Equal("a defect", Assert.Single(logs.Entries).Error?.Message);
    }

    [Fact]
    public async Task What_the_client_is_told_is_not_logged()
    {
        var logs = await FailAsync(new McpProtocolException("There is no prompt 'secret'.", McpErrorCode.InvalidParams));

        Assert.Empty(logs.Entries);
    }

    private static async Task<LogCapture> FailAsync(Exception failure)
    {
        var logs = new LogCapture();
        using var loggers = LoggerFactory.Create(logging => logging.AddProvider(logs));
        var handler = McpFailures.LogTo(loggers.CreateLogger("edge"))((_, _) => Task.FromException(failure));

        var thrown = await Record.ExceptionAsync(() => handler(null!, TestContext.Current.CancellationToken));

        Assert.Same(failure, thrown);
        return logs;
    }
}
