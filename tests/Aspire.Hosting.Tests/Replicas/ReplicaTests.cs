using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;
using Aspire.Hosting.Tests.Running;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting.Tests.Replicas;

[Collection(nameof(RunningApplications))]
public sealed class ReplicaTests(ReplicatedBackend backend) : IClassFixture<ReplicatedBackend>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Requests_go_to_the_replicas_in_turn()
    {
        var replicas = await backend.ReplicasAsync();
        using var client = backend.App.CreateHttpClient("backend");

        var turns = (await AskAsync(client, 4 * ReplicatedBackend.Count)).CountBy(pid => pid).ToDictionary();

        Assert.Equal(replicas.Keys.Order(), turns.Keys.Order());
        Assert.All(turns.Values, count => Assert.Equal(4, count));
    }

    [Fact]
    public async Task Each_replica_has_addresses_and_an_identity_of_its_own()
    {
        using var client = backend.App.CreateHttpClient("backend");

        var variables = new List<Dictionary<string, string>>();
        for (var turn = 0; turn < ReplicatedBackend.Count; turn++)
        {
            variables.Add((await client.GetFromJsonAsync<Dictionary<string, string>>("/env", Cancellation))!);
        }

        Assert.Equal(ReplicatedBackend.Count, variables.DistinctBy(all => all["Kestrel__Endpoints__http__Url"]).Count());
        Assert.Equal(ReplicatedBackend.Count, variables.DistinctBy(all => all["OTEL_RESOURCE_ATTRIBUTES"]).Count());
    }

    [Fact]
    public async Task A_killed_replica_gets_nothing_and_comes_back()
    {
        var (pid, id) = (await backend.ReplicasAsync()).First();
        using var client = backend.App.CreateHttpClient("backend");
        var load = AskAsync(client, 200);

        var gone = backend.App.ResourceNotifications.WaitForResourceAsync(id, update => Pid(update) != pid || update.Snapshot.ExitCode is not null, Cancellation);
        Assert.True((await backend.App.ResourceCommands.ExecuteCommandAsync(id, "kill", Cancellation)).Success);
        await gone;

        Assert.Equal(200, (await load).Count);
        Assert.DoesNotContain(pid, await AskAsync(client, 10));
        var back = await backend.App.ResourceNotifications.WaitForResourceAsync(
            id, update => update.ResourceId == id && Pid(update) != pid && update.Snapshot.HealthStatus is HealthStatus.Healthy, Cancellation);
        Assert.Contains(Pid(back)!.Value, await AskAsync(client, ReplicatedBackend.Count));
    }

    [Fact]
    public async Task An_unhealthy_replica_gets_nothing()
    {
        using var client = backend.App.CreateHttpClient("backend");
        var replicas = await backend.ReplicasAsync();
        using var answer = await client.PostAsync("/sick", null, Cancellation);
        var sick = await answer.Content.ReadFromJsonAsync<int>(Cancellation);

        await backend.App.ResourceNotifications.WaitForResourceAsync(
            replicas[sick], update => update.ResourceId == replicas[sick] && update.Snapshot.HealthStatus is HealthStatus.Unhealthy, Cancellation);
        Assert.DoesNotContain(sick, await AskAsync(client, 10));

        await backend.App.ResourceCommands.ExecuteCommandAsync(replicas[sick], "restart", Cancellation);
        await backend.App.ResourceNotifications.WaitForResourceHealthyAsync(replicas[sick], Cancellation);
    }

    [Fact]
    public async Task One_replica_can_be_stopped_and_started()
    {
        var (pid, id) = (await backend.ReplicasAsync()).First();
        using var client = backend.App.CreateHttpClient("backend");

        await backend.App.ResourceCommands.ExecuteCommandAsync(id, KnownResourceCommands.StopCommand, Cancellation);
        var without = await AskAsync(client, 6);
        await backend.App.ResourceCommands.ExecuteCommandAsync(id, KnownResourceCommands.StartCommand, Cancellation);
        await backend.App.ResourceNotifications.WaitForResourceHealthyAsync(id, Cancellation);

        Assert.Equal(ReplicatedBackend.Count - 1, without.Distinct().Count());
        Assert.DoesNotContain(pid, without);
        Assert.Equal(ReplicatedBackend.Count, (await AskAsync(client, ReplicatedBackend.Count)).Distinct().Count());
    }

    [Fact]
    public async Task Without_a_replica_the_answer_is_503()
    {
        using var client = backend.App.CreateHttpClient("backend");

        await backend.App.ResourceCommands.ExecuteCommandAsync("backend", KnownResourceCommands.StopCommand, Cancellation);
        using var answer = await client.GetAsync("/pid", Cancellation);
        await backend.App.ResourceCommands.ExecuteCommandAsync("backend", KnownResourceCommands.StartCommand, Cancellation);
        await backend.App.ResourceNotifications.WaitForResourceHealthyAsync("backend", Cancellation);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal(ReplicatedBackend.Count, (await AskAsync(client, ReplicatedBackend.Count)).Distinct().Count());
    }

    [Fact]
    public async Task An_event_stream_is_passed_on_event_by_event()
    {
        using var client = backend.App.CreateHttpClient("backend");
        using var answer = await client.GetAsync("/events", HttpCompletionOption.ResponseHeadersRead, Cancellation);
        using var events = new StreamReader(await answer.Content.ReadAsStreamAsync(Cancellation));

        // The server holds the stream open, so that a proxy which buffers would never pass this line on.
        Assert.Equal("data: first", await events.ReadLineAsync(Cancellation));
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_large_body_arrives_whole(bool chunked)
    {
        using var client = backend.App.CreateHttpClient("backend");
        var body = System.Security.Cryptography.RandomNumberGenerator.GetBytes(40_000_000);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/hash") { Content = new ByteArrayContent(body) };
        request.Headers.TransferEncodingChunked = chunked;

        using var answer = await client.SendAsync(request, Cancellation);

        Assert.Equal(Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(body)), await answer.Content.ReadAsStringAsync(Cancellation));
    }

    [Fact]
    public async Task What_cannot_be_shared_is_refused_by_name()
    {
        await using var builder = DistributedApplicationTestingBuilder.Create();
        builder.AddProject<Projects.Sample_Backend>("backend").WithReplicas(2).WithEndpoint(name: "raw");
        var app = await builder.BuildAsync(Cancellation);

        var failure = await Assert.ThrowsAsync<DistributedApplicationException>(() => app.StartAsync(Cancellation));

        Assert.StartsWith("'backend' has replicas, and its endpoint 'raw' (tcp) cannot be shared", failure.Message);
    }

    private static async Task<IReadOnlyList<int>> AskAsync(HttpClient client, int times)
    {
        var answers = new List<int>();
        for (var time = 0; time < times; time++)
        {
            answers.Add(await client.GetFromJsonAsync<int>("/pid", Cancellation));
        }

        return answers;
    }

    private static int? Pid(ResourceEvent update) =>
        update.Snapshot.Properties.FirstOrDefault(property => property.Name == "executable.pid")?.Value is { } pid
            ? Convert.ToInt32(pid, CultureInfo.InvariantCulture)
            : null;
}
