using System.Text.Json;
using McpEdge.Auth;
using McpEdge.Errors;
using McpEdge.Latency;
using McpEdge.Pipeline;
using McpEdge.Tests.Hosting;
using McpEdge.Tools;
using McpEdge.Toolsets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace McpEdge.Tests.Pipeline;

[Collection(EdgeCollection.Name)]
public sealed class ToolPipelineTests(EdgePlatform platform)
{
    private static readonly Caller Everybody = new("acme", "key", new HashSet<string> { Caller.EveryScope });

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_answer_comes_as_a_line_and_as_data()
    {
        var result = await RunAsync(Echo((arguments, _) => Say($"**{arguments.Word}**\nindeed", arguments.Word)));

        Assert.Equal("hello indeed", result.Speech);
        Assert.Equal("""{"word":"hello"}""", result.Data.GetRawText());
        Assert.Null(result.Error);
    }

    [Fact]
    public async Task An_unknown_tool_is_a_mistake_of_the_request()
    {
        var pipeline = Pipeline(Echo((_, _) => Say("", "")));

        await Assert.ThrowsAsync<UnknownToolException>(() => pipeline.RunAsync(new("eco", null, Everybody), Cancellation));
    }

    [Fact]
    public async Task A_call_without_a_caller_never_reaches_a_tool()
    {
        var pipeline = Pipeline(Echo((_, _) => throw new InvalidOperationException("reached")));

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => pipeline.RunAsync(new("echo", null, null), Cancellation));
        Assert.NotEqual("reached", failure.Message);
    }

    [Fact]
    public async Task A_caller_without_the_scope_is_refused_before_arguments_are_looked_at()
    {
        var caller = new Caller("acme", "key", new HashSet<string> { "customers:read" });
        var result = await Pipeline(Echo((_, _) => Say("", ""))).RunAsync(new("echo", JsonElement.Parse("7"), caller), Cancellation);

        Assert.Equal(ToolCodes.InsufficientScope, result.Error?.Code);
        Assert.Contains("echo:read", result.Speech, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrong_arguments_are_answered_with_a_question_to_the_caller()
    {
        var result = await RunAsync(Echo((_, _) => Say("", "")), """{"wort":"x"}""");

        Assert.Equal(ToolCodes.InvalidArguments, result.Error?.Code);
        Assert.StartsWith("What should I say?", result.Speech, StringComparison.Ordinal);
        Assert.Equal(["wort", "word"], result.Error?.Fields.Select(field => field.Field));
        Assert.Equal("word", result.Data.GetProperty("fields")[1].GetProperty("field").GetString());
    }

    [Fact]
    public async Task An_unforeseen_failure_tells_nothing_of_the_inside()
    {
        var result = await RunAsync(Echo((_, _) => throw new InvalidOperationException("Host=10.0.0.1;Password=secret")));

        Assert.Equal(ToolCodes.Internal, result.Error?.Code);
        Assert.DoesNotContain("secret", result.Speech + result.Data.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_waited_before_the_call_is_no_longer_in_its_budget()
    {
        var call = new ToolCall("echo", JsonElement.Parse("""{"word":"hello"}"""), Everybody) { Waited = TimeSpan.FromMinutes(1) };

        var pipeline = Pipeline(Echo((_, cancellation) =>
            cancellation.IsCancellationRequested ? Task.FromCanceled<ToolAnswer<EchoResult>>(cancellation) : Say("", "")));
        var result = await pipeline.RunAsync(call, Cancellation);

        Assert.Equal(ToolCodes.Timeout, result.Error?.Code);
    }

    [Fact]
    public async Task Optional_parts_keep_their_share_of_what_is_left_after_a_wait()
    {
        var budgets = new BudgetOptions { Read = TimeSpan.FromMinutes(1), Longest = TimeSpan.FromMinutes(1), Optional = TimeSpan.FromSeconds(10) };
        var call = new ToolCall("echo", JsonElement.Parse("""{"word":"hello"}"""), Everybody) { Waited = TimeSpan.FromSeconds(30) };
        var tool = Echo((_, _) => Say("", ""));
        var came = TimeProvider.System.GetUtcNow();

        await Pipeline(tool, budgets).RunAsync(call, Cancellation);

        var share = budgets.Optional / 2;
        Assert.InRange(tool.Context!.OptionalDeadline, came + share, TimeProvider.System.GetUtcNow() + share);
    }

    [Fact]
    public async Task A_read_that_takes_too_long_may_be_repeated()
    {
        var result = await RunAsync(Echo(async (_, cancellation) =>
        {
            await Task.Delay(Timeout.Infinite, cancellation);
            return new("", new(""));
        }));

        Assert.Equal((ToolCodes.Timeout, true), (result.Error?.Code, result.Error?.Retryable));
    }

    [Fact]
    public async Task A_write_that_takes_too_long_must_not_be_repeated_blindly()
    {
        var never = new TaskCompletionSource<ToolAnswer<EchoResult>>();
        var result = await RunAsync(new EchoTool(EchoTool.Writes, (_, _) => never.Task));

        Assert.Equal((ToolCodes.Timeout, false), (result.Error?.Code, result.Error?.Retryable));
    }

    [Fact]
    public async Task A_client_that_went_away_gets_no_answer()
    {
        using var gone = new CancellationTokenSource();
        var pipeline = Pipeline(Echo(async (_, cancellation) =>
        {
            await gone.CancelAsync();
            await Task.Delay(Timeout.Infinite, cancellation);
            return new("", new(""));
        }));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            pipeline.RunAsync(new("echo", JsonElement.Parse("""{"word":"x"}"""), Everybody), gone.Token));
    }

    [Fact]
    public async Task A_rehearsal_says_nothing_of_how_long_calls_take()
    {
        var latencies = new ToolLatencies(TimeProvider.System);
        var pipeline = Pipeline(Echo((_, _) => Say("", "")), latencies);
        var call = new ToolCall("echo", JsonElement.Parse("""{"word":"hello"}"""), Everybody);

        await pipeline.RunAsync(call with { IsRehearsal = true }, Cancellation);
        Assert.Null(latencies.Of("echo"));
        await pipeline.RunAsync(call, Cancellation);
        Assert.NotNull(latencies.Of("echo"));
    }

    private static EchoTool Echo(Func<EchoArguments, CancellationToken, Task<ToolAnswer<EchoResult>>> answer) => new(EchoTool.Reads, answer);

    private static Task<ToolAnswer<EchoResult>> Say(string speech, string word) =>
        Task.FromResult(new ToolAnswer<EchoResult>(speech, new(word)));

    private Task<ToolResult> RunAsync(Tool tool, string arguments = """{"word":"hello"}""") =>
        Pipeline(tool).RunAsync(new(tool.Profile.Name, JsonElement.Parse(arguments), Everybody), Cancellation);

    private ToolPipeline Pipeline(Tool tool, params object[] parts) =>
        Pipeline(tool, new BudgetOptions { Read = TimeSpan.FromSeconds(1), Write = TimeSpan.FromSeconds(1) }, parts);

    private ToolPipeline Pipeline(Tool tool, BudgetOptions budgets, params object[] parts) => ActivatorUtilities.CreateInstance<ToolPipeline>(
        platform.Edge.Services, [new ToolsetCatalogue(new ToolCatalogue([tool]), []), Options.Create(budgets), .. parts]);
}
