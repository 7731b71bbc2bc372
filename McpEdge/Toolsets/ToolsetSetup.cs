using McpEdge.Auth;
using McpEdge.Server;

namespace McpEdge.Toolsets;

/// <summary>Which toolset an address shows: its own, or the key's at <c>/mcp</c>.</summary>
internal static class ToolsetSetup
{
    /// <summary>The first segment of the addresses that show a toolset.</summary>
    public const string RouteValue = "toolset";

    public static void AddToolsets(this IHostApplicationBuilder builder) =>
        builder.Services.AddSingleton(services => new ToolsetCatalogue(services.GetRequiredService<Tools.ToolCatalogue>(), ToolsetDefinition.Known));

    /// <summary>Comes after authorization: a stranger learns nothing of the toolsets.</summary>
    public static IApplicationBuilder UseToolsets(this IApplicationBuilder app)
    {
        var catalogue = app.ApplicationServices.GetRequiredService<ToolsetCatalogue>();
        return app.Use((context, next) => context.GetRouteValue(RouteValue) is string name
            ? ServeAsync(context, next, catalogue, name)
            : next(context));
    }

    private static Task ServeAsync(HttpContext context, RequestDelegate next, ToolsetCatalogue catalogue, string name)
    {
        if (catalogue.Find(name) is null)
        {
            var names = string.Join(", ", catalogue.All.Select(toolset => toolset.Name));
            return HttpProblem.WriteAsync(
                context, StatusCodes.Status404NotFound, new("TOOLSET_NOT_FOUND", "There is no such toolset.", $"The toolsets are {names}."));
        }

        if (Caller.From(context.User) is not { } caller || !caller.MayUse(name))
        {
            return HttpProblem.WriteAsync(
                context,
                StatusCodes.Status403Forbidden,
                new("TOOLSET_NOT_ALLOWED", "This key is for another toolset.", "Use the address /mcp, or a key for this toolset or for all."));
        }

        Caller.Serve(context.User, name);
        return next(context);
    }
}
