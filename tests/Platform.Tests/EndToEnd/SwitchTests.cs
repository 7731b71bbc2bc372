using System.Diagnostics;

namespace Platform.Tests.EndToEnd;

public sealed class SwitchTests
{
    [Theory]
    [InlineData("PORT=abc", "PORT is 'abc': make it a whole number from 1 to 65535.")]
    [InlineData("PORT=0", "PORT is '0': make it a whole number from 1 to 65535.")]
    [InlineData("Replicas:edge=two", "Replicas:edge is 'two': make it a whole number from 1 to 100.")]
    public async Task A_switch_that_is_no_number_is_named_in_one_line(string argument, string line)
    {
        using var host = Process.Start(new ProcessStartInfo("dotnet", [typeof(Projects.AppHost).Assembly.Location, argument])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;

        var output = host.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        Assert.Equal(line, (await host.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken)).Trim());
        await host.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Empty(await output);
        Assert.Equal(1, host.ExitCode);
    }
}
