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
        [ToolCodes.OutcomeUnknown] =
            "Don't repeat the call. Read the record first to see whether the change was made, then tell the caller.",
        ["FEEDBACK_NOT_FOUND"] = "Read the feedback_id again as submit_feedback gave it; it takes the number too.",
        ["REPORT_NOT_FOUND"] = "Read the report_id again as generate_report gave it, or order the report anew.",
        ["REPORT_QUEUE_FULL"] = "Say that it takes a while, and make the same call again in a minute.",
        ["INVALID_PAGE_TOKEN"] = "Call again without cursor to start at the first page.",
    }.ToFrozenDictionary();
}
