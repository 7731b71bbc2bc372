using McpEdge.Tools;
using Platform.Contracts.Common.V1;
using ServiceDefaults.Grpc;
using ServiceDefaults.Options;

namespace McpEdge.Intents;

/// <summary>Writes that happen once, and the tool that tells what became of them.</summary>
internal static class IntentSetup
{
    private static readonly string[] Services = ["customers", "inventory", "orders"];

    public static void AddIntents(this IHostApplicationBuilder builder)
    {
        builder.AddValidatedOptions<RepeatOptions>();
        foreach (var service in Services)
        {
            builder.AddGrpcServiceClient<IntentService.IntentServiceClient>(service, CommittedWrites.NameOf(service));
        }

        builder.Services
            .AddSingleton<CommittedWrites>()
            .AddSingleton<IntentStore>()
            .AddSingleton<IntentEnds>()
            .AddHostedService(provider => provider.GetRequiredService<IntentEnds>())
            .AddSingleton<IntentStep>()
            .AddTool<WhatHappened>();
    }
}
