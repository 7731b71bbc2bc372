using CustomersService.Customers;
using Microsoft.EntityFrameworkCore;

namespace CustomersService.Data;

/// <summary>Twelve customers to try the platform with, some of them hard to hear. Rows that exist already stay as they are.</summary>
internal static class CustomersSeed
{
    private static readonly DateTimeOffset Since = new(2024, 1, 1, 9, 0, 0, TimeSpan.Zero);

    private static readonly (string Name, string Email, string Phone)[] People =
    [
        ("Alex Morgan", "customer@example.com", "+14155550101"),
        ("Jon Smyth", "jon_smyth@example.com", "+14155550115"),
        ("John Smith", "john.smith@example.com", "+14155550150"),
        ("Siobhan O'Brien", "siobhan@example.com", "+14155550113"),
        ("Xavier Nguyen", "x.nguyen@example.com", "+14155550130"),
        ("Aoife Ní Dhomhnaill", "aoife@example.com", "+14155550114"),
        ("Phoebe Knight", "phoebe.knight@example.com", "+14155550140"),
        ("Catherine Wright", "c.wright@example.com", "+14155550116"),
        ("Kathryn Reit", "kathryn@example.com", "+14155550160"),
        ("Wojciech Szczepański", "wojciech@example.com", "+14155550117"),
        ("Bao Tran", "bao.tran@example.com", "+14155550170"),
        ("María-José Núñez", "maria.jose@example.com", "+442079460123"),
    ];

    public const int DisabledNumber = 11;

    public static Guid Id(int number) => new($"0190a000-0000-7000-8000-{number:D12}");

    public static async Task RunAsync(CustomersDbContext db, CancellationToken cancellationToken)
    {
        for (var number = 1; number <= People.Length; number++)
        {
            var (name, email, phone) = People[number - 1];
            var status = number == DisabledNumber ? "disabled" : "active";

            await db.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO customers (id, number, name, email, email_key, phone, status, created_at, updated_at)
                VALUES ({Id(number)}, {number}, {name}, {email}, {EmailAddress.Key(email)}, {phone}, {status}, {Since}, {Since})
                ON CONFLICT DO NOTHING
                """,
                cancellationToken);
        }
    }
}
