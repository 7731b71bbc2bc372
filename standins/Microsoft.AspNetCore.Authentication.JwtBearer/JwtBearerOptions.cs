using Microsoft.IdentityModel.Tokens;

namespace Microsoft.AspNetCore.Authentication.JwtBearer;

/// <summary>Which tokens are good, and where the keys are that sign them.</summary>
public class JwtBearerOptions : AuthenticationSchemeOptions
{
    /// <summary>Options without an authority.</summary>
    public JwtBearerOptions() => Events = new JwtBearerEvents();

    /// <summary>Address of the issuer, whose discovery document is below it.</summary>
    public string? Authority { get; set; }

    /// <summary>Address of the discovery document; derived from <see cref="Authority"/> when null.</summary>
    public string MetadataAddress { get; set; } = default!;

    /// <summary>Whether the issuer's addresses must be HTTPS. True by default.</summary>
    public bool RequireHttpsMetadata { get; set; } = true;

    /// <summary>The audience that tokens must have, unless <see cref="TokenValidationParameters"/> name some.</summary>
    public string? Audience { get; set; }

    /// <summary>What else is checked.</summary>
    public TokenValidationParameters TokenValidationParameters { get; set; } = new();

    /// <summary>Whether keys are read again when a token's key is not among them. True by default.</summary>
    public bool RefreshOnIssuerKeyNotFound { get; set; } = true;

    /// <summary>How often the keys are read again anyway. Twelve hours by default.</summary>
    public TimeSpan AutomaticRefreshInterval { get; set; } = TimeSpan.FromHours(12);

    /// <summary>How long to wait at least before keys are read again on behalf of a token. Five minutes by default.</summary>
    public TimeSpan RefreshInterval { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How long the issuer may take to answer. One minute by default.</summary>
    public TimeSpan BackchannelTimeout { get; set; } = TimeSpan.FromMinutes(1);

    /// <inheritdoc cref="AuthenticationSchemeOptions.Events" />
    public new JwtBearerEvents Events
    {
        get => (JwtBearerEvents)base.Events!;
        set => base.Events = value;
    }

    internal Issuer.IssuerKeys? Keys { get; set; }
}
