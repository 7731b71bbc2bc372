using McpEdge.Approvals;
using McpEdge.Approvals.Confirmations;
using McpEdge.Policy;
using Microsoft.Extensions.DependencyInjection;

namespace McpEdge.Tests.Policy;

/// <summary>The step for tests of other steps: every tool has its own rule.</summary>
internal static class Policies
{
    public static PolicyStep None { get; } = Create();

    private static PolicyStep Create()
    {
        var services = new ServiceCollection().AddOptions().AddSingleton(TimeProvider.System)
            .AddSingleton<ToolPolicies>().AddSingleton<PolicyStep>()
            .AddSingleton<ConfirmationSecret>().AddSingleton<CallerConfirmation>().AddSingleton<RequestApproval>()
            .BuildServiceProvider();
        services.GetRequiredService<ToolPolicies>().Use([]);

        return services.GetRequiredService<PolicyStep>();
    }
}
