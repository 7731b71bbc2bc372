using Grpc.Core;

namespace SampleService;

/// <summary>What the service does with a question; a test sets it.</summary>
internal sealed class Behaviour
{
    public int Calls { get; private set; }

    public Func<string, ServerCallContext, Task<string>> Answer { get; set; } = (question, _) => Task.FromResult(question);

    public Task<string> RunAsync(string question, ServerCallContext call)
    {
        Calls++;
        return Answer(question, call);
    }
}
