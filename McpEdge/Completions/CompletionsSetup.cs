using ModelContextProtocol.Server;

namespace McpEdge.Completions;

internal static class CompletionsSetup
{
    public static void AddCompletions(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<Products>();
        builder.Services.AddSingleton<CompletionSource, ProductNames>();
        builder.Services.AddSingleton<CompletionSource, ItemIds>();
        builder.Services.AddSingleton<CompletionSource, Categories>();
        builder.Services.AddSingleton<CompletionSource, Locations>();
        builder.Services.AddSingleton<CompletionSource, CustomerNames>();
        builder.Services.AddSingleton<CompletionSource, OrderNumbers>();
        builder.Services.AddSingleton<CompletionHandler>();
        builder.Services.AddOptions<McpServerOptions>().Configure<CompletionHandler>(
            (server, completions) => server.Handlers.CompleteHandler = completions.CompleteAsync);
    }
}
