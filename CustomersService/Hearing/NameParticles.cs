using System.Collections.Frozen;

namespace CustomersService.Hearing;

/// <summary>Small words before a name, which people leave out, and titles.</summary>
internal static class NameParticles
{
    private const int LeastRest = 4;

    private static readonly FrozenSet<string> Words =
    [
        "al", "bin", "da", "das", "de", "del", "della", "den", "der", "di", "do", "dos", "du", "el", "ibn", "la", "las", "le", "los", "ni",
        "nic", "saint", "st", "ten", "ter", "van", "von", "y", "zu", "zur", "doctor", "dr", "miss", "mr", "mrs", "ms", "mister", "missus",
    ];

    private static readonly string[] Glued = ["vanden", "vander", "vande", "vonder", "delos", "delas", "dela", "della", "van", "von", "del", "de", "du", "la", "le"];

    /// <summary>Whether the part at this place may be missing. The last one may not: Le and Do are family names, too.</summary>
    public static bool IsAt(IReadOnlyList<string> parts, int at) => at < parts.Count - 1 && Words.Contains(parts[at]);

    /// <summary>"vandenberg" is "berg" with its particles: what is left without them.</summary>
    public static IEnumerable<string> Stripped(string part) => Glued
        .Where(particles => part.StartsWith(particles, StringComparison.Ordinal) && part.Length - particles.Length >= LeastRest)
        .Take(1)
        .Select(particles => part[particles.Length..]);
}
