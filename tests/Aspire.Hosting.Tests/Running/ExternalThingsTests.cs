using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;
using Aspire.Hosting.Tests.References;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Tests.Running;

/// <summary>Things that the application uses and does not start.</summary>
[Collection(nameof(RunningApplications))]
public sealed class ExternalThingsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_external_service_is_referred_to_by_its_scheme_and_by_its_name()
    {
        await using var builder = DistributedApplicationTestingBuilder.Create("Parameters:rates-url=https://rates.example/");
        var fixedUrl = builder.AddExternalService("tax-office", "http://tax.example/v1/");
        var configured = builder.AddExternalService("rates", builder.AddParameter("rates-url"));
        var user = builder.AddExecutable("user", "true", ".").WithReference(fixedUrl).WithReference(configured).WithEnvironment("RATES_AT", configured);

        var variables = await VariablesOf.ResourceAsync(user.Resource);

        Assert.Equal("http://tax.example/v1/", variables["services__tax-office__http__0"]);
        Assert.Equal("http://tax.example/v1/", variables["TAX_OFFICE"]);
        Assert.Equal("https://rates.example/", variables["services__rates__https__0"]);
        Assert.Equal("https://rates.example/", variables["RATES_AT"]);
        Assert.Throws<ArgumentException>(() => builder.AddExternalService("broken", "rates.example"));
    }

    [Fact]
    public async Task An_external_service_without_an_address_fails_the_wait_for_it()
    {
        await using var builder = DistributedApplicationTestingBuilder.Create("Parameters:rates-url=nowhere");
        builder.AddExternalService("rates", builder.AddParameter("rates-url"));
        var app = await builder.BuildAsync(Cancellation);
        await app.StartAsync(Cancellation);

        var failure = await Assert.ThrowsAsync<DistributedApplicationException>(() =>
            app.ResourceNotifications.WaitForResourceHealthyAsync("rates", Cancellation));

        Assert.StartsWith("The address of external service 'rates', parameter 'rates-url', must be absolute", failure.Message);
    }

    [Fact]
    public async Task A_connection_string_comes_from_configuration()
    {
        await using var builder = DistributedApplicationTestingBuilder.Create("ConnectionStrings:legacy=Host=elsewhere");
        var legacy = builder.AddConnectionString("legacy");
        var renamed = builder.AddConnectionString("missing", "LEGACY_DB");
        var user = builder.AddExecutable("user", "true", ".").WithReference(legacy).WaitFor(legacy);
        var other = builder.AddExecutable("other", "true", ".").WithReference(renamed).WaitFor(renamed);
        var app = await builder.BuildAsync(Cancellation);
        await app.StartAsync(Cancellation);

        Assert.Equal("Host=elsewhere", (await VariablesOf.ResourceAsync(user.Resource))["ConnectionStrings__legacy"]);
        Assert.Equal("Host=elsewhere", await app.GetConnectionStringAsync("legacy", Cancellation));
        await app.ResourceNotifications.WaitForResourceAsync("user", KnownResourceStates.Finished, Cancellation);
        var failure = await Assert.ThrowsAsync<MissingParameterValueException>(() => VariablesOf.ResourceAsync(other.Resource));
        Assert.Contains("set 'ConnectionStrings:missing' (environment variable ConnectionStrings__missing", failure.Message);
    }

    [Fact]
    public async Task A_command_sends_a_request_while_the_resource_is_healthy()
    {
        await using var builder = DistributedApplicationTestingBuilder.Create();
        builder.AddProject<Projects.Sample_Backend>("backend").WithHttpHealthCheck("/health")
            .WithHttpCommand("/hash", "Hash nothing", commandName: "hash")
            .WithHttpCommand("/nowhere.txt", "Go nowhere", commandName: "nowhere", commandOptions: new HttpCommandOptions { Method = HttpMethod.Get });
        var app = await builder.BuildAsync(Cancellation);
        await app.StartAsync(Cancellation);

        Assert.False((await app.ResourceCommands.ExecuteCommandAsync("backend", "hash", Cancellation)).Success);
        await app.ResourceNotifications.WaitForResourceHealthyAsync("backend", Cancellation);

        Assert.True((await app.ResourceCommands.ExecuteCommandAsync("backend", "hash", Cancellation)).Success);
        var failed = await app.ResourceCommands.ExecuteCommandAsync("backend", "nowhere", Cancellation);
        Assert.EndsWith("/nowhere.txt answers 404.", failed.Message);
    }

    [Fact]
    public async Task The_output_of_resources_reaches_the_log_of_the_test()
    {
        using var lines = new Lines();
        await using var builder = DistributedApplicationTestingBuilder.Create([], (options, _) => options.EnableResourceLogging = true);
        builder.Services.AddSingleton<ILoggerProvider>(lines);
        builder.AddExecutable("tool", "echo", ".", "hello");
        var app = await builder.BuildAsync(Cancellation);
        await app.StartAsync(Cancellation);

        await app.ResourceNotifications.WaitForResourceAsync("tool", KnownResourceStates.Finished, Cancellation);

        Assert.Contains(lines.All, line => line.Category.EndsWith(".Resources.tool", StringComparison.Ordinal) && line.Text == "hello");
    }

    [Fact]
    public async Task A_factory_takes_an_AppHost_over_and_lets_a_class_of_tests_change_it()
    {
        await using var factory = new WithoutFront();
        await factory.StartAsync(Cancellation);
        var health = factory.App.ResourceNotifications.WaitForResourceHealthyAsync("backend", Cancellation);
        await health;
        using var backend = factory.CreateHttpClient("backend");

        Assert.Equal("backend", await backend.GetStringAsync("/", Cancellation));
        Assert.Contains("Password=", await factory.GetConnectionString("sampledb"));
        Assert.Throws<ArgumentException>(() => factory.GetEndpoint("front"));
    }

    private sealed class WithoutFront() : DistributedApplicationFactory(typeof(Projects.Sample_AppHost))
    {
        public DistributedApplication App { get; private set; } = null!;

        protected override void OnBuilding(DistributedApplicationBuilder applicationBuilder) =>
            applicationBuilder.Resources.Remove(applicationBuilder.Resources.Single(resource => resource.Name == "front"));

        protected override void OnBuilt(DistributedApplication application) => App = application;
    }

    private sealed class Lines : ILoggerProvider
    {
        public System.Collections.Concurrent.ConcurrentQueue<(string Category, string Text)> All { get; } = new();

        public ILogger CreateLogger(string categoryName) => new Line(categoryName, All);

        public void Dispose()
        {
        }

        private sealed class Line(string category, System.Collections.Concurrent.ConcurrentQueue<(string Category, string Text)> all) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state)
                where TState : notnull => null;

            public bool IsEnabled(LogLevel logLevel) => true;

            public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
                all.Enqueue((category, formatter(state, exception)));
        }
    }
}
