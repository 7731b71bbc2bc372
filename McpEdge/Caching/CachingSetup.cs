using McpEdge.Data;
using ServiceDefaults.Options;

namespace McpEdge.Caching;

/// <summary>Answers that are given again.</summary>
internal static class CachingSetup
{
    public static void AddCaching(this IHostApplicationBuilder builder)
    {
        builder.AddValidatedOptions<CacheOptions>();
        builder.Services.AddSingleton<DataFreshness>();
        builder.Services.AddSingleton<AnswerMemory>();
        builder.Services.AddSingleton<SharedAnswers>();
        builder.Services.AddSingleton<ConversationWrites>();
        builder.Services.AddSingleton<WriteAnnouncements>();
        builder.Services.AddSingleton<IEdgeListener>(services => services.GetRequiredService<WriteAnnouncements>());
        builder.Services.AddHostedService(services => services.GetRequiredService<WriteAnnouncements>());
        builder.Services.AddSingleton<AnswerCache>();
    }
}
