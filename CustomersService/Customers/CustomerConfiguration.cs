using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CustomersService.Customers;

internal sealed class CustomerConfiguration : IEntityTypeConfiguration<Customer>
{
    public void Configure(EntityTypeBuilder<Customer> builder)
    {
        builder.ToTable("customers", table =>
        {
            table.HasCheckConstraint("ck_customers_status", "status IN ('active', 'disabled')");
            table.HasCheckConstraint("ck_customers_name", "length(name) > 0");
            table.HasCheckConstraint("ck_customers_phone", @"phone ~ '^\+[1-9][0-9]{6,14}$'");
            table.HasCheckConstraint("ck_customers_email_key", "(email IS NULL) = (email_key IS NULL)");
        });

        builder.HasKey(customer => customer.Id);
        builder.HasIndex(customer => customer.Number).IsUnique();
        builder.HasIndex(customer => customer.EmailKey).IsUnique();
        builder.HasIndex(customer => customer.Phone).IsUnique();
        builder.HasIndex(customer => new { customer.Status, customer.Number });

        builder.Property(customer => customer.Id).ValueGeneratedNever();
        builder.Property(customer => customer.Number).HasDefaultValueSql($"nextval('{Customer.NumberSequence}')");
        builder.Property(customer => customer.Name).HasMaxLength(CustomerName.MaxLength);
        builder.Property(customer => customer.Email).HasMaxLength(EmailAddress.MaxLength);
        builder.Property(customer => customer.EmailKey).HasMaxLength(EmailAddress.MaxLength);
        builder.Property(customer => customer.Phone).HasMaxLength(16);
        builder.Property(customer => customer.Status).HasMaxLength(20).HasConversion(
            status => status == CustomerStatus.Disabled ? "disabled" : "active",
            text => text == "disabled" ? CustomerStatus.Disabled : CustomerStatus.Active);
        builder.Property(customer => customer.Version).IsRowVersion();
    }
}
