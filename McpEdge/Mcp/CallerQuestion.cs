using System.Text.Json;
using McpEdge.Approvals.Confirmations;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace McpEdge.Mcp;

/// <summary>
/// Has the client ask its caller. Revision 2026-07-28 answers the call with <c>input_required</c> and is called again; in a session of
/// an older one the protocol library sends <c>elicitation/create</c> and then does the same.
/// </summary>
internal static class CallerQuestion
{
    private const string Key = "confirmation";
    private const string Confirm = "confirm";

    /// <summary>Whether the client has said that it can show a form.</summary>
    public static bool CanAsk(McpServer server) =>
        server.IsMrtrSupported && server.ClientCapabilities?.Elicitation is { } elicitation && (elicitation.Form is not null || elicitation.Url is null);

    /// <summary>The answer to a question of before; null when this call is not an answer.</summary>
    public static CallerAnswer? AnswerIn(RequestParams? parameters)
    {
        if (parameters?.RequestState is not { } state)
        {
            return null;
        }

        var answer = parameters.InputResponses?.TryGetValue(Key, out var response) == true
            ? response.Deserialize(InputResponse.ElicitResultJsonTypeInfo)
            : null;

        return new(state, answer is null ? null : answer.IsAccepted && SaysYes(answer));
    }

    public static InputRequiredException Ask(ConfirmationRequired required) => new(
        new Dictionary<string, InputRequest>
        {
            [Key] = InputRequest.ForElicitation(new ElicitRequestParams
            {
                Message = required.Question,
                RequestedSchema = new()
                {
                    Properties = new Dictionary<string, ElicitRequestParams.PrimitiveSchemaDefinition>
                    {
                        [Confirm] = new ElicitRequestParams.BooleanSchema { Title = "Go ahead", Description = required.Question },
                    },
                    Required = [Confirm],
                },
            }),
        },
        required.Token);

    private static bool SaysYes(ElicitResult answer) =>
        answer.Content?.TryGetValue(Confirm, out var value) == true && value.ValueKind == JsonValueKind.True;
}
