namespace McpEdge.Pipeline;

internal static class PipelineSetup
{
    public static IHostApplicationBuilder AddToolPipeline(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<BudgetOptions>().BindConfiguration("Budgets").ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<ToolPipeline>();

        return builder;
    }
}
