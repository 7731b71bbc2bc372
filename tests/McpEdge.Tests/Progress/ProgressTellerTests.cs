using McpEdge.Auth;
using McpEdge.Pipeline;
using McpEdge.Progress;
using McpEdge.Speech;
using McpEdge.Tests.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using ModelContextProtocol.Protocol;
using Platform.Testing;

namespace McpEdge.Tests.Progress;

/// <summary>When and in which language, by a clock that is moved by hand.</summary>
public sealed class ProgressTellerTests
{
    private static readonly ToolResult Answer = ToolResult.Success("Done.", default);

    private readonly FakeTime _clock = new();
    private readonly TaskCompletionSource<ToolResult> _running = new();

    [Theory]
    [InlineData("en", "One moment, please.")]
    [InlineData("de", "Einen Moment, bitte.")]
    [InlineData("fr", "Un instant, s'il vous plaît.")]
    public async Task After_400_milliseconds_the_caller_is_told_in_the_language_of_the_call(string language, string expected)
    {
        await using var wire = new HeldWire();
        var told = Tell(wire, language, new("a token"));

        _clock.Advance(TimeSpan.FromMilliseconds(399));
        Assert.Equal(0, wire.Begun);
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        var first = await wire.NextAsync();
        _running.SetResult(Answer);

        Assert.Same(Answer, await told);
        Assert.Equal("notifications/progress", first.Method);
        Assert.Equal(("a token", 1, expected), ((string?)first.Params!["progressToken"], (int?)first.Params["progress"], (string?)first.Params["message"]));
    }

    [Fact]
    public async Task Who_asked_for_no_progress_and_who_is_answered_at_once_is_told_nothing()
    {
        await using var wire = new HeldWire();
        var silent = Tell(wire, "en", null);
        _clock.Advance(TimeSpan.FromSeconds(2));
        _running.SetResult(Answer);
        await silent;
        await Tell(wire, "en", new("a token"));

        Assert.Equal(0, wire.Begun);
    }

    private Task<ToolResult> Tell(HeldWire wire, string language, ProgressToken? token)
    {
        var teller = new ProgressTeller(
            new CallLanguage(Options.Create(new SpeechOptions())), Options.Create(new ProgressOptions()), _clock, NullLogger<ProgressTeller>.Instance);
        var call = new ToolCall("order_list", null, new Caller("acme", "a key", new HashSet<string>()) { Locale = language });

        return teller.TellAsync(_running.Task, call, wire.Server, token);
    }
}
