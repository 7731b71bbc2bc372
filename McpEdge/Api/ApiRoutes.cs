using McpEdge.Approvals;
using McpEdge.Audit;
using McpEdge.Auth;
using McpEdge.Policy;
using McpEdge.ReportLinks;

namespace McpEdge.Api;

/// <summary>Every address that isn't MCP.</summary>
internal static class ApiRoutes
{
    public static void MapApiRoutes(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapCallers();
        endpoints.MapPolicies();
        endpoints.MapApprovals();
        endpoints.MapAudit();
        endpoints.MapReportLinks();
    }
}
