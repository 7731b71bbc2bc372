using System.Text;
using McpEdge.Approvals.Confirmations;
using McpEdge.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace McpEdge.Tests.Approvals.Confirmations;

[Collection(ReplicatedCollection.Name)]
public sealed class ConfirmationSecretTests(ReplicatedPlatform platform)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task All_processes_sign_with_the_same_secret()
    {
        var one = await platform.Edge.Services.GetRequiredService<ConfirmationSecret>().GetAsync(Cancellation);
        var other = await platform.Other.Services.GetRequiredService<ConfirmationSecret>().GetAsync(Cancellation);

        Assert.Equal(one, other);
        Assert.Equal(32, one.Length);
        Assert.True(one.Distinct().Count() > 8);
    }

    [Fact]
    public async Task A_configured_secret_comes_first()
    {
        const string configured = "thirty-two characters, or a few more";
        var secret = new ConfirmationSecret(
            platform.Edge.Services.GetRequiredService<IServiceScopeFactory>(), Options.Create(new ConfirmationOptions { SigningKey = configured }));

        Assert.Equal(Encoding.UTF8.GetBytes(configured), await secret.GetAsync(Cancellation));
    }
}
