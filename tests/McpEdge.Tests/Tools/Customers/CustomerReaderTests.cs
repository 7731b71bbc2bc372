using System.Collections.Concurrent;
using System.Diagnostics;
using Grpc.Core;
using McpEdge.Auth;
using McpEdge.Tools;
using McpEdge.Tools.Customers;
using Platform.Testing;
using Wire = Platform.Contracts.Customers.V1;

namespace McpEdge.Tests.Tools.Customers;

public sealed class CustomerReaderTests
{
    private readonly HeldCalls _calls = new();
    private readonly FakeTime _time = new();
    private readonly CustomerReader _reader;

    public CustomerReaderTests() => _reader = new(new Wire.CustomerService.CustomerServiceClient(_calls), _time);

    [Fact]
    public async Task A_call_that_is_alone_travels_at_once_and_alone()
    {
        var first = GetAsync("1");
        Assert.Equal(["GetCustomer 1"], _calls.Open);
        await _calls.AnswerAsync("GetCustomer 1");
        var second = GetAsync("2");
        await _calls.AnswerAsync("GetCustomer 2");

        Assert.Equal((1, 2), ((await first).Number, (await second).Number));
    }

    [Fact]
    public async Task Calls_that_come_while_one_is_on_its_way_travel_together_and_begin_after_they_were_asked_for()
    {
        var asked = Enumerable.Range(1, 40).Select(number => GetAsync($"{number}")).ToList();
        Assert.Equal(["GetCustomer 1"], _calls.Open);

        await _calls.AnswerAsync("GetCustomer 1");
        var together = $"BatchGetCustomers {string.Join(' ', Enumerable.Range(2, 39))}";
        await _calls.HasAsync(together);
        var late = GetAsync("41");
        Assert.Equal([together], _calls.Open);

        await _calls.AnswerAsync(together);
        await _calls.AnswerAsync("GetCustomer 41");

        Assert.Equal(Enumerable.Range(1, 41), (await Task.WhenAll([.. asked, late])).Select(customer => (int)customer.Number));
    }

    [Fact]
    public async Task A_slow_answer_holds_nobody_else_up()
    {
        var slow = GetAsync("1");
        var waiting = new[] { GetAsync("2"), GetAsync("3") };
        Assert.Equal(["GetCustomer 1"], _calls.Open);

        _time.Advance(TimeSpan.FromMilliseconds(20));
        await _calls.AnswerAsync("BatchGetCustomers 2 3");
        Assert.Equal([2, 3], (await Task.WhenAll(waiting)).Select(customer => (int)customer.Number));

        await _calls.AnswerAsync("GetCustomer 1");
        Assert.Equal(1, (await slow).Number);
        var next = GetAsync("4");
        await _calls.AnswerAsync("GetCustomer 4");
        Assert.Equal(4, (await next).Number);
    }

    [Fact]
    public async Task So_many_slow_answers_are_waited_for_at_most()
    {
        for (var number = 1; number <= 9; number++)
        {
            _ = GetAsync($"{number}");
            _time.Advance(TimeSpan.FromMilliseconds(20));
            await _calls.HasAsync($"GetCustomer {Math.Min(number, 4)}");
        }

        Assert.Equal(Enumerable.Range(1, 4).Select(number => $"GetCustomer {number}"), _calls.Open);
    }

    [Fact]
    public async Task Who_is_not_among_those_found_is_asked_for_alone()
    {
        _calls.Unknown.Add("3");
        var asked = await ThreeTogetherAsync();

        await _calls.AnswerAsync("BatchGetCustomers 2 3 4");
        await _calls.AnswerAsync("GetCustomer 3");

        Assert.Equal((2, 4), ((await asked[0]).Number, (await asked[2]).Number));
        Assert.Equal(StatusCode.NotFound, (await Assert.ThrowsAsync<RpcException>(() => asked[1])).StatusCode);
    }

    [Fact]
    public async Task A_failure_is_everyones_and_the_next_calls_travel()
    {
        var asked = await ThreeTogetherAsync();
        await _calls.FailAsync("BatchGetCustomers 2 3 4");

        foreach (var question in asked)
        {
            Assert.Equal(StatusCode.Unavailable, (await Assert.ThrowsAsync<RpcException>(() => question)).StatusCode);
        }

        var next = GetAsync("6");
        await _calls.AnswerAsync("GetCustomer 6");
        Assert.Equal(6, (await next).Number);
    }

    [Fact]
    public async Task Who_has_gone_is_not_asked_for()
    {
        using var gone = new CancellationTokenSource();
        _ = GetAsync("1");
        var left = GetAsync("2", gone.Token);
        var stayed = GetAsync("3");

        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => left);
        await _calls.AnswerAsync("GetCustomer 1");
        await _calls.AnswerAsync("GetCustomer 3");

        Assert.Equal(3, (await stayed).Number);
    }

    [Fact]
    public async Task Traces_of_the_others_lead_to_that_of_the_first()
    {
        _ = GetAsync("1");
        using var one = new Activity("one").Start();
        var first = GetAsync("2");
        using var other = new Activity("other").Start();
        var second = GetAsync("3");
        Activity.Current = null;

        await _calls.AnswerAsync("GetCustomer 1");
        await _calls.AnswerAsync("BatchGetCustomers 2 3");
        await Task.WhenAll(first, second);

        Assert.Empty(one.Links);
        Assert.Equal(one.Context, Assert.Single(other.Links).Context);
    }

    private async Task<List<Task<Wire.Customer>>> ThreeTogetherAsync()
    {
        _ = GetAsync("1");
        var asked = new List<Task<Wire.Customer>> { GetAsync("2"), GetAsync("3"), GetAsync("4") };
        await _calls.AnswerAsync("GetCustomer 1");
        await _calls.HasAsync("BatchGetCustomers 2 3 4");

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

        public async Task AnswerAsync(string call)
        {
            await HasAsync(call);
            Assert.True(_open.TryRemove(call, out var open));
            open.End(() => Of(open.Request));
        }

        public async Task FailAsync(string call)
        {
            await HasAsync(call);
            Assert.True(_open.TryRemove(call, out var open));
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
