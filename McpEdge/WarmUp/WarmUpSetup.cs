namespace McpEdge.WarmUp;

/// <summary>Runs the usual tools once before the edge calls itself healthy, so that the first caller need not wait for compilers.</summary>
internal static class WarmUpSetup
{
    public static void AddWarmUp(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<WarmUpState>();
        builder.Services.AddHealthChecks().AddCheck<WarmUpState>("warm-up");
        builder.Services.AddHostedService<WarmUpWorker>();
    }
}
