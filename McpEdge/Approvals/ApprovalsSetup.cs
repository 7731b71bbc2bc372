using McpEdge.Approvals.Confirmations;
using McpEdge.Data;
using McpEdge.Tools;
using ServiceDefaults.Options;

namespace McpEdge.Approvals;

internal static class ApprovalsSetup
{
    public static void AddApprovals(this IHostApplicationBuilder builder)
    {
        builder.AddValidatedOptions<ConfirmationOptions>();
        builder.Services.AddSingleton<ConfirmationSecret>();
        builder.Services.AddSingleton<CallerConfirmation>();

        builder.AddValidatedOptions<ApprovalOptions>();
        builder.Services.AddSingleton<RequestApproval>();
        builder.Services.AddSingleton<LostAnswer>();
        builder.Services.AddSingleton<ApprovedWrites>();
        builder.Services.AddScoped<DecideApproval>();
        builder.Services.AddScoped<CarryOutApproval>();
        builder.Services.AddSingleton<ApprovalStatus>();
        builder.Services.AddSingleton<Tool>(services => services.GetRequiredService<ApprovalStatus>());
        AddListeningWorker<ApprovalWorker>(builder.Services);
        AddListeningWorker<ApprovalNotices>(builder.Services);
    }

    private static void AddListeningWorker<TWorker>(IServiceCollection services)
        where TWorker : class, IHostedService, IEdgeListener
    {
        services.AddSingleton<TWorker>();
        services.AddSingleton<IEdgeListener>(provider => provider.GetRequiredService<TWorker>());
        services.AddHostedService(provider => provider.GetRequiredService<TWorker>());
    }
}
