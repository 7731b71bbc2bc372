using McpEdge.Approvals;
using McpEdge.Audit;
using McpEdge.Caching;
using McpEdge.Changes;
using McpEdge.Intents;
using McpEdge.Latency;
using McpEdge.Limits;
using McpEdge.Policy;
using McpEdge.ReportLinks;
using McpEdge.Speech;
using McpEdge.Tools;
using McpEdge.Toolsets;
using Microsoft.Extensions.DependencyInjection.Extensions;
using ServiceDefaults.Options;

namespace McpEdge.Pipeline;

/// <summary>The only way to a tool, for every door, and all that a call meets on it.</summary>
internal static class PipelineSetup
{
    public static void AddToolPipeline(this IHostApplicationBuilder builder)
    {
        builder.AddAudit();
        builder.AddLimits();
        builder.AddSpeech();
        builder.AddChanges();
        builder.AddCaching();
        AddPipeline(builder);
        builder.AddPolicies();
        builder.AddTools();
        builder.AddApprovals();
        builder.AddIntents();
        builder.AddToolsets();
        builder.AddReportLinks();
    }

    private static void AddPipeline(IHostApplicationBuilder builder)
    {
        builder.AddValidatedOptions<BudgetOptions>();
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<ToolLatencies>();
        builder.Services.AddSingleton<ToolPipeline>();
    }
}
