using System.Diagnostics;
using Grpc.Core;
using Wire = Platform.Contracts.Customers.V1;

namespace McpEdge.Tools.Customers;

/// <summary>
/// Reads single customers. A call travels at once while none is on its way; those that come meanwhile travel together in the next one, so a
/// busy edge needs fewer calls and fewer queries. Reading always begins after it was asked for: nothing is kept.
/// </summary>
internal sealed class CustomerReader(Wire.CustomerService.CustomerServiceClient customers, TimeProvider clock)
{
    private const int MostOnTheirWay = 4;
    private const int MostTogether = 100;

    // Much longer than a call takes: whoever has waited so long does not wait for a slow answer of somebody else.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(20);

    private readonly Lock _gate = new();
    private readonly Queue<Question> _waiting = [];
    private int _onTheirWay;

    /// <exception cref="RpcException">As <c>GetCustomer</c> answers.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public Task<Wire.Customer> GetAsync(string customerId, ToolContext context, CancellationToken cancellationToken)
    {
        var question = new Question(customerId, context, Activity.Current, cancellationToken);
        lock (_gate)
        {
            if (_onTheirWay > 0)
            {
                _waiting.Enqueue(question);
                return WaitAsync(question);
            }

            _onTheirWay++;
        }

        return GoFirstAsync(question);
    }

    private async Task<Wire.Customer> WaitAsync(Question question)
    {
        try
        {
            return await question.Answer.Task.WaitAsync(Patience, clock, question.Gone);
        }
        catch (TimeoutException)
        {
            GoPast();
            return await question.Answer.Task.WaitAsync(question.Gone);
        }
    }

    private void GoPast()
    {
        lock (_gate)
        {
            if (_waiting.Count == 0 || _onTheirWay == MostOnTheirWay)
            {
                return;
            }

            _onTheirWay++;
        }

        GoOn();
    }

    private async Task<Wire.Customer> GoFirstAsync(Question question)
    {
        try
        {
            return await AskAsync(question);
        }
        finally
        {
            GoOn();
        }
    }

    private void GoOn()
    {
        // The others' calls are not part of this one.
        if (Next() is { Count: > 0 } questions)
        {
            _ = Task.Run(() => GoOnAsync(questions), CancellationToken.None);
        }
    }

    private async Task GoOnAsync(List<Question> questions)
    {
        do
        {
            await (questions is [var only] ? AnswerAsync(only) : AnswerAsync(questions));
            questions = Next();
        }
        while (questions.Count > 0);
    }

    // Nobody: the place on the way is free again.
    private List<Question> Next()
    {
        var questions = new List<Question>();
        lock (_gate)
        {
            while (questions.Count < MostTogether && _waiting.TryDequeue(out var question))
            {
                if (!question.Gone.IsCancellationRequested)
                {
                    questions.Add(question);
                }
            }

            if (questions.Count == 0)
            {
                _onTheirWay--;
            }
        }

        return questions;
    }

    private async Task AnswerAsync(List<Question> questions)
    {
        Trace(questions);
        try
        {
            var request = new Wire.BatchGetCustomersRequest { CustomerIds = { questions.Select(question => question.CustomerId).Distinct() } };
            var found = await customers.BatchGetCustomersAsync(request, deadline: questions.Max(question => question.Context.Deadline).UtcDateTime);
            foreach (var question in questions)
            {
                if (found.Customers.TryGetValue(question.CustomerId, out var customer))
                {
                    question.Answer.SetResult(customer);
                }
                else
                {
                    _ = AnswerAsync(question);
                }
            }
        }
        catch (Exception failure)
        {
            questions.ForEach(question => question.Answer.TrySetException(failure));
        }
    }

    private async Task AnswerAsync(Question question)
    {
        Activity.Current = question.Call;
        try
        {
            question.Answer.SetResult(await AskAsync(question));
        }
        catch (Exception failure)
        {
            question.Answer.SetException(failure);
        }
    }

    private async Task<Wire.Customer> AskAsync(Question question) =>
        await customers.GetCustomerAsync(new() { CustomerId = question.CustomerId }, question.Context.Required(question.Gone));

    // The common call is a part of the first one's trace; those of the others lead there.
    private static void Trace(List<Question> questions)
    {
        var first = Activity.Current = questions[0].Call;
        if (first is not null)
        {
            questions.Skip(1).ToList().ForEach(question => question.Call?.AddLink(new(first.Context)));
        }
    }

    private sealed record Question(string CustomerId, ToolContext Context, Activity? Call, CancellationToken Gone)
    {
        public TaskCompletionSource<Wire.Customer> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
