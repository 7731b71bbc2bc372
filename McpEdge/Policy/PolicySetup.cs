using McpEdge.Data;
using ServiceDefaults.Options;

namespace McpEdge.Policy;

internal static class PolicySetup
{
    public static void AddPolicies(this IHostApplicationBuilder builder)
    {
        builder.AddValidatedOptions<PolicyOptions>();
        builder.Services.AddSingleton<ToolPolicies>();
        builder.Services.AddSingleton<PolicyStep>();
        builder.Services.AddSingleton<PolicyWorker>();
        builder.Services.AddSingleton<IEdgeListener>(services => services.GetRequiredService<PolicyWorker>());
        builder.Services.AddHostedService(services => services.GetRequiredService<PolicyWorker>());
        builder.Services.AddScoped<ChangePolicy>();
    }
}
