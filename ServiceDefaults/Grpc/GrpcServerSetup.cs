using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using ServiceDefaults.Faults;
using ServiceDefaults.Options;

namespace ServiceDefaults.Grpc;

/// <summary>What every gRPC service of the platform has.</summary>
public static class GrpcServerSetup
{
    /// <summary>Adds gRPC with limits, the error table, the demand for the service token, gRPC health and reflection.</summary>
    public static void AddGrpcServiceDefaults(this IHostApplicationBuilder builder)
    {
        builder.AddValidatedOptions<ServiceAuthOptions>();
        builder.AddValidatedOptions<GrpcServerOptions>();

        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<ErrorTable>();
        builder.Services.AddSingleton<ServiceTokenInterceptor>();
        builder.Services.AddSingleton<ErrorInterceptor>();
        builder.Services.AddSingleton<IncomingCallInterceptor>();
        builder.AddFailPoints();
        builder.Services.AddSingleton<FailPointInterceptor>();

        var limits = builder.Configuration.GetSection(ValidatedOptions.SectionOf(typeof(GrpcServerOptions))).Get<GrpcServerOptions>() ?? new();

        builder.Services.AddGrpc(grpc =>
        {
            grpc.MaxReceiveMessageSize = limits.MaxRequestBytes;
            grpc.MaxSendMessageSize = limits.MaxAnswerBytes;
            grpc.EnableDetailedErrors = false;
            grpc.Interceptors.Add<ServiceTokenInterceptor>();
            grpc.Interceptors.Add<ErrorInterceptor>();
            grpc.Interceptors.Add<IncomingCallInterceptor>();
            grpc.Interceptors.Add<FailPointInterceptor>();
        });
        builder.Services.AddGrpcHealthChecks();
        builder.Services.AddGrpcReflection();
    }
}
