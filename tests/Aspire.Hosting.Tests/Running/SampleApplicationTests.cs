using System.Net.Http.Json;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;
using Npgsql;

namespace Aspire.Hosting.Tests.Running;

[Collection(nameof(RunningApplications))]
public sealed class SampleApplicationTests(SampleApplication sample) : IClassFixture<SampleApplication>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_project_reaches_its_database_and_its_cache()
    {
        using var front = sample.App.CreateHttpClient("front");

        await front.PostAsync("/notes/first", null, Cancellation);

        Assert.Contains("first", await front.GetFromJsonAsync<string[]>("/notes", Cancellation) ?? []);
        Assert.Equal("hello!", await front.GetStringAsync("/lua/hello", Cancellation));
    }

    [Fact]
    public async Task A_project_gets_its_variables()
    {
        using var front = sample.App.CreateHttpClient("front");

        var variables = await front.GetFromJsonAsync<Dictionary<string, string>>("/env", Cancellation);

        Assert.NotNull(variables);
        Assert.Equal("profile", variables["FROM_PROFILE"]);
        Assert.Equal("Development", variables["ASPNETCORE_ENVIRONMENT"]);
        Assert.Equal("front", variables["OTEL_SERVICE_NAME"]);
        Assert.Equal(await sample.App.GetConnectionStringAsync("sampledb", Cancellation), variables["ConnectionStrings__sampledb"]);
        Assert.Equal(Url("backend", "grpc"), variables["services__backend__grpc__0"]);
        Assert.Equal(Url("backend", "http"), variables["BACKEND_HTTP"]);
        Assert.StartsWith("token ", variables["GREETING"]);
        Assert.EndsWith(Url("backend", "grpc"), variables["GREETING"]);
    }

    [Fact]
    public async Task Endpoints_of_Kestrel_are_told_by_Kestrels_own_keys_and_listen_with_their_protocol()
    {
        using var backend = sample.App.CreateHttpClient("backend");
        using var http2 = new HttpRequestMessage(HttpMethod.Get, new Uri(sample.App.GetEndpoint("backend", "grpc"), "/"))
        {
            Version = new Version(2, 0),
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };

        var variables = await backend.GetFromJsonAsync<Dictionary<string, string>>("/env", Cancellation);
        using var answer = await backend.SendAsync(http2, Cancellation);

        Assert.Equal(Url("backend", "grpc"), variables!["Kestrel__Endpoints__grpc__Url"]);
        Assert.DoesNotContain("ASPNETCORE_URLS", variables.Keys);
        Assert.Equal("backend", await answer.Content.ReadAsStringAsync(Cancellation));
    }

    [Fact]
    public void Ports_are_not_those_of_a_run_outside_tests()
    {
        Assert.NotEqual(5980, sample.App.GetEndpoint("front").Port);
        Assert.NotEqual(5981, sample.App.GetEndpoint("backend").Port);
    }

    [Fact]
    public async Task The_server_encodes_text_as_UTF8_and_demands_its_password()
    {
        var right = new NpgsqlConnectionStringBuilder(await sample.App.GetConnectionStringAsync("sampledb", Cancellation));
        await using var database = NpgsqlDataSource.Create(right);
        await using var encoding = database.CreateCommand("SHOW server_encoding");
        right.Password = "wrong";
        await using var intruder = NpgsqlDataSource.Create(right);

        Assert.Equal("UTF8", await encoding.ExecuteScalarAsync(Cancellation));
        var refused = await Assert.ThrowsAsync<PostgresException>(async () => await intruder.OpenConnectionAsync(Cancellation));
        Assert.Equal(PostgresErrorCodes.InvalidPassword, refused.SqlState);
    }

    [Fact]
    public async Task A_resource_can_be_stopped_started_and_restarted()
    {
        var commands = sample.App.ResourceCommands;
        var before = sample.ProcessId("backend");

        Assert.True((await commands.ExecuteCommandAsync("backend", KnownResourceCommands.StopCommand, Cancellation)).Success);
        Assert.Equal("Exited", await sample.App.ResourceNotifications.WaitForResourceAsync("backend", [KnownResourceStates.Exited], Cancellation));
        Assert.True((await commands.ExecuteCommandAsync("backend", KnownResourceCommands.StartCommand, Cancellation)).Success);
        await sample.App.ResourceNotifications.WaitForResourceHealthyAsync("backend", Cancellation);
        var between = sample.ProcessId("backend");
        Assert.True((await commands.ExecuteCommandAsync("backend", KnownResourceCommands.RestartCommand, Cancellation)).Success);
        await sample.App.ResourceNotifications.WaitForResourceHealthyAsync("backend", Cancellation);

        Assert.Equal(3, new[] { before, between, sample.ProcessId("backend") }.Distinct().Count());
        Assert.False((await commands.ExecuteCommandAsync("backend", KnownResourceCommands.StartCommand, Cancellation)).Success);
        Assert.False((await commands.ExecuteCommandAsync("backend", "dance", Cancellation)).Success);
        Assert.False((await commands.ExecuteCommandAsync("nobody", "start", Cancellation)).Success);
    }

    [Fact]
    public async Task A_service_that_exits_is_started_again()
    {
        using var backend = sample.App.CreateHttpClient("backend");
        var exited = sample.App.ResourceNotifications.WaitForResourceAsync("backend", update => update.Snapshot.ExitCode == 3, Cancellation);

        await backend.PostAsync("/exit/3", null, Cancellation).ContinueWith(static _ => { }, TaskScheduler.Default);
        await exited;

        await sample.App.ResourceNotifications.WaitForResourceAsync(
            "backend", update => update.Snapshot is { HealthStatus: Microsoft.Extensions.Diagnostics.HealthChecks.HealthStatus.Healthy }, Cancellation);
        Assert.Equal("backend", await backend.GetStringAsync("/", Cancellation));
    }

    [Fact]
    public async Task What_does_not_exist_is_named()
    {
        Assert.Throws<ArgumentException>(() => sample.App.GetEndpoint("nobody"));
        Assert.Throws<ArgumentException>(() => sample.App.GetEndpoint("front", "grpc"));
        await Assert.ThrowsAsync<ArgumentException>(() => sample.App.GetConnectionStringAsync("front", Cancellation).AsTask());
    }

    private string Url(string resource, string endpoint) => sample.App.GetEndpoint(resource, endpoint).ToString().TrimEnd('/');
}
