namespace Platform.Tests.EndToEnd;

/// <summary>Tests of this collection share one running platform and take turns.</summary>
[CollectionDefinition(nameof(WholePlatform))]
public sealed class WholePlatform : ICollectionFixture<PlatformApplication>;
