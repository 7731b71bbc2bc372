using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.State;

namespace Aspire.Hosting.Parameters;

/// <summary>A default that is generated once and then read from the secrets file.</summary>
internal sealed class KeptParameterDefault(SecretStore secrets, string name, ParameterDefault inner) : ParameterDefault
{
    public ParameterDefault Inner => inner;

    public static ParameterDefault For(IDistributedApplicationBuilder builder, string name, ParameterDefault inner) =>
        builder.ExecutionContext.IsRunMode && builder is IStatefulBuilder ours
            ? new KeptParameterDefault(ours.State.Secrets, name, inner)
            : inner;

    public override string GetDefaultValue() => secrets.GetOrAdd($"Parameters:{name}", inner.GetDefaultValue);
}
