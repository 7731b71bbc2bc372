using Aspire.Hosting.References;

namespace Aspire.Hosting.Tests.References;

public sealed class EnvironmentNamesTests
{
    [Theory]
    [InlineData("catalogdb", "CATALOGDB")]
    [InlineData("order-api", "ORDER_API")]
    [InlineData("2nd.api", "_2ND_API")]
    [InlineData("JdbcConnectionString", "JDBCCONNECTIONSTRING")]
    [InlineData("straße", "STRA_E")]
    public void Names_become_upper_case_words(string name, string encoded)
    {
        Assert.Equal(encoded, EnvironmentNames.Encode(name));
    }

    [Fact]
    public void An_alias_keeps_its_case()
    {
        Assert.Equal("My_Alias", EnvironmentNames.EncodeKeepingCase("My-Alias"));
    }
}
