using System.ComponentModel;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace ModelContextProtocol.AspNetCore.Conformance;

/// <summary>Tools that ask by an input-required result, as 2026-07-28 does.</summary>
[McpServerToolType]
internal sealed class InputRequiredTools(StateSeal seal)
{
    [McpServerTool(Name = "test_input_required_result_elicitation"), Description("Asks for a name.")]
    public static string Elicitation(RequestContext<CallToolRequestParams> request) =>
        Questions.Field(request.Params, "user_name", "name") is { } name
            ? $"Hello, {name}!"
            : throw Ask(null, ("user_name", Questions.Elicit("What is your name?", "name")));

    [McpServerTool(Name = "test_input_required_result_sampling"), Description("Asks the client's model.")]
    public static string Sampling(RequestContext<CallToolRequestParams> request) =>
        Questions.Reply(request.Params, "capital_question") is { } answer
            ? answer.ToString()
            : throw Ask(null, ("capital_question", Questions.Sample("What is the capital of France?", 100)));

    [McpServerTool(Name = "test_input_required_result_list_roots"), Description("Asks for the roots.")]
    public static string Roots(RequestContext<CallToolRequestParams> request) =>
        Questions.Reply(request.Params, "client_roots") is { } roots ? roots.ToString() : throw Ask(null, ("client_roots", Questions.Roots));

    [McpServerTool(Name = "test_input_required_result_request_state"), Description("Carries state over a round.")]
    public string RequestState(RequestContext<CallToolRequestParams> request) =>
        Continue(request) == "confirming" && Questions.Field(request.Params, "confirm", "ok") is not null
            ? "state-ok"
            : throw Ask(seal.Seal("confirming"), ("confirm", Questions.Elicit("Please confirm", "ok", "boolean")));

    [McpServerTool(Name = "test_input_required_result_tampered_state"), Description("Notices changed state.")]
    public string TamperedState(RequestContext<CallToolRequestParams> request) => RequestState(request);

    [McpServerTool(Name = "test_input_required_result_multiple_inputs"), Description("Asks three things at once.")]
    public string MultipleInputs(RequestContext<CallToolRequestParams> request)
    {
        string[] keys = ["user_name", "greeting", "client_roots"];
        return Continue(request) == "three" && keys.All(k => Questions.Reply(request.Params, k) is not null)
            ? "Thank you for all three."
            : throw Ask(
                seal.Seal("three"),
                ("user_name", Questions.Elicit("What is your name?", "name")),
                ("greeting", Questions.Sample("Generate a greeting", 50)),
                ("client_roots", Questions.Roots));
    }

    [McpServerTool(Name = "test_input_required_result_multi_round"), Description("Asks twice.")]
    public string MultiRound(RequestContext<CallToolRequestParams> request)
    {
        var state = Continue(request);
        if (state?.StartsWith("name:", StringComparison.Ordinal) is true && Questions.Field(request.Params, "step2", "color") is { } color)
        {
            return $"{state["name:".Length..]} likes {color}.";
        }

        throw state == "start" && Questions.Field(request.Params, "step1", "name") is { } name
            ? Ask(seal.Seal($"name:{name}"), ("step2", Questions.Elicit("Step 2: What is your favorite color?", "color")))
            : Ask(seal.Seal("start"), ("step1", Questions.Elicit("Step 1: What is your name?", "name")));
    }

    [McpServerTool(Name = "test_input_required_result_capabilities"), Description("Asks what the client can answer.")]
    public static string Capabilities(McpServer server)
    {
        var questions = new List<(string, InputRequest)>();
        if (server.ClientCapabilities?.Sampling is not null)
        {
            questions.Add(("sample", Questions.Sample("Say hello", 10)));
        }

        if (server.ClientCapabilities?.Elicitation is not null)
        {
            questions.Add(("name", Questions.Elicit("What is your name?", "name")));
        }

        return questions.Count == 0 ? "Nothing to ask with." : throw Ask(null, [.. questions]);
    }

    [McpServerTool(Name = "test_streaming_elicitation"), Description("Asks the user without a request on the stream.")]
    public static string StreamingElicitation(RequestContext<CallToolRequestParams> request) => Elicitation(request);

    [McpServerTool(Name = "test_missing_capability"), Description("Needs sampling.")]
    public static string MissingCapability(McpServer server) => server.ClientCapabilities?.Sampling is null
        ? throw new MissingRequiredClientCapabilityException(new ClientCapabilities { Sampling = new() }, "This tool needs sampling.")
        : "The client can sample.";

    internal static InputRequiredException Ask(string? state, params (string Key, InputRequest Request)[] questions) =>
        new(questions.ToDictionary(q => q.Key, q => q.Request), state);

    private string? Continue(RequestContext<CallToolRequestParams> request) =>
        request.Params?.RequestState is { } state ? seal.Open(state) : null;
}
