namespace Aspire.Hosting.State;

/// <summary>A builder whose application keeps something between runs.</summary>
internal interface IStatefulBuilder : IDistributedApplicationBuilder
{
    StateFolder State { get; }
}
