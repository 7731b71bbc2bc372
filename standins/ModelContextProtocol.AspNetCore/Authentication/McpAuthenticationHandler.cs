using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ModelContextProtocol.AspNetCore.Wire;
using ModelContextProtocol.Authentication;

namespace ModelContextProtocol.AspNetCore.Authentication;

/// <summary>Points unauthenticated clients to the resource's metadata document and serves that document (RFC 9728).</summary>
public partial class McpAuthenticationHandler(IOptionsMonitor<McpAuthenticationOptions> options, ILoggerFactory logger, UrlEncoder encoder)
    : AuthenticationHandler<McpAuthenticationOptions>(options, logger, encoder), IAuthenticationRequestHandler
{
    /// <summary>Answers a request of the metadata document. False: the request is not one.</summary>
    public async Task<bool> HandleRequestAsync()
    {
        if (!IsMetadataRequest(out var resource))
        {
            return false;
        }

        var context = new ResourceMetadataRequestContext(Context, Scheme, Options) { ResourceMetadata = Options.ResourceMetadata?.Clone(resource) };
        await Options.Events.OnResourceMetadataRequest(context);
        if (context.Result is { } result)
        {
            return result.Failure is null
                ? result.Handled
                : throw new AuthenticationFailureException("The event for the resource metadata failed.", result.Failure);
        }

        if (context.ResourceMetadata is not { } metadata)
        {
            LogNoMetadata(Logger, Scheme.Name);
            return false;
        }

        if (metadata.Resource is null)
        {
            throw new InvalidOperationException("ResourceMetadata.Resource has to be set when ResourceMetadataUri is.");
        }

        await WriteAsync(metadata);
        return true;
    }

    /// <inheritdoc />
    protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(AuthenticateResult.NoResult());

    /// <inheritdoc />
    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        Challenge(BearerChallenge.HasToken(Request) ? "invalid_token" : null);
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    protected override Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status403Forbidden;
        if (Extras.DescribeRefusals)
        {
            Challenge("insufficient_scope");
        }

        return Task.CompletedTask;
    }

    private McpHttpOptions Extras => Context.RequestServices.GetRequiredService<IOptions<McpHttpOptions>>().Value;

    private void Challenge(string? error)
    {
        var metadata = ResourceMetadataAddress.For(Request, Options.ResourceMetadataUri);
        Response.Headers.Append(
            "WWW-Authenticate",
            Extras.DescribeRefusals ? BearerChallenge.Of(metadata, error, Options.ResourceMetadata?.ScopesSupported) : BearerChallenge.Of(metadata));
    }

    private bool IsMetadataRequest(out string? resource)
    {
        resource = null;
        if (Options.ResourceMetadataUri is not { } configured)
        {
            resource = ResourceMetadataAddress.ResourceOf(Request, out var path);
            return resource is not null && (!Extras.MetadataForMappedPathsOnly || (IsRead(Request) && MappedPaths.Include(Context, path)));
        }

        if (!ResourceMetadataAddress.IsPathOf(Request, configured))
        {
            return false;
        }

        if (!ResourceMetadataAddress.IsHostOf(Request, configured))
        {
            LogForeignHost(Logger, Request.Host.ToString(), configured);
            return false;
        }

        return true;
    }

    private static bool IsRead(HttpRequest request) => HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);

    private Task WriteAsync(ProtectedResourceMetadata metadata)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(metadata, McpJsonUtilities.DefaultOptions.GetTypeInfo<ProtectedResourceMetadata>());
        Response.ContentType = AcceptHeader.Json;
        Response.ContentLength = body.Length;
        return Response.Body.WriteAsync(body, Context.RequestAborted).AsTask();
    }

    [LoggerMessage(11, LogLevel.Warning, "Resource metadata was asked for at host {Host}, but it is published at {Uri}.")]
    private static partial void LogForeignHost(ILogger logger, string host, Uri uri);

    [LoggerMessage(12, LogLevel.Warning, "Scheme {Scheme} has no ResourceMetadata to publish.")]
    private static partial void LogNoMetadata(ILogger logger, string scheme);
}
