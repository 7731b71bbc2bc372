using McpEdge.Tests.Hosting;

namespace McpEdge.Tests.Auth;

/// <summary>An edge whose own database says nothing.</summary>
public sealed class OpenRoutesTests(EdgePlatform platform) : IClassFixture<EdgePlatform>
{
    [Theory]
    [InlineData("/", 200)]
    [InlineData("/alive", 200)]
    [InlineData("/.well-known/oauth-protected-resource", 200)]
    [InlineData("/nowhere", 404)]
    public async Task Where_nobody_has_to_be_known_a_key_is_not_looked_for(string path, int status)
    {
        platform.Data.IsSilent = true;
        try
        {
            foreach (var (header, key) in new[] { ("x-api-key", "pk_unknown"), ("Authorization", "Bearer pk_unknown") })
            {
                var answer = await platform.SendAsync(HttpMethod.Get, path, request => request.Headers.Add(header, key));
                Assert.Equal(status, answer.Status);
            }
        }
        finally
        {
            platform.Data.Heal();
            await platform.Data.DieAsync();
            platform.Data.ComeBack();
        }
    }
}
