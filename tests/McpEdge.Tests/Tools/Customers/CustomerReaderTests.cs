using System.Collections.Concurrent;
using System.Diagnostics;
using Grpc.Core;
using McpEdge.Auth;
using McpEdge.Tools;
using McpEdge.Tools.Customers;
using Wire = Platform.Contracts.Customers.V1;

namespace McpEdge.Tests.Tools.Customers;

public sealed class CustomerReaderTests
{
    private readonly HeldCalls _calls = new();
    private readonly CustomerReader _reader;

    public CustomerReaderTests() => _reader = new(new Wire.CustomerService.CustomerServiceClient(_calls));

    [Fact]
    public async Task A_call_that_is_alone_travels_at_once_and_alone()
    {
        var first = GetAsync("1");
        _calls.Answer("GetCustomer 1");
        var second = GetAsync("2");
        _calls.Answer("GetCustomer 2");

        Assert.Equal((1, 2), ((await first).Number, (await second).Number));
    }

    [Fact]
    public async Task Calls_that_come_while_two_are_on_their_way_travel_together_and_begin_after_they_were_asked_for()
    {
        var asked = Enumerable.Range(1, 40).Select(number => GetAsync($"{number}")).ToList();
        Assert.Equal(["GetCustomer 1", "GetCustomer 2"], _calls.Open);

        _calls.Answer("GetCustomer 1");
        var together = $"BatchGetCustomers {string.Join(' ', Enumerable.Range(3, 38))}";
        await _calls.HasAsync(together);
        var late = GetAsync("41");
        Assert.Equal(["GetCustomer 2", together], _calls.Open.OrderDescending());

        _calls.Answer(together);
        await _calls.HasAsync("GetCustomer 41");
        _calls.Answer("GetCustomer 41");
        _calls.Answer("GetCustomer 2");

        Assert.Equal(Enumerable.Range(1, 41), (await Task.WhenAll([.. asked, late])).Select(customer => (int)customer.Number));
    }

    [Fact]
    public async Task Who_is_not_among_those_found_is_asked_for_alone()
    {
        _calls.Unknown.Add("4");
        var asked = await ThreeTogetherAsync();

        _calls.Answer("BatchGetCustomers 3 4 5");
        await _calls.HasAsync("GetCustomer 4");
        _calls.Answer("GetCustomer 4");

        Assert.Equal((3, 5), ((await asked[0]).Number, (await asked[2]).Number));
        Assert.Equal(StatusCode.NotFound, (await Assert.ThrowsAsync<RpcException>(() => asked[1])).StatusCode);
    }

    [Fact]
    public async Task A_failure_is_everyones_and_the_next_calls_travel()
    {
        var asked = await ThreeTogetherAsync();
        _calls.Fail("BatchGetCustomers 3 4 5");

        foreach (var question in asked)
        {
            Assert.Equal(StatusCode.Unavailable, (await Assert.ThrowsAsync<RpcException>(() => question)).StatusCode);
        }

        var next = GetAsync("6");
        _calls.Answer("GetCustomer 6");
        Assert.Equal(6, (await next).Number);
    }

    [Fact]
    public async Task Who_has_gone_is_not_asked_for()
    {
        using var gone = new CancellationTokenSource();
        _ = (GetAsync("1"), GetAsync("2"));
        var left = GetAsync("3", gone.Token);
        var stayed = GetAsync("4");

        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => left);
        _calls.Answer("GetCustomer 1");
        await _calls.HasAsync("GetCustomer 4");
        _calls.Answer("GetCustomer 4");

        Assert.Equal(4, (await stayed).Number);
    }

    [Fact]
    public async Task Traces_of_the_others_lead_to_that_of_the_first()
    {
        _ = (GetAsync("1"), GetAsync("2"));
        using var one = new Activity("one").Start();
        var first = GetAsync("3");
        using var other = new Activity("other").Start();
        var second = GetAsync("4");
        Activity.Current = null;

        _calls.Answer("GetCustomer 1");
        await _calls.HasAsync("BatchGetCustomers 3 4");
        _calls.Answer("BatchGetCustomers 3 4");
        await Task.WhenAll(first, second);

        Assert.Empty(one.Links);
        Assert.Equal(one.Context, Assert.Single(other.Links).Context);
    }

    private async Task<List<Task<Wire.Customer>>> ThreeTogetherAsync()
    {
        _ = (GetAsync("1"), GetAsync("2"));
        var asked = new List<Task<Wire.Customer>> { GetAsync("3"), GetAsync("4"), GetAsync("5") };
        _calls.Answer("GetCustomer 1");
        await _calls.HasAsync("BatchGetCustomers 3 4 5");

        return asked;
    }

    private Task<Wire.Customer> GetAsync(string id, CancellationToken? cancellation = null)
    {
        var now = TimeProvider.System.GetUtcNow();
        var context = new ToolContext(new Caller("acme", "key", new HashSet<string>()), now.AddMinutes(1), now.AddMinutes(1), now);

        return _reader.GetAsync(id, context, cancellation ?? TestContext.Current.CancellationToken);
    }

    /// <summary>A service that answers when the test says so.</summary>
    private sealed class HeldCalls : CallInvoker
    {
        private readonly ConcurrentDictionary<string, (object Request, Action<Func<object>> End)> _open = [];

        public HashSet<string> Unknown { get; } = [];

        public IEnumerable<string> Open => _open.Keys.Order(StringComparer.Ordinal);

        public async Task HasAsync(string call)
        {
            while (!_open.ContainsKey(call))
            {
                await Task.Delay(1, TestContext.Current.CancellationToken);
            }
        }

        public void Answer(string call)
        {
            Assert.True(_open.TryRemove(call, out var open), $"{call} is not open, but {string.Join(", ", _open.Keys)}");
            open.End(() => Of(open.Request));
        }

        public void Fail(string call)
        {
            Assert.True(_open.TryRemove(call, out var open), call);
            open.End(() => throw new RpcException(new(StatusCode.Unavailable, "down")));
        }

        public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
            Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request)
        {
            var answer = new TaskCompletionSource<TResponse>(TaskCreationOptions.RunContinuationsAsynchronously);
            _open[$"{method.Name} {IdsIn(request)}"] = (request, end => End(answer, end));

            return new(answer.Task, Task.FromResult(Metadata.Empty), () => Status.DefaultSuccess, () => Metadata.Empty, () => { });
        }

        public override TResponse BlockingUnaryCall<TRequest, TResponse>(
            Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request) => throw new NotSupportedException();

        public override AsyncServerStreamingCall<TResponse> AsyncServerStreamingCall<TRequest, TResponse>(
            Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request) => throw new NotSupportedException();

        public override AsyncClientStreamingCall<TRequest, TResponse> AsyncClientStreamingCall<TRequest, TResponse>(
            Method<TRequest, TResponse> method, string? host, CallOptions options) => throw new NotSupportedException();

        public override AsyncDuplexStreamingCall<TRequest, TResponse> AsyncDuplexStreamingCall<TRequest, TResponse>(
            Method<TRequest, TResponse> method, string? host, CallOptions options) => throw new NotSupportedException();

        private static string IdsIn(object request) =>
            request is Wire.GetCustomerRequest one ? one.CustomerId : string.Join(' ', ((Wire.BatchGetCustomersRequest)request).CustomerIds);

        private static void End<TResponse>(TaskCompletionSource<TResponse> answer, Func<object> end)
        {
            try
            {
                answer.SetResult((TResponse)end());
            }
            catch (RpcException failure)
            {
                answer.SetException(failure);
            }
        }

        private object Of(object request)
        {
            if (request is Wire.GetCustomerRequest one)
            {
                return Unknown.Contains(one.CustomerId) ? throw new RpcException(new(StatusCode.NotFound, "nobody")) : Of(one.CustomerId);
            }

            var found = new Wire.BatchGetCustomersResponse();
            foreach (var id in ((Wire.BatchGetCustomersRequest)request).CustomerIds.Where(id => !Unknown.Contains(id)))
            {
                found.Customers.Add(id, Of(id));
            }

            return found;
        }

        private static Wire.Customer Of(string id) => new() { Number = long.Parse(id, System.Globalization.CultureInfo.InvariantCulture) };
    }
}
