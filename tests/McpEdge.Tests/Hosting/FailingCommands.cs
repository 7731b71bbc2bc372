using System.Data.Common;
using McpEdge.Data;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace McpEdge.Tests.Hosting;

/// <summary>Lets statements of the edge fail as a defect would, and not as a database does that is away.</summary>
internal sealed class FailingCommands(Func<string, bool> fails) : DbCommandInterceptor
{
    /// <summary>Whether they fail now.</summary>
    public bool IsOn { get; set; } = true;

    public void AddTo(IServiceCollection services) => services.ConfigureDbContext<EdgeDbContext>(options => options.AddInterceptors(this));

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
        Pass(command, result);

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) =>
        Pass(command, result);

    private ValueTask<T> Pass<T>(DbCommand command, T result) => IsOn && fails(command.CommandText)
        ? throw new InvalidOperationException("This statement is out of order.")
        : ValueTask.FromResult(result);
}
