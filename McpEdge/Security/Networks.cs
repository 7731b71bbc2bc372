using System.ComponentModel.DataAnnotations;
using System.Net;
using IPNetwork = System.Net.IPNetwork;

namespace McpEdge.Security;

/// <summary>IP networks in CIDR notation.</summary>
internal static class Networks
{
    /// <summary>Reads <c>203.0.113.0/24</c>, <c>2001:db8::/32</c> or a single address.</summary>
    public static bool TryParse(string? text, out IPNetwork network)
    {
        if (IPAddress.TryParse(text, out var address))
        {
            network = new(address, address.GetAddressBytes().Length * 8);
            return true;
        }

        return IPNetwork.TryParse(text, out network);
    }

    /// <summary>Whether one of the networks has the address; IPv4 written as IPv6 counts as IPv4.</summary>
    public static bool Include(IEnumerable<IPNetwork> networks, IPAddress? address)
    {
        var plain = address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address;
        return plain is not null && networks.Any(network => network.Contains(plain));
    }

    /// <summary>Whether each of the others lies in one of the networks. None is everywhere.</summary>
    public static bool Cover(IReadOnlyCollection<IPNetwork> networks, IReadOnlyCollection<IPNetwork> others) =>
        networks.Count == 0
        || (others.Count > 0 && others.All(other => networks.Any(network =>
            network.PrefixLength <= other.PrefixLength && network.Contains(other.BaseAddress))));
}

/// <summary>A list of networks in CIDR notation.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class NetworksAttribute : ValidationAttribute
{
    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext) =>
        (value as IEnumerable<string>)?.FirstOrDefault(text => !Networks.TryParse(text, out _)) is { } wrong
            ? new($"'{wrong}' is no network such as 10.0.0.0/8.", [validationContext.MemberName!])
            : ValidationResult.Success;
}
