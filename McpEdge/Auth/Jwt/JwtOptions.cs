using System.ComponentModel.DataAnnotations;

namespace McpEdge.Auth.Jwt;

/// <summary>Callers who come with a token of an authorization server instead of a key.</summary>
internal sealed class JwtOptions : IValidatableObject
{
    /// <summary>The authorization server, exactly as tokens and its discovery document name it; none: only keys are accepted.</summary>
    public string? Issuer { get; set; }

    /// <summary>What tokens for this server name as their audience, such as <c>https://edge.example.com/mcp</c>.</summary>
    public string? Audience { get; set; }

    /// <summary>Where the discovery document is, if not at <c>/.well-known/openid-configuration</c> below the issuer.</summary>
    public string? MetadataAddress { get; set; }

    /// <summary>Signature algorithms that count. The default is RS256, PS256 and ES256.</summary>
    [RegularExpression("^(RS|PS|ES)(256|384|512)(,(RS|PS|ES)(256|384|512))*$", ErrorMessage = "must be a list such as RS256,PS256,ES256.")]
    public string Algorithms { get; set; } = "RS256,PS256,ES256";

    /// <summary>How far the clocks of server and edge may differ. The default is 30 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:05:00")]
    public TimeSpan ClockSkew { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The claim that names the account. The default is <c>account</c>.</summary>
    [Required]
    public string AccountClaim { get; set; } = "account";

    /// <summary>The account of tokens that have no such claim; none: they are refused.</summary>
    public string? Account { get; set; }

    /// <summary>The scopes that count in tokens, separated by blanks; none: every one but <c>*</c>.</summary>
    public string? Scopes { get; set; }

    /// <summary>How often the server's keys are read again at most because of tokens with an unknown one. The default is 30 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan KeyRefreshInterval { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How long the server may take to tell its keys: half of it for each of its two documents. No call waits for it longer than for a read.
    /// The default is 2 seconds.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:00:30")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(2);

    public bool IsConfigured => !string.IsNullOrEmpty(Issuer);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!IsConfigured)
        {
            yield break;
        }

        if (string.IsNullOrEmpty(Audience))
        {
            yield return new("is needed beside Jwt:Issuer: tokens for others must not count here.", [nameof(Audience)]);
        }

        if (Account is not null && !Accounts.Account.IsName(Account))
        {
            yield return new("must be the name of an account, such as acme.", [nameof(Account)]);
        }

        if (!IsSafe(Issuer))
        {
            yield return new("must be an https address.", [nameof(Issuer)]);
        }

        if (MetadataAddress is not null && !IsSafe(MetadataAddress))
        {
            yield return new("must be an https address.", [nameof(MetadataAddress)]);
        }
    }

    // On one machine nobody is in between.
    private static bool IsSafe(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback));
}
