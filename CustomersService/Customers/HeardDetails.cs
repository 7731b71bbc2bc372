using CustomersService.Hearing;

namespace CustomersService.Customers;

/// <summary>What a lookup gave, as far as it can be read without the database.</summary>
internal sealed record HeardDetails
{
    public CustomerReference? Reference { get; private init; }

    /// <summary>Keys of the addresses that can be meant; more than one only when it was said.</summary>
    public IReadOnlyList<string> Emails { get; private init; } = [];

    public HeardPhone? Phone { get; private init; }

    public string Name { get; private init; } = "";

    public IReadOnlyList<SpelledPart> Spelled { get; private init; } = [];

    public Hints Hints { get; private init; } = new("", "");

    /// <summary>An address that was said without more may be that of another one whose name sounds the same.</summary>
    public bool IsEmailAlone { get; private init; }

    /// <summary>Whether the rows that have all that is written are not yet the answer.</summary>
    public bool NeedsHearing => HasName || Hints.Any || IsEmailAlone;

    public bool HasName => Name.Length > 0 || Spelled.Count > 0;

    /// <summary>What need not be asked again.</summary>
    public IReadOnlySet<Detail> Given
    {
        get
        {
            (Detail Detail, bool Given)[] details =
            [
                (Detail.PhoneEnding, Hints.PhoneEnding.Length > 0),
                (Detail.EmailDomain, Hints.EmailDomain.Length > 0),
                (Detail.SpelledName, Spelled.Count > 0),
                (Detail.Phone, Phone is not null),
                (Detail.Email, Emails.Count > 0),
                (Detail.Name, HasName),
            ];

            return details.Where(detail => detail.Given).Select(detail => detail.Detail).ToHashSet();
        }
    }

    /// <summary>Reads a request; what is wrong with it goes to the fields.</summary>
    public static HeardDetails Read(LookupCustomer query, CustomerFields fields)
    {
        if (string.IsNullOrWhiteSpace(query.CustomerId + query.Email + query.Phone + query.Name + query.SpelledName))
            fields.Refuse("customer_id", "REQUIRED", "Give a customer number, an e-mail address, a telephone number or a name.");

        var details = new HeardDetails
        {
            Reference = string.IsNullOrWhiteSpace(query.CustomerId) ? null : fields.HeardCustomer(query.CustomerId),
            Emails = fields.HeardEmail(query.Email),
            Phone = fields.HeardPhone(query.Phone),
            Name = string.IsNullOrWhiteSpace(query.Name) ? "" : fields.Name(query.Name),
            Spelled = fields.Spelled(query.SpelledName),
            Hints = new(fields.PhoneEnding(query.PhoneEnding), fields.EmailDomain(query.EmailDomain)),
        };

        return details with { IsEmailAlone = SpokenEmail.IsSpoken(query.Email) && details is { Reference: null, Phone: null } };
    }
}
