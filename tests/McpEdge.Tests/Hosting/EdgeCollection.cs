namespace McpEdge.Tests.Hosting;

/// <summary>The tests that share one running platform and leave it as they found it.</summary>
[CollectionDefinition(Name)]
public sealed class EdgeCollection : ICollectionFixture<EdgePlatform>
{
    public const string Name = "edge";
}
