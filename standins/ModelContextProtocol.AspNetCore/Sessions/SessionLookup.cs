using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using ModelContextProtocol.AspNetCore.Wire;
using ModelContextProtocol.Protocol;

namespace ModelContextProtocol.AspNetCore.Sessions;

/// <summary>Finds the session a request names, takes it over from another process if that is allowed, and checks whose it is.</summary>
internal sealed class SessionLookup(SessionTable table, SessionFactory factory)
{
    private readonly ConcurrentDictionary<string, SemaphoreSlim> _migrating = new(StringComparer.Ordinal);

    public async Task<Found> FindAsync(HttpContext context, string id, RequestId request)
    {
        if (!table.TryFind(id, out var session))
        {
            return factory.Migration is { } handler ? await MigrateAsync(context, id, handler, request) : new(null, NotFound(request));
        }

        return Take(context, session, request);
    }

    private static RpcProblem NotFound(RequestId request) =>
        new(StatusCodes.Status404NotFound, RpcProblem.SessionNotFound, "There is no such session, or it has ended.", request);

    public static RpcProblem NotYours(RequestId request) =>
        new(StatusCodes.Status403Forbidden, RpcProblem.TransportError, "The session belongs to another user.", request);

    private static Found Take(HttpContext context, HttpSession session, RequestId request)
    {
        if (SessionOwner.Of(context.User) != session.Owner)
        {
            return new(null, NotYours(request));
        }

        return session.TryLease(out var lease) ? new(lease, null) : new(null, NotFound(request));
    }

    private async Task<Found> MigrateAsync(HttpContext context, string id, ISessionMigrationHandler handler, RequestId request)
    {
        var gate = _migrating.GetOrAdd(id, static _ => new(1, 1));
        await gate.WaitAsync(context.RequestAborted);
        try
        {
            if (table.TryFind(id, out var session))
            {
                return Take(context, session, request);
            }

            var parameters = await handler.AllowSessionMigrationAsync(context, id, context.RequestAborted);
            return parameters is null
                ? new(null, NotFound(request))
                : new(await factory.RestoreAsync(context, id, parameters), null);
        }
        finally
        {
            gate.Release();
            _migrating.TryRemove(new(id, gate));
        }
    }

    /// <summary>A session in use, or why there is none.</summary>
    internal readonly record struct Found(HttpSession.Lease? Lease, RpcProblem? Problem);
}
