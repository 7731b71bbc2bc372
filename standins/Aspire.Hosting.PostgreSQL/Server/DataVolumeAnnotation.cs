using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Postgres;

/// <summary>The data outlive a run, under this name.</summary>
internal sealed record DataVolumeAnnotation(string Name) : IResourceAnnotation;
