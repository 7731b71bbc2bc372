using Microsoft.AspNetCore.Http;
using ModelContextProtocol.AspNetCore.Checks;
using ModelContextProtocol.AspNetCore.Sessions;
using ModelContextProtocol.AspNetCore.Wire;

namespace ModelContextProtocol.AspNetCore.Serving;

/// <summary>DELETE of Streamable HTTP: ends a session. One that does not exist is as good as ended.</summary>
internal sealed class DeleteEndpoint(VersionCheck version, SessionTable table)
{
    public async Task HandleAsync(HttpContext context)
    {
        if (SessionMethodCheck.Check(context.Request, version) is { } failed)
        {
            await failed.WriteAsync(context.Response);
            return;
        }

        if (McpHeaders.Read(context.Request, McpHeaders.SessionId) is not { } id || !table.TryFind(id, out var session))
        {
            return;
        }

        if (SessionOwner.Of(context.User) != session.Owner)
        {
            await SessionLookup.NotYours(default).WriteAsync(context.Response);
            return;
        }

        await table.EndAsync(session);
    }
}
