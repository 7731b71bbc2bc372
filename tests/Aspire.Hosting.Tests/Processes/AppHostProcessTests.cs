using Aspire.Hosting.Tests.Running;

namespace Aspire.Hosting.Tests.Processes;

[Collection(nameof(RunningApplications))]
public sealed class AppHostProcessTests : IDisposable
{
    private readonly DirectoryInfo _state = Directory.CreateTempSubdirectory("apphost-process-");

    public AppHostProcessTests() => Assert.SkipUnless(OperatingSystem.IsLinux(), "Reads /proc to see what is left.");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _state.Delete(recursive: true);

    [Fact]
    public async Task A_killed_AppHost_leaves_nothing_running_and_the_next_one_finds_the_data()
    {
        await using (var first = AppHostProcess.Start(StateRoot()))
        {
            using var front = await first.ReadyAsync(Cancellation);
            await front.PostAsync("/notes/kept", null, Cancellation);
            var children = first.Children();
            Assert.Equal(5, children.Count);

            first.Kill();

            await Task.WhenAll(children.Select(child => child.WaitForExitAsync(Cancellation)));
        }

        await using var second = AppHostProcess.Start(StateRoot());
        using var again = await second.ReadyAsync(Cancellation);
        Assert.Contains("database system was shut down at", LastPostgresLog());
        Assert.Equal(["kept"], await AppHostProcess.NotesAsync(again, Cancellation));
    }

    [Fact]
    public async Task A_killed_dotnet_run_takes_everything_with_it()
    {
        await using var run = AppHostProcess.StartByDotnetRun(StateRoot());
        using var front = await run.ReadyAsync(Cancellation);
        var appHost = Assert.Single(run.Children());
        var children = AppHostProcess.ChildrenOf(appHost.Id);
        Assert.Equal(5, children.Count);

        run.Kill();

        await Task.WhenAll(children.Append(appHost).Select(process => process.WaitForExitAsync(Cancellation)));
        Assert.Contains("database system is shut down", LastPostgresLog());
    }

    [Fact]
    public async Task A_start_right_after_a_kill_waits_until_the_old_run_is_gone()
    {
        await using var first = AppHostProcess.Start(StateRoot());
        using var front = await first.ReadyAsync(Cancellation);
        first.Kill();

        await using var second = AppHostProcess.Start(StateRoot());
        using var again = await second.ReadyAsync(Cancellation);

        Assert.Empty(await AppHostProcess.NotesAsync(again, Cancellation));
    }

    [Fact]
    public async Task What_outlives_the_AppHost_and_its_guardian_is_ended_by_the_next_start()
    {
        IReadOnlyList<System.Diagnostics.Process> children;
        await using (var first = AppHostProcess.Start(StateRoot()))
        {
            using var front = await first.ReadyAsync(Cancellation);
            await front.PostAsync("/notes/kept", null, Cancellation);
            children = first.Children();
            var guardian = children.Single(child => AppHostProcess.CommandLine(child.Id).Contains("apphost-guardian"));
            guardian.Kill();
            first.Kill();
            await guardian.WaitForExitAsync(Cancellation);
            await first.EndedAsync(Cancellation);
            Assert.Equal(4, children.Count(child => !child.HasExited));
        }

        await using var second = AppHostProcess.Start(StateRoot());
        using var again = await second.ReadyAsync(Cancellation);

        await Task.WhenAll(children.Select(child => child.WaitForExitAsync(Cancellation)));
        Assert.Contains("Ended 4 processes that an earlier run had left behind.", second.Output);
        Assert.Contains("database system was shut down at", LastPostgresLog());
        Assert.Equal(["kept"], await AppHostProcess.NotesAsync(again, Cancellation));
    }

    [Fact]
    public async Task A_kill_while_data_are_being_created_leaves_nothing_either()
    {
        await using (var first = AppHostProcess.Start(StateRoot()))
        {
            await first.SaysAsync("creating the data folder", Cancellation);
            first.Kill();
        }

        await using var second = AppHostProcess.Start(StateRoot());
        using var front = await second.ReadyAsync(Cancellation);

        Assert.DoesNotContain(AppHostProcess.All(), pid => AppHostProcess.CommandLine(pid) is var line && line.Contains("initdb") && line.Contains(_state.FullName));
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task A_signal_stops_everything_in_order(string signal)
    {
        await using var host = AppHostProcess.Start(StateRoot());
        using var front = await host.ReadyAsync(Cancellation);
        var children = host.Children();

        host.Signal(signal);

        Assert.Equal(0, await host.EndedAsync(Cancellation));
        Assert.All(children, child => Assert.True(child.HasExited));
        Assert.Contains("database system is shut down", LastPostgresLog());
        Assert.Contains("Application is shutting down", File.ReadAllText(Logs("front.log").Last()));
    }

    [Fact]
    public async Task A_second_AppHost_on_the_same_data_is_refused()
    {
        await using var first = AppHostProcess.Start(StateRoot());
        using var front = await first.ReadyAsync(Cancellation);

        await using var second = AppHostProcess.Start(StateRoot());

        Assert.Equal(1, await second.EndedAsync(Cancellation));
        Assert.Contains($"This AppHost is already running (pid {first.Id}).", second.Output);
    }

    [Fact]
    public async Task A_service_that_cannot_start_ends_the_AppHost_with_one_message()
    {
        await using var host = AppHostProcess.Start(StateRoot(), "Sample:Behaviour=crash");

        Assert.Equal(1, await host.EndedAsync(Cancellation));
        Assert.Contains("Failed: 'backend' exited with code 7 before it was healthy. Its last lines:", host.Output);
        Assert.Contains("The sample cannot go on.", host.Output);
        Assert.DoesNotContain("   at ", host.Output);
    }

    [Fact]
    public async Task PostgreSQL_is_fetched_once_where_it_is_not_installed()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess && Directory.Exists("/usr/lib/postgresql"), "Hides the installed PostgreSQL, which takes root.");
        var cache = Path.Combine(_state.FullName, "cache");

        await using (var first = AppHostProcess.StartWithoutPostgres(StateRoot(), cache))
        {
            using var front = await first.ReadyAsync(Cancellation);
            await front.PostAsync("/notes/kept", null, Cancellation);
            Assert.Contains("fetching PostgreSQL", first.Output);
        }

        await using var second = AppHostProcess.StartWithoutPostgres(StateRoot(), cache);
        using var again = await second.ReadyAsync(Cancellation);
        Assert.DoesNotContain("fetching PostgreSQL", second.Output);
        Assert.Equal(["kept"], await AppHostProcess.NotesAsync(again, Cancellation));
    }

    [Fact]
    public async Task Another_archive_than_the_published_one_is_refused()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess && Directory.Exists("/usr/lib/postgresql"), "Hides the installed PostgreSQL, which takes root.");
        await using var registry = await Registry.StartAsync("not PostgreSQL"u8.ToArray());

        await using var host = AppHostProcess.StartWithoutPostgres(StateRoot(), Path.Combine(_state.FullName, "cache"), registry.Address);

        Assert.Equal(1, await host.EndedAsync(Cancellation));
        Assert.Contains("is not what was published: install it", host.Output);
        Assert.Matches(@"^/base/@embedded-postgres/(\S+)/-/\1-[\w.-]+\.tgz$", Assert.Single(registry.Paths));
    }

    [Fact]
    public async Task A_registry_without_PostgreSQL_ends_the_AppHost_with_the_remedy()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess && Directory.Exists("/usr/lib/postgresql"), "Hides the installed PostgreSQL, which takes root.");
        await using var registry = await Registry.StartAsync(archive: null);

        await using var host = AppHostProcess.StartWithoutPostgres(StateRoot(), Path.Combine(_state.FullName, "cache"), registry.Address);

        Assert.Equal(1, await host.EndedAsync(Cancellation));
        Assert.Contains("cannot be fetched from 127.0.0.1 (Response status code does not indicate success: 404 (Not Found).): install it", host.Output);
    }

    [Fact]
    public async Task Everything_is_shown_when_asked_for_and_kept_in_any_case()
    {
        await using var host = AppHostProcess.Start(StateRoot(), "--verbose");
        using var front = await host.ReadyAsync(Cancellation);

        Assert.Contains("postgres | ", host.Output);
        Assert.Contains("backend  | info: ", host.Output);
        Assert.Single(Logs("backend.log"));
    }

    // Another user, whom the server runs as when this test runs as root, must be able to pass through.
    private string StateRoot()
    {
        if (!OperatingSystem.IsWindows())
        {
            _state.UnixFileMode |= UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
        }

        return Path.Combine(_state.FullName, "state");
    }

    private string LastPostgresLog() => File.ReadAllText(Logs("postgres.log").Last());

    private string[] Logs(string file) =>
        [.. Directory.GetFiles(Path.Combine(_state.FullName, "state", "logs"), file, SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
}
