using McpEdge.ReportLinks;
using Microsoft.Extensions.Options;
using Platform.Testing;
using ServiceDefaults.Grpc;

namespace McpEdge.Tests.ReportLinks;

public sealed class LinkSignerTests
{
    private static readonly Guid Report = Guid.Parse("0190b000-0000-7000-8000-000000000001");

    private readonly FakeTime _clock = new();

    [Fact]
    public void A_link_works_until_it_expires_in_every_replica()
    {
        var (expires, signature) = Parts(Signer().Sign(Report).Path);
        Assert.Equal(LinkState.Valid, Signer().Check(Report, expires, signature));

        _clock.Advance(TimeSpan.FromHours(1) - TimeSpan.FromSeconds(1));
        Assert.Equal(LinkState.Valid, Signer().Check(Report, expires, signature));

        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(LinkState.Expired, Signer().Check(Report, expires, signature));
    }

    [Fact]
    public void Nothing_of_a_link_can_be_changed()
    {
        var (expires, signature) = Parts(Signer().Sign(Report).Path);

        Assert.Equal(LinkState.Invalid, Signer().Check(Guid.Parse("0190b000-0000-7000-8000-000000000002"), expires, signature));
        Assert.Equal(LinkState.Invalid, Signer().Check(Report, $"{expires}0", signature));
        Assert.Equal(LinkState.Invalid, Signer().Check(Report, $"0{expires[1..]}", signature));
        Assert.Equal(LinkState.Invalid, Signer().Check(Report, expires, $"A{signature[1..]}"[..^1] + "_"));
        Assert.Equal(LinkState.Invalid, Signer().Check(Report, expires, signature[..10]));

        foreach (var nonsense in (string?[])[null, "", "-1", "1e9", "9999999999999999999999", "%", "þ"])
        {
            Assert.Equal(LinkState.Invalid, Signer().Check(Report, nonsense, signature));
            Assert.Equal(LinkState.Invalid, Signer().Check(Report, expires, nonsense));
        }
    }

    [Fact]
    public void Another_key_makes_other_links()
    {
        var (expires, signature) = Parts(Signer().Sign(Report).Path);

        Assert.Equal(LinkState.Invalid, Signer(token: "another token of services").Check(Report, expires, signature));
        Assert.Equal(LinkState.Invalid, Signer(key: "a key for links of reports").Check(Report, expires, signature));

        // A key of their own makes links independent of the services' token.
        (expires, signature) = Parts(Signer(key: "a key for links of reports").Sign(Report).Path);
        Assert.Equal(LinkState.Valid, Signer(key: "a key for links of reports", token: "another token of services").Check(Report, expires, signature));
    }

    private LinkSigner Signer(string? key = null, string token = "the token of all services") => new(
        Options.Create(new ReportLinksOptions { Key = key }), Options.Create(new ServiceAuthOptions { Token = token }), _clock);

    private static (string Expires, string Signature) Parts(string path)
    {
        var query = System.Web.HttpUtility.ParseQueryString(path.Split('?')[1]);
        return (query["expires"]!, query["signature"]!);
    }
}
