using System.ComponentModel;
using System.Text.Json;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace ModelContextProtocol.AspNetCore.Conformance;

/// <summary>Tools that send a request of their own to the client, as versions with sessions allow.</summary>
[McpServerToolType]
internal sealed class AskingTools
{
    [McpServerTool(Name = "test_sampling"), Description("Asks the client's model.")]
    public static async Task<string> Sampling(McpServer server, string prompt, CancellationToken cancellationToken)
    {
        var request = new CreateMessageRequestParams
        {
            MaxTokens = 100,
            Messages = [new() { Role = Role.User, Content = [new TextContentBlock { Text = prompt }] }],
        };
        var answer = await server.SampleAsync(request, cancellationToken);
        return $"LLM response: {string.Concat(answer.Content.OfType<TextContentBlock>().Select(c => c.Text))}";
    }

    [McpServerTool(Name = "test_elicitation"), Description("Asks the user.")]
    public static async Task<string> Elicitation(McpServer server, string message, CancellationToken cancellationToken) =>
        "User response: " + await AskAsync(server, message, """
            {"type":"object","required":["username","email"],"properties":{
              "username":{"type":"string","description":"User's response"},
              "email":{"type":"string","description":"User's email address"}}}
            """, cancellationToken);

    [McpServerTool(Name = "test_elicitation_sep1034_defaults"), Description("Asks the user, with defaults.")]
    public static async Task<string> Defaults(McpServer server, CancellationToken cancellationToken) =>
        "Elicitation completed: " + await AskAsync(server, "Please check", """
            {"type":"object","properties":{
              "name":{"type":"string","default":"John Doe"},
              "age":{"type":"integer","default":30},
              "score":{"type":"number","default":95.5},
              "status":{"type":"string","enum":["active","inactive","pending"],"default":"active"},
              "verified":{"type":"boolean","default":true}}}
            """, cancellationToken);

    [McpServerTool(Name = "test_elicitation_sep1330_enums"), Description("Asks the user to choose.")]
    public static async Task<string> Enums(McpServer server, CancellationToken cancellationToken) =>
        "Elicitation completed: " + await AskAsync(server, "Please choose", """
            {"type":"object","properties":{
              "untitledSingle":{"type":"string","enum":["option1","option2","option3"]},
              "titledSingle":{"type":"string","oneOf":[{"const":"value1","title":"First Option"},{"const":"value2","title":"Second Option"},{"const":"value3","title":"Third Option"}]},
              "legacyEnum":{"type":"string","enum":["opt1","opt2","opt3"],"enumNames":["Option One","Option Two","Option Three"]},
              "untitledMulti":{"type":"array","items":{"type":"string","enum":["option1","option2","option3"]}},
              "titledMulti":{"type":"array","items":{"anyOf":[{"const":"value1","title":"First Choice"},{"const":"value2","title":"Second Choice"},{"const":"value3","title":"Third Choice"}]}}}}
            """, cancellationToken);

    private static async Task<string> AskAsync(McpServer server, string message, string schema, CancellationToken cancellationToken)
    {
        var requested = JsonSerializer.Deserialize<ElicitRequestParams.RequestSchema>(schema, McpJsonUtilities.DefaultOptions);
        var answer = await server.ElicitAsync(new ElicitRequestParams { Message = message, RequestedSchema = requested }, cancellationToken);
        return $"action={answer.Action}, content={JsonSerializer.Serialize(answer.Content, McpJsonUtilities.DefaultOptions)}";
    }
}
