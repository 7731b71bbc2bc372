namespace McpEdge.Pipeline;

internal static class PipelineSetup
{
    public static IHostApplicationBuilder AddToolPipeline(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ToolPipeline>();

        return builder;
    }
}
