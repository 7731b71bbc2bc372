using McpEdge.Conversations;

namespace McpEdge.Tests.Conversations;

public sealed class ConversationIdTests
{
    [Theory]
    [InlineData("call-7")]
    [InlineData("019a2b3c-0000-7000-8000-000000000001")]
    [InlineData("CA1234567890abcdef1234567890abcdef")]
    [InlineData("conv_01jx:turn.2")]
    public void An_id_of_a_platform_stays_as_it_is(string id) => Assert.Equal(id, ConversationId.From($" {id} "));

    [Theory]
    [InlineData("+14155550123")]
    [InlineData("4155550123")]
    [InlineData("415-555-0123")]
    [InlineData("ann@example.com")]
    [InlineData("two\nlines")]
    [InlineData("Gespräch 7")]
    [InlineData("'; drop table audit_entries; --")]
    public void What_could_be_personal_or_harmful_is_digested(string id)
    {
        var kept = ConversationId.From(id);

        Assert.Matches("^id-[0-9a-f]{32}$", kept);
        Assert.Equal(kept, ConversationId.From(id));
        Assert.NotEqual(kept, ConversationId.From(id + "x"));
    }

    [Fact]
    public void A_long_id_is_digested_so_that_long_ids_stay_different()
    {
        var long1 = new string('a', 5000) + "1";
        var long2 = new string('a', 5000) + "2";

        Assert.InRange(ConversationId.From(long1)!.Length, 1, ConversationId.Longest);
        Assert.NotEqual(ConversationId.From(long1), ConversationId.From(long2));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("  ")]
    [InlineData("null")]
    [InlineData("Unknown")]
    [InlineData("{{call_id}}")]
    public void What_stands_for_nothing_is_nothing(string? id) => Assert.Null(ConversationId.From(id));

    [Fact]
    public void A_session_s_id_is_not_kept() => Assert.DoesNotContain("s3cret", ConversationId.FromSession("s3cret"), StringComparison.Ordinal);

    [Theory]
    [InlineData("session-0123456789abcdef0123456789abcdef")]
    [InlineData("id-0123456789abcdef0123456789abcdef")]
    public void A_kept_id_can_be_searched_for(string id) => Assert.Equal(id, ConversationId.From(id));
}
