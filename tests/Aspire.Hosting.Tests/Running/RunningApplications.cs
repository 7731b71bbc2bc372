namespace Aspire.Hosting.Tests.Running;

/// <summary>Tests that start whole applications run one after the other: they share the machine.</summary>
[CollectionDefinition(nameof(RunningApplications))]
public sealed class RunningApplications;
