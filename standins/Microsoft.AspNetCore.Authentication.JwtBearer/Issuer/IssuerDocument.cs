using Microsoft.IdentityModel.Tokens;

namespace Microsoft.AspNetCore.Authentication.JwtBearer.Issuer;

/// <summary>What an issuer says of itself.</summary>
internal sealed record IssuerDocument(string Issuer, IReadOnlyList<SecurityKey> Keys);
