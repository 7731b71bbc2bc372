using System.Security.Cryptography;
using McpEdge.Approvals.Confirmations;
using McpEdge.Auth;

namespace McpEdge.Tests.Approvals.Confirmations;

public sealed class ConfirmationTokenTests
{
    private static readonly byte[] Secret = SHA256.HashData("a secret"u8);
    private static readonly byte[] Digest = SHA256.HashData("a call"u8);
    private static readonly Caller Caller = new("acme", "key-1", new HashSet<string>());
    private static readonly DateTimeOffset Expiry = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000);

    [Fact]
    public void A_token_says_when_it_expires_to_whom_it_was_issued()
    {
        var read = Read(Issue());

        Assert.Equal(Expiry, read?.ExpiresAt);
    }

    [Fact]
    public void Every_token_has_a_name_of_its_own()
    {
        var ids = Enumerable.Range(0, 1_000).Select(_ => Read(Issue())!.Value.Id).ToList();

        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.All(ids, id => Assert.InRange(id, 0, 0xFFFF_FFFF_FFFF));
    }

    [Fact]
    public void It_is_written_so_that_models_copy_it_and_nothing_takes_it_for_a_number()
    {
        Assert.Matches("^([0-9a-f]{4}-){11}[0-9a-f]{4}$", Issue());
    }

    [Fact]
    public void It_is_read_without_its_hyphens_and_in_any_case()
    {
        Assert.NotNull(Read(Issue().Replace("-", "", StringComparison.Ordinal).ToUpperInvariant()));
    }

    [Fact]
    public void No_bit_of_it_can_be_changed()
    {
        var token = Convert.FromHexString(Issue().Replace("-", "", StringComparison.Ordinal));
        for (var bit = 0; bit < token.Length * 8; bit++)
        {
            token[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.Null(Read(Convert.ToHexStringLower(token)));
            token[bit / 8] ^= (byte)(1 << (bit % 8));
        }

        Assert.NotNull(Read(Convert.ToHexStringLower(token)));
    }

    [Theory]
    [InlineData("other", "key-1")]
    [InlineData("acme", "key-2")]
    [InlineData("acmekey-1", "")]
    [InlineData("ac", "mekey-1")]
    public void It_is_worth_nothing_to_others(string account, string key)
    {
        Assert.Null(ConfirmationToken.Read(
            Secret, ConfirmationWay.ReadBack, new(account, key, Caller.Scopes), Digest, Issue(), out var changed));
        Assert.False(changed);
    }

    [Fact]
    public void It_is_worth_nothing_for_another_call()
    {
        Assert.Null(ConfirmationToken.Read(
            Secret, ConfirmationWay.ReadBack, Caller, SHA256.HashData("another call"u8), Issue(), out var changed));
        Assert.True(changed);
    }

    [Fact]
    public void It_is_worth_nothing_in_another_way_or_under_another_secret()
    {
        Assert.Null(ConfirmationToken.Read(Secret, ConfirmationWay.Elicitation, Caller, Digest, Issue(), out _));
        Assert.Null(ConfirmationToken.Read(SHA256.HashData("another"u8), ConfirmationWay.ReadBack, Caller, Digest, Issue(), out _));
    }

    [Theory]
    [InlineData("")]
    [InlineData("yes")]
    [InlineData("0000-0000")]
    [InlineData("zzzz-zzzz-zzzz-zzzz-zzzz-zzzz-zzzz-zzzz-zzzz-zzzz-zzzz-zzzz")]
    public void What_is_no_token_is_refused(string text)
    {
        Assert.Null(Read(text));
    }

    private static string Issue() => ConfirmationToken.Issue(Secret, ConfirmationWay.ReadBack, Caller, Digest, Expiry);

    private static ReadToken? Read(string token) => ConfirmationToken.Read(Secret, ConfirmationWay.ReadBack, Caller, Digest, token, out _);
}
