using McpEdge.Auth;
using McpEdge.Intents;

namespace McpEdge.Tests.Intents;

public sealed class IntentKeyTests
{
    private static readonly Caller Acme = new("acme", "key-1", new HashSet<string>());

    [Fact]
    public void The_same_key_of_the_same_account_is_the_same_intent() =>
        Assert.Equal(IntentKey.For(Acme, "call-7"), IntentKey.For(Acme with { Key = "key-2" }, "call-7"));

    [Fact]
    public void Another_account_or_key_is_another_intent()
    {
        var first = IntentKey.For(Acme, "call-7");

        Assert.NotEqual(first, IntentKey.For(Acme with { Account = "other" }, "call-7"));
        Assert.NotEqual(first, IntentKey.For(Acme, "call-8"));
    }

    [Fact]
    public void Without_a_key_every_call_is_an_intent_of_its_own() =>
        Assert.NotEqual(IntentKey.For(Acme, null), IntentKey.For(Acme, null));

    [Theory]
    [InlineData(null)]
    [InlineData("Bestellung für Zoë ☕")]
    public void The_service_can_store_it(string? key) => Assert.Matches("^[ -~]{1,200}$", IntentKey.For(Acme, key));
}
