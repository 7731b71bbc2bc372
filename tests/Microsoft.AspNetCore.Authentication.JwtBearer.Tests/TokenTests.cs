using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Platform.Testing.Servers;

namespace Microsoft.AspNetCore.Authentication.JwtBearer.Tests;

/// <summary>Which tokens are good.</summary>
public sealed class TokenTests
{
    public static TheoryData<string, Action<JsonObject>> Wrong => new()
    {
        { "another audience", claims => claims["aud"] = "https://other.example.com" },
        { "an audience that begins alike", claims => claims["aud"] = GuardedApp.Audience + "/more" },
        { "no audience", claims => claims.Remove("aud") },
        { "another issuer", claims => claims["iss"] = "https://issuer.example.com" },
        { "an issuer with a slash", claims => claims["iss"] = claims["iss"]!.GetValue<string>() + "/" },
        { "no issuer", claims => claims.Remove("iss") },
        { "expired", claims => (claims["nbf"], claims["exp"]) = (1_500_000_000, 1_600_000_000) },
        { "no expiry", claims => claims.Remove("exp") },
        { "not yet", claims => (claims["nbf"], claims["exp"]) = (4_000_000_000, 4_100_000_000) },
    };

    [Theory]
    [InlineData("RS256")]
    [InlineData("PS256")]
    [InlineData("ES256")]
    public async Task A_signed_token_is_good(string algorithm)
    {
        await using var app = await GuardedApp.StartAsync();
        app.Issuer.Keys = [new LocalKey(algorithm)];

        Assert.Equal((HttpStatusCode.OK, "", "agent"), await app.GetAsync(app.Token()));
    }

    [Fact]
    public async Task An_audience_among_several_is_good()
    {
        await using var app = await GuardedApp.StartAsync();

        Assert.Equal(HttpStatusCode.OK, await app.StatusOf(app.Token(claims => claims["aud"] = new JsonArray("https://other.example.com", GuardedApp.Audience))));
    }

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task A_token_with_wrong_claims_is_refused(string what, Action<JsonObject> change)
    {
        await using var app = await GuardedApp.StartAsync();

        var (status, challenge, _) = await app.GetAsync(app.Token(change));

        Assert.True((status, challenge) == (HttpStatusCode.Unauthorized, "Bearer error=\"invalid_token\""), $"{what}: {status} {challenge}");
    }

    [Fact]
    public async Task Clocks_may_differ_as_far_as_is_allowed()
    {
        await using var app = await GuardedApp.StartAsync(options => options.TokenValidationParameters.ClockSkew = TimeSpan.FromHours(2));
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();

        Assert.Equal(HttpStatusCode.OK, await app.StatusOf(app.Token(claims => (claims["nbf"], claims["exp"]) = (now - 7200, now - 3600))));
        Assert.Equal(HttpStatusCode.Unauthorized, await app.StatusOf(app.Token(claims => (claims["nbf"], claims["exp"]) = (now - 14_400, now - 10_800))));
    }

    [Fact]
    public async Task No_token_is_a_plain_challenge()
    {
        await using var app = await GuardedApp.StartAsync();

        Assert.Equal((HttpStatusCode.Unauthorized, "Bearer", ""), await app.GetAsync(null));
    }

    [Theory]
    [InlineData("none")]
    [InlineData("None")]
    [InlineData("")]
    public async Task An_unsigned_token_is_refused(string algorithm)
    {
        await using var app = await GuardedApp.StartAsync();
        var unsigned = LocalIssuer.Encode(ClaimsOf(app.Token()), new JsonObject { ["alg"] = algorithm });

        Assert.Equal(HttpStatusCode.Unauthorized, await app.StatusOf($"{unsigned}."));
        Assert.Equal(HttpStatusCode.Unauthorized, await app.StatusOf($"{unsigned}.AAAA"));
    }

    [Fact]
    public async Task A_public_key_is_no_shared_secret()
    {
        await using var app = await GuardedApp.StartAsync();
        var key = app.Issuer.Keys[0];
        var text = LocalIssuer.Encode(ClaimsOf(app.Token()), new JsonObject { ["alg"] = "HS256", ["kid"] = key.Kid });
        var signature = HMACSHA256.HashData(key.PublicBytes, Encoding.ASCII.GetBytes(text));

        Assert.Equal(HttpStatusCode.Unauthorized, await app.StatusOf($"{text}.{Base64Url.EncodeToString(signature)}"));
    }

    [Fact]
    public async Task A_shared_secret_in_the_key_set_signs_nothing()
    {
        await using var app = await GuardedApp.StartAsync(options => options.TokenValidationParameters.ValidAlgorithms = null);
        var secret = RandomNumberGenerator.GetBytes(32);
        app.Issuer.Others = [new() { ["kty"] = "oct", ["kid"] = "shared", ["k"] = Base64Url.EncodeToString(secret) }];
        var text = LocalIssuer.Encode(ClaimsOf(app.Token()), new JsonObject { ["alg"] = "HS256", ["kid"] = "shared" });

        Assert.Equal(HttpStatusCode.Unauthorized, await app.StatusOf($"{text}.{Base64Url.EncodeToString(HMACSHA256.HashData(secret, Encoding.ASCII.GetBytes(text)))}"));
    }

    [Theory]
    [InlineData("RS512", 2048)]
    [InlineData("RS256", 1024)]
    public async Task A_weak_or_unlisted_signature_is_refused(string algorithm, int bits)
    {
        await using var app = await GuardedApp.StartAsync();
        app.Issuer.Keys = [new LocalKey(algorithm, bits)];

        Assert.Equal(HttpStatusCode.Unauthorized, await app.StatusOf(app.Token()));
    }

    [Theory]
    [InlineData("../../../../etc/passwd")]
    [InlineData("' OR 1=1 --")]
    [InlineData("http://127.0.0.1:1/keys")]
    public async Task A_key_id_is_only_a_name(string kid)
    {
        await using var app = await GuardedApp.StartAsync();
        using var own = new LocalKey();
        var token = LocalIssuer.Sign(ClaimsOf(app.Token()), own, header =>
        {
            header["kid"] = kid;
            header["jku"] = app.Issuer.Address + "/keys";
            header["jwk"] = own.ToJson();
        });

        Assert.Equal(HttpStatusCode.Unauthorized, await app.StatusOf(token));
    }

    [Fact]
    public async Task A_changed_token_is_refused()
    {
        await using var app = await GuardedApp.StartAsync();
        var parts = app.Token().Split('.');
        var other = app.Token(claims => claims["sub"] = "admin").Split('.');

        Assert.Equal(HttpStatusCode.Unauthorized, await app.StatusOf($"{parts[0]}.{other[1]}.{parts[2]}"));
    }

    [Theory]
    [InlineData("x")]
    [InlineData("a.b.c")]
    [InlineData("..")]
    [InlineData("e30.e30.e30")]
    [InlineData("eyJhbGciOiJkaXIiLCJlbmMiOiJBMTI4Q0JDLUhTMjU2In0..AAAA.AAAA.AAAA")]
    public async Task Rubbish_is_refused(string token)
    {
        await using var app = await GuardedApp.StartAsync();

        Assert.Equal(HttpStatusCode.Unauthorized, await app.StatusOf(token));
    }

    [Fact]
    public async Task A_huge_token_is_refused()
    {
        await using var app = await GuardedApp.StartAsync();

        Assert.Equal(HttpStatusCode.Unauthorized, await app.StatusOf(app.Token(claims => claims["more"] = new string('x', 300_000))));
    }

    private static JsonObject ClaimsOf(string token) => JsonNode.Parse(Base64Url.DecodeFromChars(token.Split('.')[1]))!.AsObject();
}
