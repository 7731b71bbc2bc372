namespace CustomersService.Hearing;

/// <summary>A customer who may be meant: what is compared, and what tells them from others.</summary>
internal sealed record Candidate(Guid Id, string? Phone, string? EmailKey, string NameKey, string[] NameSounds)
{
    /// <summary>The columns, named as this record's properties are.</summary>
    public const string Columns =
        """c.id AS "Id", c.phone AS "Phone", c.email_key AS "EmailKey", c.name_key AS "NameKey", c.name_sounds AS "NameSounds" """;

    /// <summary>What is after the at sign; null without an address.</summary>
    public string? EmailDomain => EmailKey?[(EmailKey.LastIndexOf('@') + 1)..];

    public PersonName PersonName => new(NameKey, NameSounds);
}
