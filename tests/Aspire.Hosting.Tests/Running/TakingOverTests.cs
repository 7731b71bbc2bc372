using System.Diagnostics;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;

namespace Aspire.Hosting.Tests.Running;

[Collection(nameof(RunningApplications))]
public sealed class TakingOverTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Disposal_leaves_neither_processes_nor_data()
    {
        var sample = new SampleApplication();
        await sample.InitializeAsync();
        var processes = new[] { "postgres", "cache", "backend", "front" }.Select(name => Process.GetProcessById(sample.ProcessId(name))).ToArray();
        var folder = sample.State.Root;
        Assert.True(Directory.Exists(folder));

        await sample.DisposeAsync();

        Assert.All(processes, process => Assert.True(process.HasExited));
        Assert.False(Directory.Exists(folder));
    }

    [Fact]
    public async Task A_service_that_exits_before_it_is_healthy_fails_the_wait_with_its_exit_code_and_its_last_lines()
    {
        await using var sample = new SampleApplication();
        await sample.StartAsync("Sample:Behaviour=crash");

        var failure = await Assert.ThrowsAsync<DistributedApplicationException>(() =>
            sample.App.ResourceNotifications.WaitForResourceHealthyAsync("backend", Cancellation));
        var consequence = await Assert.ThrowsAsync<DistributedApplicationException>(() =>
            sample.App.ResourceNotifications.WaitForResourceHealthyAsync("front", Cancellation));

        Assert.StartsWith("'backend' exited with code 7 before it was healthy.", failure.Message);
        Assert.Contains("The sample cannot go on.", failure.Message);
        Assert.Equal("'front' waits for 'backend', which has failed.", consequence.Message);
    }

    [Fact]
    public async Task A_service_that_does_not_become_healthy_fails_the_wait_in_bounded_time()
    {
        await using var sample = new SampleApplication();
        await sample.StartAsync("Sample:Behaviour=sick", "AppHost:HealthTimeout=00:00:10");

        var failure = await Assert.ThrowsAsync<DistributedApplicationException>(() =>
            sample.App.ResourceNotifications.WaitForResourceHealthyAsync("backend", Cancellation));

        Assert.StartsWith("'backend' did not become healthy within 10 s: ", failure.Message);
        Assert.Contains("/health answers 503 instead of 200", failure.Message);
    }

    [Fact]
    public async Task A_missing_program_is_named()
    {
        await using var builder = DistributedApplicationTestingBuilder.Create();
        builder.AddExecutable("web", "no-such-program", ".");
        var app = await builder.BuildAsync(Cancellation);
        await app.StartAsync(Cancellation);

        var failure = await Assert.ThrowsAsync<DistributedApplicationException>(() =>
            app.ResourceNotifications.WaitForResourceHealthyAsync("web", Cancellation));

        Assert.Equal("'web' needs 'no-such-program', which is not installed or not on PATH.", failure.Message);
    }

    [Fact]
    public async Task A_port_in_use_is_named_with_the_process_that_holds_it()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        var port = ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
        await using var builder = DistributedApplicationTestingBuilder.Create("DcpPublisher:RandomizePorts=false");
        builder.AddExecutable("web", "true", ".").WithHttpEndpoint(port: port);
        var app = await builder.BuildAsync(Cancellation);

        var failure = await Assert.ThrowsAsync<DistributedApplicationException>(() => app.StartAsync(Cancellation));

        Assert.StartsWith($"Port {port} of 'web' (endpoint 'http') is in use", failure.Message);
        if (OperatingSystem.IsLinux())
        {
            Assert.Contains($"(pid {Environment.ProcessId})", failure.Message);
        }
    }

    [Fact]
    public async Task Arguments_variables_and_completion_work_for_commands()
    {
        await using var builder = DistributedApplicationTestingBuilder.Create();
        var first = builder.AddExecutable("first", "sh", ".", "-c", "echo \"$GREETING $1\"", "sh").WithEnvironment("GREETING", "hello").WithArgs("world");
        builder.AddExecutable("second", "true", ".").WaitForCompletion(first);
        var app = await builder.BuildAsync(Cancellation);
        await app.StartAsync(Cancellation);

        await app.ResourceNotifications.WaitForResourceAsync("second", KnownResourceStates.Finished, Cancellation);

        var loggers = (ResourceLoggerService)app.Services.GetService(typeof(ResourceLoggerService))!;
        var lines = await loggers.GetAllAsync("first").FirstAsync(Cancellation);
        Assert.Equal("hello world", Assert.Single(lines).Content);
    }

    [Fact]
    public async Task A_wrong_exit_code_ends_the_wait_for_completion()
    {
        await using var builder = DistributedApplicationTestingBuilder.Create();
        var first = builder.AddExecutable("first", "false", ".");
        builder.AddExecutable("second", "true", ".").WaitForCompletion(first);
        var app = await builder.BuildAsync(Cancellation);
        await app.StartAsync(Cancellation);

        var failure = await Assert.ThrowsAsync<DistributedApplicationException>(() =>
            app.ResourceNotifications.WaitForResourceHealthyAsync("second", Cancellation));

        Assert.Equal("'second' waits for 'first', which is Exited (exit code 1).", failure.Message);
    }

    [Fact]
    public async Task A_resource_with_explicit_start_waits_for_its_command_and_has_commands_of_its_own()
    {
        await using var builder = DistributedApplicationTestingBuilder.Create();
        builder.AddExecutable("tool", "true", ".").WithExplicitStart()
            .WithCommand("greet", "Greet", context => Task.FromResult(CommandResults.Success($"hello {context.ResourceName}")));
        var app = await builder.BuildAsync(Cancellation);
        await app.StartAsync(Cancellation);

        await app.ResourceNotifications.WaitForResourceAsync("tool", KnownResourceStates.NotStarted, Cancellation);
        Assert.Equal("hello tool", (await app.ResourceCommands.ExecuteCommandAsync("tool", "greet", Cancellation)).Message);
        await app.ResourceCommands.ExecuteCommandAsync("tool", KnownResourceCommands.StartCommand, Cancellation);
        await app.ResourceNotifications.WaitForResourceAsync("tool", KnownResourceStates.Finished, Cancellation);
    }

    [Fact]
    public async Task A_missing_parameter_fails_what_it_belongs_to()
    {
        await using var builder = DistributedApplicationTestingBuilder.Create();
        builder.AddParameter("api-key", secret: true);
        var app = await builder.BuildAsync(Cancellation);
        await app.StartAsync(Cancellation);

        var failure = await Assert.ThrowsAsync<DistributedApplicationException>(() =>
            app.ResourceNotifications.WaitForResourceHealthyAsync("api-key", Cancellation));

        Assert.StartsWith("Parameter 'api-key' has no value", failure.Message);
    }

    [Fact]
    public async Task An_assembly_without_an_application_is_an_error_instead_of_a_wait_for_ever()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => DistributedApplicationTestingBuilder.CreateAsync<string>(Cancellation));
    }

    [Fact]
    public async Task Disposal_without_building_ends_the_entry_point()
    {
        var builder = await DistributedApplicationTestingBuilder.CreateAsync<Projects.Sample_AppHost>(Cancellation);

        Assert.True(builder.Resources.TryGetByName("postgres", out _));
        await builder.DisposeAsync();
    }
}
