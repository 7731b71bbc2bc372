namespace CustomersService.Feedback;

internal static class FeedbackSetup
{
    public static void AddFeedback(this IHostApplicationBuilder builder)
    {
        builder.Services.AddScoped<SubmitFeedbackHandler>();
        builder.Services.AddScoped<GetFeedbackHandler>();
        builder.Services.AddScoped<AnalyseFeedbackHandler>();
    }

    public static void MapFeedback(this WebApplication app) => app.MapGrpcService<FeedbackGrpcService>();
}
