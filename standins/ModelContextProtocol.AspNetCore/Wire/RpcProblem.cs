using System.Text.Json;
using Microsoft.AspNetCore.Http;
using ModelContextProtocol.Protocol;

namespace ModelContextProtocol.AspNetCore.Wire;

/// <summary>A request refused by the HTTP layer: a status and a JSON-RPC error. An unset id is written as null.</summary>
internal sealed record RpcProblem(int Status, int Code, string Message, RequestId Id = default, object? Details = null)
{
    /// <summary>The transport's own refusals, by the convention of the official SDKs.</summary>
    public const int TransportError = -32000;

    /// <summary>Unknown or ended session, by the convention of the official SDKs.</summary>
    public const int SessionNotFound = -32001;

    /// <summary>Value of an <c>Allow</c> header to send along.</summary>
    public string? Allow { get; init; }

    public static RpcProblem BadRequest(McpErrorCode code, string message, RequestId id = default) =>
        new(StatusCodes.Status400BadRequest, (int)code, message, id);

    public static RpcProblem Unreadable(string message) => BadRequest(McpErrorCode.InvalidRequest, message);

    public static RpcProblem Refused(string message, RequestId id = default) =>
        new(StatusCodes.Status400BadRequest, TransportError, message, id);

    public static RpcProblem NotAcceptable(string message) => new(StatusCodes.Status406NotAcceptable, TransportError, message);

    public static RpcProblem UnsupportedVersion(string requested, IList<string> supported, RequestId id = default) =>
        new(
            StatusCodes.Status400BadRequest,
            (int)McpErrorCode.UnsupportedProtocolVersion,
            $"Protocol version '{requested}' is not supported here.",
            id,
            new UnsupportedProtocolVersionErrorData { Requested = requested, Supported = supported });

    /// <summary>The id to echo: that of a request, and none for anything else.</summary>
    public static RequestId IdOf(JsonRpcMessage message) => message is JsonRpcRequest request ? request.Id : default;

    public async Task WriteAsync(HttpResponse response)
    {
        var error = new JsonRpcError { Id = Id, Error = new JsonRpcErrorDetail { Code = Code, Message = Message, Data = Details } };
        var body = JsonSerializer.SerializeToUtf8Bytes(error, McpJsonUtilities.DefaultOptions.GetTypeInfo<JsonRpcError>());
        response.StatusCode = Status;
        response.ContentType = AcceptHeader.Json;
        response.ContentLength = body.Length;
        if (Allow is not null)
        {
            response.Headers.Allow = Allow;
        }

        await response.Body.WriteAsync(body, response.HttpContext.RequestAborted);
    }
}
