using ServiceDefaults.Errors;
using ServiceDefaults.Paging;

namespace ServiceDefaults.Tests.Paging;

public sealed class PageTokenTests
{
    private const string List = "customers?status=active";

    [Fact]
    public void A_position_comes_back()
    {
        var position = new Position(42, new DateTimeOffset(2026, 1, 15, 12, 0, 0, TimeSpan.Zero));

        Assert.Equal(position, PageToken.Decode<Position>(List, PageToken.Encode(List, position)));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void No_token_is_the_start(string? token) => Assert.Null(PageToken.Decode<Position>(List, token));

    [Theory]
    [InlineData("x")]
    [InlineData("!!!!")]
    [InlineData("AAAAAAAAAAAA")]
    [InlineData("gibberish that is no token")]
    public void A_damaged_token_is_refused(string token)
    {
        var error = Assert.Throws<DomainException>(() => PageToken.Decode<Position>(List, token));

        Assert.Equal((DomainErrorKind.Invalid, ErrorCodes.InvalidPageToken), (error.Kind, error.Code));
        Assert.Equal("page_token", Assert.Single(error.Fields).Field);
    }

    [Fact]
    public void A_position_with_a_character_that_databases_refuse_is_damaged()
    {
        var token = PageToken.Encode(List, "Mar\0garita");

        Assert.Equal(ErrorCodes.InvalidPageToken, Assert.Throws<DomainException>(() => PageToken.Decode<string>(List, token)).Code);
    }

    [Fact]
    public void A_token_of_another_list_is_refused()
    {
        var token = PageToken.Encode(List, new Position(1, default));

        Assert.Throws<DomainException>(() => PageToken.Decode<Position>("customers?status=disabled", token));
    }

    [Theory]
    [InlineData(0, 20)]
    [InlineData(1, 1)]
    [InlineData(100, 100)]
    [InlineData(5000, 100)]
    public void A_page_has_a_size(int asked, int size) => Assert.Equal(size, PageSize.Of(asked));

    [Fact]
    public void A_negative_size_is_refused() => Assert.Equal("page_size", Assert.Throws<DomainException>(() => PageSize.Of(-1)).Fields[0].Field);

    private sealed record Position(long Number, DateTimeOffset At);
}
