using Microsoft.AspNetCore.Authorization;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace ModelContextProtocol.AspNetCore.Tests.Authorization;

[McpServerToolType, Authorize]
internal sealed class GuardedTools
{
    [McpServerTool(Name = "members")]
    public static string Members() => "members";

    [McpServerTool(Name = "admins"), Authorize(Roles = "admin")]
    public static string Admins() => "admins";

    [McpServerTool(Name = "policy"), Authorize("tall")]
    public static string Policy() => "policy";

    [McpServerTool(Name = "open"), AllowAnonymous]
    public static string Open() => "open";
}

[McpServerPromptType, Authorize(Roles = "admin")]
internal sealed class GuardedPrompts
{
    [McpServerPrompt(Name = "secret")]
    public static string Secret() => "secret";
}

[McpServerResourceType]
internal sealed class GuardedResources
{
    [McpServerResource(UriTemplate = "test://open", Name = "open")]
    public static string Open() => "open";

    [McpServerResource(UriTemplate = "test://secret", Name = "secret"), Authorize(Roles = "admin")]
    public static string Secret() => "secret";

    [McpServerResource(UriTemplate = "test://secret/{id}", Name = "secrets"), Authorize(Roles = "admin")]
    public static TextResourceContents Secrets(string id) => new() { Uri = $"test://secret/{id}", Text = id };
}
