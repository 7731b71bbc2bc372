using System.Collections.Frozen;

namespace McpEdge.Errors;

/// <summary>What an agent should do about a refusal of a service, by the service's code.</summary>
internal static class ServiceHints
{
    public static readonly FrozenDictionary<string, string> ByCode = new Dictionary<string, string>
    {
        ["CUSTOMER_NOT_FOUND"] =
            "Ask the caller for another detail (customer number, e-mail or phone) and use customer_lookup. Spell back what you heard.",
        ["EMAIL_TAKEN"] = "Look up who has this e-mail address with customer_lookup: the caller may already be a customer.",
        ["PHONE_TAKEN"] = "Look up who has this phone number with customer_lookup: the caller may already be a customer.",
        ["OUTCOME_UNKNOWN"] =
            "Don't repeat the call. Read the record first to see whether the change was made, then tell the caller.",
        ["INVALID_PAGE_TOKEN"] = "Call again without cursor to start at the first page.",
    }.ToFrozenDictionary();
}
