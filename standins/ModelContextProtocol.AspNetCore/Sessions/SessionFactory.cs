using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ModelContextProtocol.AspNetCore.Serving;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace ModelContextProtocol.AspNetCore.Sessions;

/// <summary>Opens sessions: for an <c>initialize</c>, or to go on with one that another process opened.</summary>
internal sealed class SessionFactory(
    SessionTable table, ServerRunner runner, IOptions<HttpServerTransportOptions> options, ILoggerFactory loggers, IServiceProvider services)
{
    private readonly ISseEventStreamStore? _store = options.Value.EventStreamStore ?? services.GetService<ISseEventStreamStore>();

    public ISseEventStreamStore? Store => _store;

    public ISessionMigrationHandler? Migration { get; } =
        options.Value.SessionMigrationHandler ?? services.GetService<ISessionMigrationHandler>();

    public async Task<HttpSession.Lease> OpenAsync(HttpContext context)
    {
        var serverOptions = await runner.SessionOptionsAsync(context, context.RequestAborted);
        return await OpenAsync(context, NewId(), serverOptions, restored: null);
    }

    public async Task<HttpSession.Lease> RestoreAsync(HttpContext context, string id, InitializeRequestParams parameters)
    {
        var serverOptions = await runner.FreshOptionsAsync(context, context.RequestAborted);
        serverOptions.KnownClientInfo = parameters.ClientInfo;
        serverOptions.KnownClientCapabilities = parameters.Capabilities;
        return await OpenAsync(context, id, serverOptions, parameters);
    }

    private async Task<HttpSession.Lease> OpenAsync(
        HttpContext context, string id, McpServerOptions serverOptions, InitializeRequestParams? restored)
    {
        var transport = new StreamableHttpServerTransport(loggers)
        {
            SessionId = id,
            FlowExecutionContextFromRequests = !options.Value.PerSessionExecutionContext,
            EventStreamStore = _store,
            OnSessionInitialized = Migration is null
                ? null
                : (parameters, cancellationToken) =>
                    Migration.OnSessionInitializedAsync(context, id, parameters, cancellationToken),
        };
        if (restored is not null)
        {
            await transport.HandleInitializeRequestAsync(restored);
        }

        var server = McpServer.Create(transport, serverOptions, loggers, services);
        var session = new HttpSession(id, SessionOwner.Of(context.User), transport, server, options.Value.TimeProvider);
        _ = session.TryLease(out var lease);
        await table.AddAsync(session);
        session.Start(ended => runner.RunAsync(context, server, transport, ended));
        _ = EndAfterRunAsync(session);
        return lease!;
    }

    private async Task EndAfterRunAsync(HttpSession session)
    {
        await session.Run.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await table.EndAsync(session);
    }

    private static string NewId() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));
}
