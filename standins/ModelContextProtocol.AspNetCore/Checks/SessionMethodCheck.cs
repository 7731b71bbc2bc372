using Microsoft.AspNetCore.Http;
using ModelContextProtocol.AspNetCore.Wire;

namespace ModelContextProtocol.AspNetCore.Checks;

/// <summary>GET and DELETE are about sessions, which 2026-07-28 does not have.</summary>
internal static class SessionMethodCheck
{
    public static RpcProblem? Check(HttpRequest request, VersionCheck version)
    {
        if (version.CheckHeader(McpHeaders.Read(request, McpHeaders.ProtocolVersion)) is { } problem)
        {
            return problem;
        }

        return McpHeaders.IsModern(request)
            ? new(StatusCodes.Status405MethodNotAllowed, RpcProblem.TransportError, $"Version {McpVersions.Modern} uses POST only.")
            {
                Allow = HttpMethods.Post,
            }
            : null;
    }
}
