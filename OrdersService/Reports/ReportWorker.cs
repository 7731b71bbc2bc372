using Grpc.Core;
using Microsoft.Extensions.Options;
using ServiceDefaults.Data;
using ServiceDefaults.Work;

namespace OrdersService.Reports;

/// <summary>Makes the reports that were ordered, one at a time; in any number of replicas.</summary>
internal sealed class ReportWorker(
    MigrationState database, IServiceScopeFactory scopes, TimeProvider clock, IOptions<ReportsOptions> options, ILogger<ReportWorker> log)
    : DueWorker(database, scopes, clock, log)
{
    private static readonly StatusCode[] Refusals = [StatusCode.NotFound, StatusCode.InvalidArgument, StatusCode.FailedPrecondition];

    protected override async Task<DateTimeOffset> WorkAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var queue = services.GetRequiredService<ReportQueue>();

        while (await queue.TakeAsync(cancellationToken) is { } report)
            await MakeAsync(report, queue, cancellationToken);

        await queue.DeleteExpiredAsync(cancellationToken);

        return await queue.NextAsync(cancellationToken);
    }

    private async Task MakeAsync(Report report, ReportQueue queue, CancellationToken cancellationToken)
    {
        if (report.Attempts > options.Value.MaxAttempts)
        {
            // Whoever began it died each time, and could not say why.
            await queue.FailAsync(report, ErrorCodes.Internal, "It was begun several times and never finished.", cancellationToken);
            Log.ReportFailed(report.Id, ErrorCodes.Internal, null);
            return;
        }

        try
        {
            // A report is made in a scope of its own: what one leaves in the context does not reach the next.
            await using var scope = Scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<ReportMaker>().MakeAsync(report, cancellationToken);
        }
        catch (ReportTakenOverException)
        {
            Log.ReportTakenOver(report.Id);
        }
        catch (RpcException refusal) when (Refusals.Contains(refusal.StatusCode))
        {
            var error = RemoteError.From(refusal);
            await queue.FailAsync(report, error.Code, error.Message, cancellationToken);
            Log.ReportFailed(report.Id, error.Code, refusal);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested && !DatabaseFailure.IsTransient(failure))
        {
            await GiveUpOrPostponeAsync(report, queue, failure, cancellationToken);
        }
    }

    private async Task GiveUpOrPostponeAsync(Report report, ReportQueue queue, Exception failure, CancellationToken cancellationToken)
    {
        var code = failure is RpcException ? ErrorCodes.DependencyUnavailable : ErrorCodes.Internal;

        if (report.Attempts < options.Value.MaxAttempts)
        {
            await queue.PostponeAsync(report, cancellationToken);
            Log.ReportPostponed(report.Id, report.Attempts, failure);
            return;
        }

        await queue.FailAsync(report, code, "Something went wrong on our side while it was made.", cancellationToken);
        Log.ReportFailed(report.Id, code, failure);
    }
}
