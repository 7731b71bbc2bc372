using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Grpc.AspNetCore.Tests.Hosting;
using Grpc.Core;
using Grpc.Net.Client;

namespace Grpc.AspNetCore.Tests.Credentials;

public sealed class SecureChannelTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_secure_channel_sends_its_call_credentials()
    {
        var seen = new Metadata();
        using var certificate = SelfSigned();
        await using var server = await RelayServer.Start(
            new()
            {
                Unary = (request, context) =>
                {
                    seen = context.RequestHeaders;
                    return Task.FromResult(request);
                },
            },
            certificate: certificate);
        using var channel = GrpcChannel.ForAddress(server.Address, new()
        {
            HttpHandler = Trusting(certificate),
            DisposeHttpClient = true,
            Credentials = ChannelCredentials.Create(ChannelCredentials.SecureSsl, CallCredentials.FromInterceptor((_, metadata) =>
            {
                metadata.Add("authorization", "Bearer token");
                return Task.CompletedTask;
            })),
        });

        await new Relay.RelayClient(channel).UnaryAsync(new(), cancellationToken: Cancellation);

        Assert.Equal("Bearer token", seen.GetValue("authorization"));
    }

    private static SocketsHttpHandler Trusting(X509Certificate2 trusted) => new()
    {
        SslOptions =
        {
            RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate?.GetCertHashString() == trusted.GetCertHashString(),
        },
    };

    private static X509Certificate2 SelfSigned()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var now = TimeProvider.System.GetUtcNow();
        return new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256).CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
    }
}
