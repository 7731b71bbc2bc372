namespace CustomersService.Customers;

internal sealed class Customer
{
    public const int FirstFreeNumber = 13;
    public const string NumberSequence = "customer_numbers";
    public const string EmailIndex = "ix_customers_email_key";
    public const string PhoneIndex = "ix_customers_phone";

    private Customer()
    {
    }

    public Guid Id { get; private init; }

    public long Number { get; private set; }

    public string Name { get; private set; } = "";

    public string? Email { get; private set; }

    /// <summary>What makes an address unique: two writings that differ only in case are one address.</summary>
    public string? EmailKey { get; private set; }

    public string? Phone { get; private set; }

    public CustomerStatus Status { get; private set; }

    public DateTimeOffset CreatedAt { get; private init; }

    public DateTimeOffset UpdatedAt { get; private set; }

    /// <summary>PostgreSQL's xmin: an update of a row that someone else changed meanwhile fails.</summary>
    public uint Version { get; private set; }

    public static Customer Create(string name, string? email, string? phone, DateTimeOffset now)
    {
        var customer = new Customer { Id = Guid.CreateVersion7(now), Name = name, Phone = phone, CreatedAt = now, UpdatedAt = now };
        customer.SetEmail(email);

        return customer;
    }

    public void Change(CustomerChanges changes, DateTimeOffset now)
    {
        if (changes.Name is { } name && name != Name)
            (Name, UpdatedAt) = (name, now);

        if (changes.Email is { } email && email.Value != Email)
        {
            SetEmail(email.Value);
            UpdatedAt = now;
        }

        if (changes.Phone is { } phone && phone.Value != Phone)
            (Phone, UpdatedAt) = (phone.Value, now);
    }

    public void Disable(DateTimeOffset now) => SetStatus(CustomerStatus.Disabled, now);

    public void Activate(DateTimeOffset now) => SetStatus(CustomerStatus.Active, now);

    private void SetStatus(CustomerStatus status, DateTimeOffset now)
    {
        if (Status != status)
            (Status, UpdatedAt) = (status, now);
    }

    private void SetEmail(string? email) => (Email, EmailKey) = (email, email is null ? null : EmailAddress.Key(email));
}

/// <summary>What an update changes; null leaves a part as it is.</summary>
internal sealed record CustomerChanges(string? Name, Replacement? Email, Replacement? Phone);

/// <summary>A new value; null removes the old one.</summary>
internal sealed record Replacement(string? Value);
