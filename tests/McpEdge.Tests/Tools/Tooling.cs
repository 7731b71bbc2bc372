using System.Text.Json;
using System.Text.Json.Nodes;
using Grpc.Net.Client;
using McpEdge.Auth;
using McpEdge.Errors;
using McpEdge.Schemas;
using McpEdge.Tools;

namespace McpEdge.Tests.Tools;

/// <summary>Tools without their services: for what happens before a service is asked.</summary>
internal static class Tooling
{
    /// <summary>A channel to nobody.</summary>
    public static GrpcChannel Nobody { get; } = GrpcChannel.ForAddress("http://127.0.0.1:1");

    /// <summary>What is wrong with the arguments, by the schema or else by the tool's own rules.</summary>
    public static async Task<IReadOnlyList<FieldProblem>> ProblemsAsync(Tool tool, string arguments)
    {
        var problems = new List<FieldProblem>();
        var read = ArgumentReader.Read(tool.Arguments, JsonElement.Parse(arguments), problems);

        return problems.Count > 0 ? problems : await OwnProblemsAsync(tool, read);
    }

    private static async Task<IReadOnlyList<FieldProblem>> OwnProblemsAsync(Tool tool, JsonObject arguments)
    {
        var nobody = new Caller("acme", "key", new HashSet<string>());
        var over = new ToolContext(nobody, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch);
        var refused = await Assert.ThrowsAsync<ToolRefusedException>(() => tool.RunAsync(arguments, over, TestContext.Current.CancellationToken));

        return refused.Error.Fields;
    }
}
