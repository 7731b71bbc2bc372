using Microsoft.AspNetCore.Http;
using ModelContextProtocol.AspNetCore.Wire;
using ModelContextProtocol.Protocol;

namespace ModelContextProtocol.AspNetCore.Checks;

/// <summary>The checks a readable message passes before a server sees it, in their order; the first failure is the answer.</summary>
internal sealed class RequestChecks(VersionCheck version, RoutingHeaderCheck routing, ToolHeaderCheck toolHeaders)
{
    public RpcProblem? Check(HttpRequest request, JsonRpcMessage message)
    {
        if (version.Check(request, message) is { } problem)
        {
            return problem;
        }

        return McpHeaders.IsModern(request)
            ? routing.Check(request, message)
                ?? toolHeaders.Check(request, message)
                ?? ClientCapabilitiesCheck.Check(message)
                ?? RemovedMethodCheck.Check(message)
            : InitializeCheck.Check(message);
    }
}
