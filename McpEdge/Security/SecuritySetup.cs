namespace McpEdge.Security;

internal static class SecuritySetup
{
    public static IHostApplicationBuilder AddNameCheck(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<EdgeOptions>().BindConfiguration("Edge").ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<AllowedNames>();

        return builder;
    }

    public static IApplicationBuilder UseNameCheck(this IApplicationBuilder app) => app.UseMiddleware<NameCheck>();
}
