using System.Net;
using McpEdge.Auth.ApiKeys;
using McpEdge.Limits;
using Microsoft.Extensions.Options;
using Platform.Testing;

namespace McpEdge.Tests.Auth.ApiKeys;

/// <summary>Whose unknown keys are counted together, and for how long.</summary>
public sealed class WrongKeysTests
{
    private static readonly ApiKeyOptions Few = new() { WrongKeys = new Rate(2, TimeSpan.FromMinutes(1)), WrongKeyAddresses = 3 };

    private readonly FakeTime _clock = new();
    private readonly WrongKeys _wrong;

    public WrongKeysTests() => _wrong = new(Options.Create(Few), _clock);

    [Theory]
    [InlineData("192.0.2.1", "192.0.2.1", true)]
    [InlineData("192.0.2.1", "::ffff:192.0.2.1", true)]
    [InlineData("192.0.2.1", "192.0.2.2", false)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    public void One_subscriber_is_counted_as_one(string first, string second, bool together)
    {
        Spend(first);

        Assert.Equal(together, IsRefused(second));
    }

    [Fact]
    public void One_more_may_come_after_its_part_of_the_time()
    {
        Spend("192.0.2.1");
        var refused = Assert.Throws<WrongKeysException>(() => _wrong.Count(IPAddress.Parse("192.0.2.1")));

        Assert.Equal(TimeSpan.FromSeconds(30), refused.RetryAfter);
        _clock.Advance(TimeSpan.FromSeconds(30));
        Assert.False(IsRefused("192.0.2.1"));
        Assert.True(IsRefused("192.0.2.1"));
    }

    [Fact]
    public void A_good_key_is_taken_back()
    {
        Spend("192.0.2.1");

        _wrong.Forgive(IPAddress.Parse("192.0.2.1"));

        Assert.False(IsRefused("192.0.2.1"));
        Assert.True(IsRefused("192.0.2.1"));
    }

    [Fact]
    public void Many_addresses_do_not_fill_the_memory()
    {
        Spend("192.0.2.1");
        foreach (var other in Enumerable.Range(2, Few.WrongKeyAddresses))
        {
            Assert.False(IsRefused($"192.0.2.{other}"));
        }

        // What was counted is forgotten rather than kept for everybody.
        Assert.False(IsRefused("192.0.2.1"));
    }

    private void Spend(string address)
    {
        Assert.False(IsRefused(address));
        Assert.False(IsRefused(address));
    }

    private bool IsRefused(string address)
    {
        try
        {
            _wrong.Count(IPAddress.Parse(address));
            return false;
        }
        catch (WrongKeysException)
        {
            return true;
        }
    }
}
