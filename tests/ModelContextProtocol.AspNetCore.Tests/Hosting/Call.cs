using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace ModelContextProtocol.AspNetCore.Tests.Hosting;

/// <summary>A raw request to the endpoint: complete and right, unless a test takes something away.</summary>
internal sealed class Call
{
    public const string Modern = "2026-07-28";
    public const string Legacy = "2025-11-25";

    private readonly Dictionary<string, string?> _headers = new()
    {
        ["Accept"] = "application/json, text/event-stream",
        ["Content-Type"] = "application/json",
    };

    private Version _version = HttpVersion.Version11;
    private Uri? _proxy;

    private Call(HttpMethod method, string? body) => (Method, Body) = (method, body);

    public HttpMethod Method { get; }

    public string? Body { get; private set; }

    public string Path { get; private set; } = "";

    public static Call Raw(string body) => new(HttpMethod.Post, body);

    public static Call Get(string? session) => new Call(HttpMethod.Get, null).With("Content-Type", null).With("Mcp-Session-Id", session);

    public static Call Delete(string? session) => new Call(HttpMethod.Delete, null).With("Content-Type", null).With("Mcp-Session-Id", session);

    public static Call Of(HttpMethod method) => new Call(method, null).With("Content-Type", null);

    /// <summary>A request of an older version.</summary>
    public static Call Request(string method, JsonObject? parameters = null, JsonNode? id = null) =>
        Raw(Message(method, parameters, id ?? 1).ToJsonString());

    public static Call Notification(string method, JsonObject? parameters = null) => Raw(Message(method, parameters, null).ToJsonString());

    public static Call Initialize(string version = Legacy) => Request("initialize", new()
    {
        ["protocolVersion"] = version,
        ["capabilities"] = new JsonObject { ["elicitation"] = new JsonObject() },
        ["clientInfo"] = new JsonObject { ["name"] = "test", ["version"] = "1" },
    });

    public static Call Tool(string name, JsonObject? arguments = null, JsonNode? id = null, JsonObject? meta = null) =>
        Request("tools/call", ToolParams(name, arguments, meta), id);

    /// <summary>A request of 2026-07-28, with all its headers.</summary>
    public static Call ModernRequest(string method, JsonObject? parameters = null, JsonNode? id = null)
    {
        parameters ??= [];
        var meta = parameters["_meta"] as JsonObject;
        parameters.Remove("_meta");
        meta ??= [];
        meta["io.modelcontextprotocol/protocolVersion"] = Modern;
        meta["io.modelcontextprotocol/clientCapabilities"] = new JsonObject();
        parameters["_meta"] = meta;
        var name = parameters["name"] ?? parameters["uri"];
        return Raw(Message(method, parameters, id ?? 1).ToJsonString())
            .With("MCP-Protocol-Version", Modern)
            .With("Mcp-Method", method)
            .With("Mcp-Name", name?.GetValue<string>());
    }

    public static Call ModernTool(string name, JsonObject? arguments = null, JsonObject? meta = null) =>
        ModernRequest("tools/call", ToolParams(name, arguments, meta));

    public Call With(string header, string? value)
    {
        _headers[header] = value;
        return this;
    }

    public Call In(string? session) => With("Mcp-Session-Id", session);

    public Call As(string user) => With("X-User", user);

    /// <summary>Over this version of HTTP, and no other.</summary>
    public Call Over(Version version)
    {
        _version = version;
        return this;
    }

    /// <summary>By a proxy at this address.</summary>
    public Call By(Uri proxy)
    {
        _proxy = proxy;
        return this;
    }

    public Call At(string path)
    {
        Path = path;
        return this;
    }

    public Call Edit(Action<JsonObject> change)
    {
        var message = JsonNode.Parse(Body!)!.AsObject();
        change(message);
        Body = message.ToJsonString();
        return this;
    }

    public HttpRequestMessage ToRequest(Uri endpoint)
    {
        var address = _proxy is null ? endpoint : new Uri(_proxy, endpoint.AbsolutePath);
        var request = new HttpRequestMessage(Method, address + Path) { Version = _version, VersionPolicy = HttpVersionPolicy.RequestVersionExact };
        if (Body is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(Body));
        }

        foreach (var (name, value) in _headers)
        {
            if (value is not null && name == "Content-Type")
            {
                request.Content!.Headers.ContentType = MediaTypeHeaderValue.Parse(value);
            }
            else if (value is not null)
            {
                request.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return request;
    }

    private static JsonObject ToolParams(string name, JsonObject? arguments, JsonObject? meta)
    {
        var parameters = new JsonObject { ["name"] = name, ["arguments"] = arguments ?? [] };
        if (meta is not null)
        {
            parameters["_meta"] = meta;
        }

        return parameters;
    }

    private static JsonObject Message(string method, JsonObject? parameters, JsonNode? id)
    {
        var message = new JsonObject { ["jsonrpc"] = "2.0", ["method"] = method };
        if (id is not null)
        {
            message["id"] = id;
        }

        if (parameters is not null)
        {
            message["params"] = parameters;
        }

        return message;
    }
}
