using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;

namespace Aspire.Hosting.Tests.References;

public sealed class ReferenceExpressionTests
{
    [Fact]
    public async Task Holes_are_filled_when_the_value_is_asked_for()
    {
        using var builder = DistributedApplicationTestingBuilder.Create("Parameters:user=ann", "Parameters:password=p w/d");
        var user = builder.AddParameter("user");
        var password = builder.AddParameter("password", secret: true);

        var expression = ReferenceExpression.Create($"x://{user}:{password.Resource:uri}@{{host}}{"/fixed"}");

        Assert.Equal("x://ann:p%20w%2Fd@{host}/fixed", await expression.GetValueAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public void A_manifest_names_the_holes()
    {
        using var builder = DistributedApplicationTestingBuilder.Create();
        var password = builder.AddParameter("password", secret: true);
        var postgres = builder.AddPostgres("postgres", password: password);

        Assert.Equal(
            "Host={postgres.bindings.tcp.host};Port={postgres.bindings.tcp.port};Username=postgres;Password={password.value}",
            postgres.Resource.ConnectionStringExpression.ValueExpression);
        Assert.Equal("{postgres.connectionString};Database=db", postgres.AddDatabase("db").Resource.ConnectionStringExpression.ValueExpression);
    }

    [Fact]
    public async Task An_empty_expression_is_empty_text()
    {
        Assert.Equal("", await ReferenceExpression.Empty.GetValueAsync(TestContext.Current.CancellationToken));
    }
}
