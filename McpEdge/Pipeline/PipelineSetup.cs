using McpEdge.Latency;
using Microsoft.Extensions.DependencyInjection.Extensions;
using ServiceDefaults.Options;

namespace McpEdge.Pipeline;

internal static class PipelineSetup
{
    public static void AddToolPipeline(this IHostApplicationBuilder builder)
    {
        builder.AddValidatedOptions<BudgetOptions>();
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<ToolLatencies>();
        builder.Services.AddSingleton<ToolPipeline>();
    }
}
