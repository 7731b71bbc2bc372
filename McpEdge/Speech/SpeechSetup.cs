using ServiceDefaults.Options;

namespace McpEdge.Speech;

internal static class SpeechSetup
{
    public static void AddSpeech(this IHostApplicationBuilder builder)
    {
        builder.AddValidatedOptions<SpeechOptions>();
        builder.Services.AddSingleton<CallLanguage>();
    }
}
