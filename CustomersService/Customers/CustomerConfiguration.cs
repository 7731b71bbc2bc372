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

        builder.HasKey(customer => customer.Id).HasName("pk_customers");
        builder.HasIndex(customer => customer.Number).IsUnique().HasDatabaseName("ix_customers_number");
        builder.HasIndex(customer => customer.EmailKey).IsUnique().HasDatabaseName(Customer.EmailIndex);
        builder.HasIndex(customer => customer.Phone).IsUnique().HasDatabaseName(Customer.PhoneIndex);
        builder.HasIndex(customer => new { customer.Status, customer.Number }).HasDatabaseName("ix_customers_status_number");

        builder.Property(customer => customer.Id).HasColumnName("id").ValueGeneratedNever();
        builder.Property(customer => customer.Number).HasColumnName("number").HasDefaultValueSql($"nextval('{Customer.NumberSequence}')");
        builder.Property(customer => customer.Name).HasColumnName("name").HasMaxLength(CustomerName.MaxLength);
        builder.Property(customer => customer.Email).HasColumnName("email").HasMaxLength(EmailAddress.MaxLength);
        builder.Property(customer => customer.EmailKey).HasColumnName("email_key").HasMaxLength(EmailAddress.MaxLength);
        builder.Property(customer => customer.Phone).HasColumnName("phone").HasMaxLength(16);
        builder.Property(customer => customer.Status).HasColumnName("status").HasMaxLength(20).HasConversion(
            status => status == CustomerStatus.Disabled ? "disabled" : "active",
            text => text == "disabled" ? CustomerStatus.Disabled : CustomerStatus.Active);
        builder.Property(customer => customer.CreatedAt).HasColumnName("created_at");
        builder.Property(customer => customer.UpdatedAt).HasColumnName("updated_at");
        builder.Property(customer => customer.Version).IsRowVersion();
    }
}
