using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using OrdersService.Tests.Hosting;
using Platform.Contracts.Common.V1;
using Platform.Contracts.Inventory.V1;
using Platform.Contracts.Orders.V1;

namespace OrdersService.Tests.Orders;

public sealed class PlaceOrderTests(OrdersFixture service)
{
    [Fact]
    public async Task An_order_is_priced_reserved_and_confirmed()
    {
        await service.HasAvailable("PIZZ0001", "downtown", 10);
        var request = Requests.Order("2", "downtown", ("PIZZ0001", 2), ("COFF0001", 1), ("PIZZ0001", 1));

        var order = await service.Orders.PlaceOrderAsync(request, service.Call);

        Assert.Equal(OrderStatus.Confirmed, order.Status);
        Assert.True(order.Number >= 1301);
        Assert.Equal((2, "Jon Smyth", "0190a000-0000-7000-8000-000000000002"), (order.CustomerNumber, order.CustomerName, order.CustomerId));
        Assert.Equal([("PIZZ0001", 3, 1250L, 3750L), ("COFF0001", 1, 325L, 325L)],
            order.Lines.Select(line => (line.ItemId, (int)line.Quantity, line.UnitPrice.MinorUnits, line.LineTotal.MinorUnits)));
        Assert.Equal(new() { MinorUnits = 4075, Currency = "USD" }, order.Total);
        Assert.True((order.EstimatedAt - order.UpdatedAt).ToTimeSpan() >= TimeSpan.FromMinutes(23));
        Assert.Equal(7, (await service.Level("PIZZ0001", "downtown")).Available);
        Assert.Equal(order, await service.Orders.GetOrderAsync(new() { OrderId = order.Id }, service.Call));
    }

    [Fact]
    public async Task Without_a_location_the_order_goes_to_the_default_one_on_its_business_day()
    {
        var order = await service.Orders.PlaceOrderAsync(Requests.Order("0190a000-0000-7000-8000-000000000003", "", ("COFF0002", 1)), service.Call);
        var zone = TimeZoneInfo.FindSystemTimeZoneById("America/Los_Angeles");

        Assert.Equal(("main", 3), (order.Location, order.CustomerNumber));
        Assert.Equal($"{TimeZoneInfo.ConvertTime(order.CreatedAt.ToDateTimeOffset(), zone):yyyy-MM-dd}", order.BusinessDate);
    }

    [Fact]
    public async Task Another_total_than_expected_is_refused_with_both_figures_and_stores_nothing()
    {
        var request = Requests.Order("1", "main", ("PIZZ0002", 2));
        request.ExpectedTotal = new() { MinorUnits = 2500, Currency = "USD" };

        var refusal = await OrdersFixture.RefusalOf(service.Orders.PlaceOrderAsync(request, service.Call));

        Assert.Equal((StatusCode.FailedPrecondition, "TOTAL_MISMATCH", "The total is 29.00 USD, not 25.00 USD."), (refusal.Status, refusal.Code, refusal.Message));
        Assert.Equal(("2900", "USD", "2500", "USD"), (refusal.Metadata["actual_minor_units"], refusal.Metadata["actual_currency"],
            refusal.Metadata["expected_minor_units"], refusal.Metadata["expected_currency"]));
        Assert.Equal(0, await service.CountOf(request.IntentKey));

        request.ExpectedTotal.MinorUnits = 2900;
        Assert.Equal(OrderStatus.Confirmed, (await service.Orders.PlaceOrderAsync(request, service.Call)).Status);
    }

    [Fact]
    public async Task Every_bad_field_is_named_at_once_and_nothing_is_stored()
    {
        var request = Requests.Order("1", "atlantis", ("PIZZ0001", 0), ("NONE0001", 1), ("pizza", 1));
        request.ExpectedTotal = new Money { MinorUnits = -1, Currency = "dollars" };

        var refusal = await OrdersFixture.RefusalOf(service.Orders.PlaceOrderAsync(request, service.Call));

        Assert.Equal((StatusCode.InvalidArgument, "INVALID_ORDER"), (refusal.Status, refusal.Code));
        Assert.Equal(
            ["expected_total.currency", "expected_total.minor_units", "lines[0].quantity", "lines[1].item_id", "lines[2].item_id", "location"],
            refusal.Fields.Select(field => field.Field).Order(StringComparer.Ordinal));
        Assert.All(refusal.Fields, field => Assert.NotEmpty(field.Description!));
        Assert.Equal(0, await service.CountOf(request.IntentKey));
    }

    [Fact]
    public async Task An_empty_request_is_refused_field_by_field()
    {
        var refusal = await OrdersFixture.RefusalOf(service.Orders.PlaceOrderAsync(new(), service.Call));

        Assert.Equal(["customer_id", "intent_key", "lines"], refusal.Fields.Select(field => field.Field).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("99999", StatusCode.NotFound, "CUSTOMER_NOT_FOUND")]
    [InlineData("0190a000-0000-7000-8000-999999999999", StatusCode.NotFound, "CUSTOMER_NOT_FOUND")]
    [InlineData("11", StatusCode.FailedPrecondition, "CUSTOMER_DISABLED")]
    public async Task Who_is_not_a_customer_can_not_order(string customer, StatusCode status, string code)
    {
        var request = Requests.Order(customer, "main", ("COFF0001", 1));

        var refusal = await OrdersFixture.RefusalOf(service.Orders.PlaceOrderAsync(request, service.Call));

        Assert.Equal((status, code), (refusal.Status, refusal.Code));
        Assert.Equal(0, await service.CountOf(request.IntentKey));
    }

    [Fact]
    public async Task Too_little_stock_rejects_the_order_and_says_what_there_is()
    {
        await service.HasAvailable("KNIF0001", "airport", 2);
        var request = Requests.Order("4", "airport", ("COFF0001", 1), ("KNIF0001", 3));

        var refusal = await OrdersFixture.RefusalOf(service.Orders.PlaceOrderAsync(request, service.Call));

        Assert.Equal((StatusCode.FailedPrecondition, "INSUFFICIENT_INVENTORY"), (refusal.Status, refusal.Code));
        var shortage = Assert.Single(refusal.Detail<InsufficientInventory>()!.Shortages);
        Assert.Equal(
            ("KNIF0001", "Chef's Knife", "airport", 3, 2),
            (shortage.ItemId, shortage.ItemName, shortage.Location, shortage.Requested, shortage.Available));
        Assert.NotEmpty(shortage.Elsewhere);
        Assert.NotEmpty(shortage.Alternatives);

        var order = await service.Orders.GetOrderAsync(new() { OrderId = refusal.Metadata["order_number"] }, service.Call);
        Assert.Equal((OrderStatus.Rejected, refusal.Message), (order.Status, order.Reason));
        Assert.Null(order.EstimatedAt);
    }

    [Fact]
    public async Task A_rejected_order_is_rejected_again_even_when_stock_has_come()
    {
        await service.HasAvailable("PANN0001", "airport", 0);
        var request = Requests.Order("4", "airport", ("PANN0001", 1));
        var first = await OrdersFixture.RefusalOf(service.Orders.PlaceOrderAsync(request, service.Call));
        await service.HasAvailable("PANN0001", "airport", 5);

        var again = await OrdersFixture.RefusalOf(service.Orders.PlaceOrderAsync(request, service.Call));

        Assert.Equal((first.Code, first.Message, first.Metadata["order_number"]), (again.Code, again.Message, again.Metadata["order_number"]));
        Assert.Equal(first.Detail<InsufficientInventory>(), again.Detail<InsufficientInventory>());
        Assert.Equal(5, (await service.Level("PANN0001", "airport")).Available);
    }

    [Fact]
    public async Task The_same_intent_gives_the_first_order_whatever_changed_since()
    {
        var product = await service.Products.GetProductAsync(new() { ItemId = "SPIC0001" }, service.Call);
        var request = Requests.Order("5", "main", ("SPIC0001", 1));
        var first = await service.Orders.PlaceOrderAsync(request, service.Call);
        await ChangePrice("SPIC0001", product.Price.MinorUnits + 100);

        Assert.Equal(first, await service.Orders.PlaceOrderAsync(request, service.Call));
        Assert.Equal(1, await service.CountOf(request.IntentKey));

        await ChangePrice("SPIC0001", product.Price.MinorUnits);
    }

    [Fact]
    public async Task The_same_intent_with_another_request_is_an_error()
    {
        var request = Requests.Order("5", "main", ("COFF0001", 1));
        await service.Orders.PlaceOrderAsync(request, service.Call);
        request.Lines[0].Quantity = 2;

        var refusal = await OrdersFixture.RefusalOf(service.Orders.PlaceOrderAsync(request, service.Call));

        Assert.Equal((StatusCode.AlreadyExists, "INTENT_KEY_REUSED"), (refusal.Status, refusal.Code));
    }

    [Fact]
    public async Task Twenty_calls_at_once_with_one_intent_make_one_order()
    {
        await using var replica = await service.StartReplicaAsync();
        OrderService.OrderServiceClient[] replicas = [service.Orders, new(replica.Channel)];
        await service.HasAvailable("BOOK0001", "downtown", 10);
        var request = Requests.Order("6", "downtown", ("BOOK0001", 3));

        var orders = await Task.WhenAll(Enumerable.Range(0, 20).Select(index => replicas[index % 2].PlaceOrderAsync(request, service.Call).ResponseAsync));

        Assert.Single(orders.Select(order => order.Number).Distinct());
        Assert.All(orders, order => Assert.Equal(OrderStatus.Confirmed, order.Status));
        Assert.Equal(1, await service.CountOf(request.IntentKey));
        Assert.Equal((7, 0), ((await service.Level("BOOK0001", "downtown")).Available, (await service.Level("BOOK0001", "downtown")).Reserved));
    }

    [Fact]
    public async Task Parallel_orders_never_sell_more_than_there_is()
    {
        await service.HasAvailable("TOTE0001", "downtown", 10);
        var requests = Enumerable.Range(0, 30).Select(_ => Requests.Order("7", "downtown", ("TOTE0001", 1)));
        var before = await service.Level("TOTE0001", "downtown");

        var outcomes = await Task.WhenAll(requests.Select(OutcomeOf));

        var level = await service.Level("TOTE0001", "downtown");
        Assert.Equal((10, 20), (outcomes.Count(outcome => outcome == "confirmed"), outcomes.Count(outcome => outcome == "INSUFFICIENT_INVENTORY")));
        Assert.Equal((0, 0, before.Committed + 10), (level.Available, level.Reserved, level.Committed));
    }

    [Fact]
    public async Task A_stranger_is_turned_away()
    {
        using var channel = service.Host.CreateChannel(token: null);
        var stranger = new OrderService.OrderServiceClient(channel);

        var refusal = await OrdersFixture.RefusalOf(stranger.PlaceOrderAsync(Requests.Order("1", "main", ("COFF0001", 1)), service.Call));

        Assert.Equal(StatusCode.Unauthenticated, refusal.Status);
    }

    private async Task<string> OutcomeOf(PlaceOrderRequest request)
    {
        try
        {
            return (await service.Orders.PlaceOrderAsync(request, service.Call)).Status.ToString().ToLowerInvariant();
        }
        catch (RpcException error)
        {
            return RemoteError.From(error).Code;
        }
    }

    private async Task ChangePrice(string itemId, long minorUnits) => await service.Products.UpdateProductAsync(
        new()
        {
            ItemId = itemId,
            Price = new() { MinorUnits = minorUnits, Currency = "USD" },
            UpdateMask = FieldMask.FromString<UpdateProductRequest>("price"),
        },
        service.Call);
}
