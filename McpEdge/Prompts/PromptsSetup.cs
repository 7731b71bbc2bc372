using ModelContextProtocol.Server;

namespace McpEdge.Prompts;

internal static class PromptsSetup
{
    public static void AddPrompts(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ScriptCatalogue>();
        builder.Services.AddSingleton<PromptHandlers>();
        builder.Services.AddOptions<McpServerOptions>().Configure<PromptHandlers>((server, prompts) =>
        {
            server.Handlers.ListPromptsHandler = prompts.ListAsync;
            server.Handlers.GetPromptHandler = prompts.GetAsync;
        });
    }
}
