using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Platform.Testing.Hosting;

/// <summary>How a program under test reaches its database.</summary>
public static class ServingAddress
{
    /// <summary>The connection string by which it serves its callers.</summary>
    public static string AddressOf<TContext>(this IServiceProvider services)
        where TContext : DbContext
    {
        using var scope = services.CreateScope();

        return scope.ServiceProvider.GetRequiredService<TContext>().Database.GetConnectionString()!;
    }
}
