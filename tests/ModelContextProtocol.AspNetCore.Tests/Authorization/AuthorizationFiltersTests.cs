using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using ModelContextProtocol.AspNetCore.Tests.Hosting;

namespace ModelContextProtocol.AspNetCore.Tests.Authorization;

public abstract class AuthorizationFiltersTests(HttpServerSessionMode mode)
{
    [Theory]
    [InlineData(null, null, "open")]
    [InlineData("ann", null, "members,open")]
    [InlineData("bob", "admin", "admins,members,open")]
    [InlineData("tall", null, "members,open,policy")]
    public async Task A_list_holds_what_the_caller_may_use(string? user, string? role, string tools)
    {
        await using var host = await StartAsync();

        var answer = await host.SendAsync(Call.ModernRequest("tools/list").With("X-User", user).With("X-Roles", role));

        Assert.Equal(tools, Names(answer, "tools"));
    }

    [Fact]
    public async Task Prompts_and_resources_are_listed_likewise()
    {
        await using var host = await StartAsync();

        foreach (var (method, list, open, all) in new[]
        {
            ("prompts/list", "prompts", "", "secret"),
            ("resources/list", "resources", "open", "open,secret"),
            ("resources/templates/list", "resourceTemplates", "", "secrets"),
        })
        {
            Assert.Equal(open, Names(await host.SendAsync(Call.ModernRequest(method).As("ann")), list));
            Assert.Equal(all, Names(await host.SendAsync(Call.ModernRequest(method).As("bob").With("X-Roles", "admin")), list));
        }
    }

    [Fact]
    public async Task Using_what_is_forbidden_is_refused()
    {
        await using var host = await StartAsync();

        foreach (var call in new Func<Call>[]
        {
            () => Call.ModernTool("admins"),
            () => Call.ModernRequest("prompts/get", new() { ["name"] = "secret" }),
            () => Call.ModernRequest("resources/read", new() { ["uri"] = "test://secret" }),
            () => Call.ModernRequest("resources/read", new() { ["uri"] = "test://secret/7" }),
        })
        {
            var refused = await host.SendAsync(call().As("ann"));
            Assert.Equal(HttpStatusCode.OK, refused.Status);
            Assert.Equal(-32600, refused.ErrorCode);
            Assert.StartsWith("Access forbidden", refused.Message["error"]!["message"]!.GetValue<string>(), StringComparison.Ordinal);
            Assert.NotNull((await host.SendAsync(call().As("bob").With("X-Roles", "admin"))).Result);
        }

        Assert.Equal("open", (await host.SendAsync(Call.ModernTool("open"))).Text);
    }

    [Fact]
    public async Task Guarded_primitives_without_the_filters_are_closed_to_everyone()
    {
        await using var host = await StartAsync(filters: false);

        Assert.Equal(-32603, (await host.SendAsync(Call.ModernRequest("tools/list").As("bob"))).ErrorCode);
        Assert.True((await host.SendAsync(Call.ModernTool("members").As("bob"))).Result!["isError"]!.GetValue<bool>());
    }

    [Fact]
    public async Task Guarded_primitives_without_authorization_services_are_closed_to_everyone()
    {
        await using var host = await StartAsync(services: false);

        Assert.Equal(-32603, (await host.SendAsync(Call.ModernRequest("tools/list").As("bob"))).ErrorCode);
    }

    private static string Names(Answer answer, string list) =>
        string.Join(',', answer.Result![list]!.AsArray().Select(t => t!["name"]!.GetValue<string>()).Order());

    private Task<McpHost> StartAsync(bool filters = true, bool services = true) => McpHost.StartAsync(mode, s =>
    {
        s.ConfigureServices = collection =>
        {
            collection.AddAuthentication(TestUsers.SchemeName).AddTestUsers();
            if (services)
            {
                collection.AddAuthorizationBuilder().AddPolicy("tall", p => p.RequireUserName("tall"));
            }
        };
        s.ConfigureBuilder = builder =>
        {
            foreach (var tool in builder.Services.Where(d => d.ServiceType == typeof(ModelContextProtocol.Server.McpServerTool)).ToList())
            {
                builder.Services.Remove(tool);
            }

            builder.WithTools<GuardedTools>().WithPrompts<GuardedPrompts>().WithResources<GuardedResources>();
            if (filters)
            {
                builder.AddAuthorizationFilters();
            }
        };
        s.ConfigureApp = app => app.UseAuthentication();
    });
}

public sealed class StatelessAuthorizationFiltersTests() : AuthorizationFiltersTests(HttpServerSessionMode.Stateless);

public sealed class HybridAuthorizationFiltersTests() : AuthorizationFiltersTests(HttpServerSessionMode.StatefulForInitializeClients);
