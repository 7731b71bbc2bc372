using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Wire = Platform.Contracts.Customers.V1;

namespace CustomersService.Tests.Customers;

public sealed class UpdateCustomerTests(CustomersFixture service) : IClassFixture<CustomersFixture>
{
    [Fact]
    public async Task Only_the_fields_of_the_mask_change()
    {
        var before = await service.HasCustomer("Before", "before@example.com", "+14155550301");
        service.Clock.Advance(TimeSpan.FromMinutes(5));

        var after = await Update(before.Id, ["name"], name: "After", email: "ignored", phone: "ignored");

        Assert.Equal(("After", "before@example.com", "+14155550301"), (after.Name, after.Email, after.Phone));
        Assert.Equal((before.Id, before.Number, before.CreatedAt), (after.Id, after.Number, after.CreatedAt));
        Assert.Equal(service.Clock.GetUtcNow(), after.UpdatedAt.ToDateTimeOffset());
        Assert.Equal(after, await service.Read(before.Id));
    }

    [Fact]
    public async Task An_empty_field_of_the_mask_is_removed()
    {
        var before = await service.HasCustomer("Leaver", "leaver@example.com", "+14155550302");

        var after = await Update($"{before.Number}", ["email", "phone"]);

        Assert.Equal(("", ""), (after.Email, after.Phone));
        await service.HasCustomer("Successor", "leaver@example.com", "+14155550302");
    }

    [Fact]
    public async Task The_same_values_again_change_nothing()
    {
        var before = await service.HasCustomer("Same", "same@example.com", "+14155550303");
        service.Clock.Advance(TimeSpan.FromMinutes(5));

        var after = await Update(before.Id, ["name", "email", "phone"], "Same", "same@example.com", "(415) 555-0303");

        Assert.Equal(before, after);
    }

    [Theory]
    [InlineData("email", "customer@EXAMPLE.com", "", "EMAIL_TAKEN")]
    [InlineData("phone", "", "+1 415 555 0101", "PHONE_TAKEN")]
    public async Task What_another_customer_has_is_refused(string path, string email, string phone, string code)
    {
        var before = await service.HasCustomer("Thief");

        var refusal = await CustomersFixture.RefusalOf(Call(before.Id, [path], "", email, phone));

        Assert.Equal((StatusCode.AlreadyExists, code), (refusal.Status, refusal.Code));
        Assert.Equal(before, await service.Read(before.Id));
    }

    [Fact]
    public async Task An_unknown_customer_is_not_found()
    {
        var refusal = await CustomersFixture.RefusalOf(Call("4711", ["name"], "Nobody"));

        Assert.Equal((StatusCode.NotFound, "CUSTOMER_NOT_FOUND"), (refusal.Status, refusal.Code));
    }

    [Fact]
    public async Task Nothing_but_name_email_and_phone_can_be_changed()
    {
        foreach (var path in (string[])["status", "number", "id", "created_at", "Name", "*", ""])
            Assert.Equal(["update_mask"], await CustomersFixture.WrongFieldsOf(Call("1", [path])));

        Assert.Equal(["update_mask"], await CustomersFixture.WrongFieldsOf(Call("1", [])));
        Assert.Equal(["update_mask"], await CustomersFixture.WrongFieldsOf(service.Client.UpdateCustomerAsync(new() { CustomerId = "1" }, service.Call)));
    }

    [Fact]
    public async Task All_that_is_wrong_is_named_at_once()
    {
        var call = Call("x", ["name", "email", "phone", "status"], "", "x", "x");

        Assert.Equal(["customer_id", "update_mask", "name", "email", "phone"], await CustomersFixture.WrongFieldsOf(call));
    }

    [Fact]
    public async Task Updates_of_different_fields_at_once_do_not_lose_one_another()
    {
        var customer = await service.HasCustomer("Racer");

        for (var round = 0; round < 20; round++)
        {
            await Task.WhenAll(
                Update(customer.Id, ["name"], name: $"Racer {round}"),
                Update(customer.Id, ["email"], email: $"racer{round}@example.com"),
                Update(customer.Id, ["phone"], phone: $"+141555504{round:D2}"));

            var after = await service.Read(customer.Id);
            Assert.Equal(($"Racer {round}", $"racer{round}@example.com", $"+141555504{round:D2}"), (after.Name, after.Email, after.Phone));
        }
    }

    private async Task<Wire.Customer> Update(string id, string[] mask, string name = "", string email = "", string phone = "") =>
        await Call(id, mask, name, email, phone);

    private AsyncUnaryCall<Wire.Customer> Call(string id, string[] mask, string name = "", string email = "", string phone = "") =>
        service.Client.UpdateCustomerAsync(
            new() { CustomerId = id, Name = name, Email = email, Phone = phone, UpdateMask = new FieldMask { Paths = { mask } } }, service.Call);
}
