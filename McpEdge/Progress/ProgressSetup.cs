using ServiceDefaults.Options;

namespace McpEdge.Progress;

internal static class ProgressSetup
{
    public static void AddProgress(this IHostApplicationBuilder builder)
    {
        builder.AddValidatedOptions<ProgressOptions>();
        builder.Services.AddSingleton<ProgressTeller>();
    }
}
