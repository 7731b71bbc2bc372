using Grpc.Core;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.CircuitBreaker;

namespace ServiceDefaults.Grpc;

/// <summary>Leaves a service alone for a while after many calls of it failed, so that callers need not wait to hear that it is away.</summary>
internal sealed class ServiceBreaker
{
    public ServiceBreaker(string service, GrpcClientOptions options, TimeProvider clock, ILogger log)
    {
        Service = service;
        Pipeline = new ResiliencePipelineBuilder { TimeProvider = clock }
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions
            {
                FailureRatio = options.BreakerFailureRatio,
                MinimumThroughput = options.BreakerMinimumCalls,
                SamplingDuration = options.BreakerWindow,
                BreakDuration = options.BreakerRest,
                ShouldHandle = outcome => ValueTask.FromResult(IsAway(outcome.Outcome.Exception)),
                OnOpened = _ => Told(() => log.ServiceLeftAlone(service, options.BreakerRest)),
                OnClosed = _ => Told(() => log.ServiceBack(service)),
            })
            .Build();
    }

    public string Service { get; }

    public ResiliencePipeline Pipeline { get; }

    private static bool IsAway(Exception? error) => error is RpcException { StatusCode: StatusCode.Unavailable or StatusCode.DeadlineExceeded };

    private static ValueTask Told(Action tell)
    {
        tell();
        return default;
    }
}
