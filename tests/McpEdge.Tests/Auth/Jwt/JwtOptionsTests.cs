using System.ComponentModel.DataAnnotations;
using McpEdge.Auth.Jwt;

namespace McpEdge.Tests.Auth.Jwt;

public sealed class JwtOptionsTests
{
    [Theory]
    [InlineData(null, null, true)]
    [InlineData("https://issuer.example.com", "https://edge.example.com/mcp", true)]
    [InlineData("http://127.0.0.1:5000", "x", true)]
    [InlineData("https://issuer.example.com", null, false)]
    [InlineData("http://issuer.example.com", "x", false)]
    [InlineData("issuer", "x", false)]
    public void An_issuer_needs_https_and_an_audience(string? issuer, string? audience, bool good)
    {
        Assert.Equal(good, IsGood(new JwtOptions { Issuer = issuer, Audience = audience }));
    }

    [Theory]
    [InlineData("acme", true)]
    [InlineData("Acme Inc.", false)]
    public void The_account_of_tokens_without_one_is_a_name(string account, bool good)
    {
        Assert.Equal(good, IsGood(new JwtOptions { Issuer = "https://issuer.example.com", Audience = "x", Account = account }));
    }

    [Theory]
    [InlineData("RS256", true)]
    [InlineData("RS256,PS512,ES384", true)]
    [InlineData("HS256", false)]
    [InlineData("RS256,none", false)]
    [InlineData("none", false)]
    public void Only_signatures_by_key_pairs_can_be_allowed(string algorithms, bool good)
    {
        Assert.Equal(good, IsGood(new JwtOptions { Algorithms = algorithms }));
    }

    private static bool IsGood(JwtOptions options) => Validator.TryValidateObject(options, new ValidationContext(options), [], validateAllProperties: true);
}
