using Grpc.Core;
using Grpc.Net.Client;

namespace Grpc.AspNetCore.Tests.Credentials;

public sealed class ChannelCredentialsTests
{
    private static readonly CallCredentials Nothing = CallCredentials.FromInterceptor((_, _) => Task.CompletedTask);

    [Fact]
    public void A_secure_channel_takes_call_credentials()
    {
        var credentials = ChannelCredentials.Create(ChannelCredentials.SecureSsl, Nothing);

        using var channel = GrpcChannel.ForAddress("https://relay.test", new() { Credentials = credentials });

        Assert.Equal("relay.test", channel.Target);
    }

    [Fact]
    public void An_insecure_channel_takes_no_call_credentials()
    {
        Assert.Throws<ArgumentException>(() => ChannelCredentials.Create(ChannelCredentials.Insecure, Nothing));
    }

    [Fact]
    public void Composed_credentials_are_not_composed_again()
    {
        var composed = ChannelCredentials.Create(new SslCredentials(), Nothing);

        Assert.Throws<ArgumentException>(() => ChannelCredentials.Create(composed, Nothing));
    }

    [Fact]
    public void Insecure_credentials_do_not_fit_a_secure_address()
    {
        Assert.Throws<InvalidOperationException>(
            () => GrpcChannel.ForAddress("https://relay.test", new() { Credentials = ChannelCredentials.Insecure }));
    }

    [Fact]
    public void Secure_credentials_do_not_fit_a_plain_address()
    {
        Assert.Throws<InvalidOperationException>(
            () => GrpcChannel.ForAddress("http://relay.test", new() { Credentials = ChannelCredentials.SecureSsl }));
    }
}
