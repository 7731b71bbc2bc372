using Microsoft.Extensions.Hosting;
using ModelContextProtocol.AspNetCore;
using ModelContextProtocol.AspNetCore.Conformance;

var sessions = FixtureServer.Build(HttpServerSessionMode.Stateful);
var stateless = FixtureServer.Build(HttpServerSessionMode.Stateless);
var hybrid = FixtureServer.Build(HttpServerSessionMode.StatefulForInitializeClients);
await Task.WhenAll(sessions.StartAsync(), stateless.StartAsync(), hybrid.StartAsync());
Console.WriteLine($"2025-11-25 sessions {sessions.Urls.First()}/");
Console.WriteLine($"2026-07-28 stateless {stateless.Urls.First()}/");
Console.WriteLine($"2025-11-25 hybrid {hybrid.Urls.First()}/");
Console.WriteLine($"2026-07-28 hybrid {hybrid.Urls.First()}/");
await Task.WhenAny(sessions.WaitForShutdownAsync(), stateless.WaitForShutdownAsync(), hybrid.WaitForShutdownAsync());
