using System.Net;
using System.Security.Claims;
using System.Text.Json;
using McpEdge.Audit;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Platform.Testing;

namespace McpEdge.Tests.Audit;

public sealed class StrangerAuditTests : IDisposable
{
    private static readonly IOptions<AuditOptions> Few = Options.Create(new AuditOptions { StrangersPerMinute = 3 });

    private readonly FakeTime _clock = new();
    private readonly AuditQueue _queue = new(Few);

    [Fact]
    public async Task A_flood_of_strangers_becomes_a_few_entries_and_a_number()
    {
        var strangers = new StrangerAudit(_queue, Few, _clock);
        for (var stranger = 0; stranger < 1_000; stranger++)
        {
            await strangers.RecordAsync(Request(), Refuse);
        }

        _clock.Advance(TimeSpan.FromMinutes(1));
        await strangers.RecordAsync(Request(), Refuse);
        var entries = Entries();

        Assert.Equal(5, entries.Count);
        Assert.All(entries, entry => Assert.Equal((AuditOutcome.Refused, "UNAUTHENTICATED"), (entry.Outcome, entry.Code)));
        Assert.Equal(997, JsonElement.Parse(entries[3].Arguments).GetProperty("more").GetInt64());
        Assert.Equal("10.1.2.3", JsonElement.Parse(entries[4].Arguments).GetProperty("address").GetString());
    }

    [Fact]
    public async Task The_number_is_not_lost_when_the_process_ends()
    {
        var strangers = new StrangerAudit(_queue, Few, _clock);
        for (var stranger = 0; stranger < 10; stranger++)
        {
            await strangers.RecordAsync(Request(), Refuse);
        }

        await strangers.StopAsync(TestContext.Current.CancellationToken);

        Assert.Equal(7, JsonElement.Parse(Entries()[^1].Arguments).GetProperty("more").GetInt64());
    }

    [Fact]
    public async Task Whoever_is_let_in_is_no_stranger()
    {
        await new StrangerAudit(_queue, Few, _clock).RecordAsync(Request(), _ => Task.CompletedTask);

        Assert.Empty(Entries());
    }

    [Theory]
    [InlineData(null, 1)]
    [InlineData("ApiKey", 0)]
    public async Task A_stranger_who_is_sent_away_is_one_and_a_caller_who_is_is_none(string? letInBy, int entries)
    {
        var request = Request();
        request.User = new(new ClaimsIdentity(letInBy));

        await new StrangerAudit(_queue, Few, _clock).RecordAsync(request, context =>
        {
            context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            return Task.CompletedTask;
        });

        Assert.Equal(entries, Entries().Count);
    }

    public void Dispose() => _queue.Dispose();

    private static DefaultHttpContext Request() => new() { Connection = { RemoteIpAddress = IPAddress.Parse("10.1.2.3") } };

    private static Task Refuse(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        return Task.CompletedTask;
    }

    private List<AuditEntry> Entries()
    {
        var entries = new List<AuditEntry>();
        while (_queue.Items.TryRead(out var item))
        {
            entries.Add(item.Entry!());
        }

        return entries;
    }
}
