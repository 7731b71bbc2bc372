using Grpc.Core;
using OrdersService.Tests.Hosting;

namespace OrdersService.Tests.Orders;

public sealed class GetOrderTests(OrdersFixture service)
{
    [Theory]
    [InlineData("1001")]
    [InlineData(" 1001 ")]
    [InlineData("0190b000-0000-7000-8000-000000001001")]
    [InlineData("0190B000-0000-7000-8000-000000001001")]
    public async Task An_order_is_found_by_number_and_by_id(string reference)
    {
        var order = await service.Orders.GetOrderAsync(new() { OrderId = reference }, service.Call);

        Assert.Equal(1001, order.Number);
        Assert.Equal("0190b000-0000-7000-8000-000000001001", order.Id);
        Assert.Equal(order.Total.MinorUnits, order.Lines.Sum(line => line.LineTotal.MinorUnits));
    }

    [Theory]
    [InlineData("1")]
    [InlineData("9223372036854775807")]
    [InlineData("0190b000-0000-7000-8000-000000000001")]
    public async Task An_unknown_order_is_not_found(string reference)
    {
        var refusal = await OrdersFixture.RefusalOf(service.Orders.GetOrderAsync(new() { OrderId = reference }, service.Call));

        Assert.Equal((StatusCode.NotFound, "ORDER_NOT_FOUND"), (refusal.Status, refusal.Code));
    }

    [Theory]
    [InlineData("")]
    [InlineData("-1001")]
    [InlineData("9223372036854775808")]
    [InlineData("1001'; drop table orders; --")]
    [InlineData("0190b000000070008000000000001001")]
    [InlineData("\0")]
    public async Task What_names_no_order_is_refused(string reference)
    {
        var refusal = await OrdersFixture.RefusalOf(service.Orders.GetOrderAsync(new() { OrderId = reference }, service.Call));

        Assert.Equal(StatusCode.InvalidArgument, refusal.Status);
        Assert.Equal(["order_id"], refusal.Fields.Select(field => field.Field));
    }
}
