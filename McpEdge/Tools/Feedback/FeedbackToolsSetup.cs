namespace McpEdge.Tools.Feedback;

internal static class FeedbackToolsSetup
{
    public static IServiceCollection AddFeedbackTools(this IServiceCollection services) => services
        .AddTool<SubmitFeedback>()
        .AddTool<AnalyzeCustomerFeedback>();
}
