using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;
using Platform.Contracts.Customers.V1;
using Platform.Contracts.Inventory.V1;
using Platform.Contracts.Orders.V1;

namespace Platform.Faults.Tests;

/// <summary>Every field of every request is sent with what nobody should send. Requests are otherwise right, but for what does not exist.</summary>
public sealed class BadInputTests(FaultPlatform platform)
{
    private const string Nobody = "0190ffff-0000-7000-8000-000000000000";

    private static readonly string[] Texts =
    [
        "", " ", new string('x', 100_000), "\0", "\r\n\u001b[2J", "'; DROP TABLE orders; --", "1 OR 1=1", "' UNION SELECT version() --", "$1", "%_\\", "\u202e\ufeff",
        "-1", "0", "9223372036854775808", "NaN", "🍕",
    ];

    private static readonly long[] Numbers = [long.MinValue, int.MinValue, -1, 0, int.MaxValue, long.MaxValue];

    private static readonly StatusCode[] Named =
        [StatusCode.InvalidArgument, StatusCode.NotFound, StatusCode.FailedPrecondition, StatusCode.AlreadyExists, StatusCode.Aborted];

    // What would be right, if what it names existed; methods that are not here start from an empty request.
    private static readonly Dictionary<string, IMessage> Requests = new()
    {
        ["PlaceOrder"] = new PlaceOrderRequest
        {
            CustomerId = Nobody,
            IntentKey = "bad-input",
            Lines = { new PlaceOrderLine { ItemId = "NONE9999", Quantity = 1 } },
            ExpectedTotal = new() { Currency = "USD" },
        },
        ["CancelOrder"] = new CancelOrderRequest { OrderId = Nobody, IntentKey = "bad-input" },
        ["AdvanceOrder"] = new AdvanceOrderRequest { OrderId = Nobody, Status = Contracts.Orders.V1.OrderStatus.Ready, IntentKey = "bad-input" },
        ["SetStock"] = new SetStockRequest { ItemId = "NONE9999", Location = "main", OnHand = 1, IntentKey = "bad-input" },
        ["AdjustStock"] = new AdjustStockRequest { ItemId = "NONE9999", Location = "main", Delta = 1, IntentKey = "bad-input" },
        ["ReserveStock"] = new ReserveStockRequest { OrderId = Nobody, Location = "main", Lines = { new ReservationLine { ItemId = "NONE9999", Quantity = 1 } } },
        ["ConfirmReservation"] = new ConfirmReservationRequest { OrderId = Nobody },
        ["CompleteReservation"] = new CompleteReservationRequest { OrderId = Nobody },
        ["UpdateProduct"] = new UpdateProductRequest
        {
            ItemId = "NONE9999",
            Name = "x",
            Category = "x",
            Price = new() { Currency = "USD" },
            UpdateMask = new() { Paths = { "name", "category", "price", "description" } },
        },
        ["AddCustomer"] = new AddCustomerRequest { Name = "Ann", Email = "no address", Phone = "no number" },
        ["UpdateCustomer"] = new UpdateCustomerRequest { CustomerId = Nobody, Name = "Ann", UpdateMask = new() { Paths = { "name", "email", "phone" } } },
    };

    private static readonly ServiceDescriptor[] Services =
        [OrderService.Descriptor, StockService.Descriptor, ProductService.Descriptor, CustomerService.Descriptor];

    private static readonly Marshaller<byte[]> Bytes = Marshallers.Create(bytes => bytes, bytes => bytes);

    public static TheoryData<string, string> Methods =>
        [.. Services.SelectMany(service => service.Methods.Where(method => !method.IsServerStreaming).Select(method => new TheoryDataRow<string, string>(service.FullName, method.Name)))];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Methods))]
    public async Task Bad_input_is_a_named_error_and_changes_nothing(string serviceName, string methodName)
    {
        var method = Services.Single(service => service.FullName == serviceName).FindMethodByName(methodName);
        var calls = platform.Connect(serviceName.Split('.')[0]);
        var isRead = method.GetOptions()?.IdempotencyLevel == MethodOptions.Types.IdempotencyLevel.NoSideEffects;
        var request = Requests.GetValueOrDefault(methodName) ?? method.InputType.Parser.ParseFrom(ByteString.Empty);
        var before = await StateAsync();

        foreach (var (variant, what) in Variants(request))
        {
            var error = await RefusalOf(calls, method, variant);

            if (error is null)
                Assert.True(isRead, $"{methodName} accepted {what}");
            else
                Assert.True(Named.Contains(error.StatusCode) && CodeOf(error) is { Length: > 0 }, $"{methodName} answered {error.Status} to {what}");
        }

        Assert.Equal(before, await StateAsync());
    }

    private static IEnumerable<(IMessage Request, string What)> Variants(IMessage request) =>
        request.Descriptor.Fields.InDeclarationOrder().SelectMany(field => Variants(request, field));

    private static IEnumerable<(IMessage Request, string What)> Variants(IMessage request, FieldDescriptor field)
    {
        if (field.FieldType == FieldType.Message && field.MessageType != Timestamp.Descriptor)
        {
            var inner = field.IsRepeated ? ((System.Collections.IList)field.Accessor.GetValue(request)).Cast<IMessage>().FirstOrDefault() : (IMessage?)field.Accessor.GetValue(request);

            return Variants(inner ?? field.MessageType.Parser.ParseFrom(ByteString.Empty)).Select(variant => (With(request, field, variant.Request), $"{field.Name}.{variant.What}"));
        }

        return Values(field).Select(value => (With(request, field, value), $"{field.Name} = {(value is string { Length: > 50 } text ? text[..50] : value)}"));
    }

    private static IEnumerable<object> Values(FieldDescriptor field) => field.FieldType switch
    {
        FieldType.String => Texts,
        FieldType.Int64 => Numbers.Cast<object>(),
        FieldType.Int32 => [int.MinValue, -1, 0, int.MaxValue],
        FieldType.Enum => [System.Enum.ToObject(field.EnumType.ClrType, 99), System.Enum.ToObject(field.EnumType.ClrType, -1)],
        _ => [],
    };

    private static IMessage With(IMessage request, FieldDescriptor field, object value)
    {
        var copy = request.Descriptor.Parser.ParseFrom(request.ToByteArray());

        if (!field.IsRepeated)
        {
            field.Accessor.SetValue(copy, value);
            return copy;
        }

        var list = (System.Collections.IList)field.Accessor.GetValue(copy);
        list.Clear();
        list.Add(value);

        return copy;
    }

    // A write that nothing is wrong with by itself is refused too, because what it names does not exist; so every answer but an error is a finding.
    private static async Task<RpcException?> RefusalOf(CallInvoker calls, MethodDescriptor method, IMessage request)
    {
        var call = new Method<byte[], byte[]>(MethodType.Unary, method.Service.FullName, method.Name, Bytes, Bytes);

        try
        {
            await calls.AsyncUnaryCall(call, null, new CallOptions(cancellationToken: Cancellation), request.ToByteArray());
            return null;
        }
        catch (RpcException error)
        {
            return error;
        }
    }

    private static string? CodeOf(RpcException error) =>
        error.Trailers.GetValueBytes("grpc-status-details-bin") is { } bytes
        && Google.Rpc.Status.Parser.ParseFrom(bytes).Details.FirstOrDefault(detail => detail.Is(ErrorInfo.Descriptor)) is { } info
            ? info.Unpack<ErrorInfo>().Reason
            : null;

    private async Task<string> StateAsync()
    {
        var digests = new List<string>();

        foreach (var (database, table) in (IEnumerable<(string, string)>)
            [("ordersdb", "orders"), ("ordersdb", "order_lines"), ("ordersdb", "intents"), ("inventorydb", "products"), ("inventorydb", "stock"),
                ("inventorydb", "stock_movements"), ("inventorydb", "reservations"), ("inventorydb", "intents"), ("customersdb", "customers")])
        {
            digests.Add(await platform.TextAsync(database, $"SELECT coalesce(md5(string_agg(row::text, '|' ORDER BY row::text)), '') FROM {table} AS row"));
        }

        return string.Join(' ', digests);
    }
}
