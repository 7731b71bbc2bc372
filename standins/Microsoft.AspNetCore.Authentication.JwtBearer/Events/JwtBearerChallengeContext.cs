using Microsoft.AspNetCore.Http;

namespace Microsoft.AspNetCore.Authentication.JwtBearer;

/// <summary>A 401 that is about to be written.</summary>
public class JwtBearerChallengeContext(
    HttpContext context, AuthenticationScheme scheme, JwtBearerOptions options, AuthenticationProperties properties)
    : PropertiesContext<JwtBearerOptions>(context, scheme, options, properties)
{
    /// <summary>Why authentication failed; null when there was no token.</summary>
    public Exception? AuthenticateFailure { get; set; }

    /// <summary>The error code of RFC 6750 in the header.</summary>
    public string? Error { get; set; }

    /// <summary>Whether the answer is written already.</summary>
    public bool Handled { get; private set; }

    /// <summary>Leaves the answer as the event has written it.</summary>
    public void HandleResponse() => Handled = true;
}
