namespace Microsoft.AspNetCore.Authentication.JwtBearer;

/// <summary>Names of the scheme.</summary>
public static class JwtBearerDefaults
{
    /// <summary>The scheme's name.</summary>
    public const string AuthenticationScheme = "Bearer";
}
