using ServiceDefaults.Options;

namespace McpEdge.Security;

internal static class SecuritySetup
{
    public static void AddNameCheck(this IHostApplicationBuilder builder)
    {
        builder.AddValidatedOptions<EdgeOptions>();
        builder.Services.AddSingleton<AllowedNames>();
    }

    public static IApplicationBuilder UseNameCheck(this IApplicationBuilder app) => app.UseMiddleware<NameCheck>();
}
