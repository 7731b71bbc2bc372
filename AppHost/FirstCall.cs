using System.Net.Mime;
using System.Text;

namespace AppHost;

/// <summary>Prints what a newcomer needs for a first call, as soon as the edge answers.</summary>
internal static class FirstCall
{
    private const int Attempts = 3;
    private const string Request =
        """{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"get_customer","arguments":{"customer_id":"1"}}}""";

    public static void PrintWhenReady(IResourceBuilder<ProjectResource> edge, IResourceBuilder<ParameterResource> key) =>
        edge.ApplicationBuilder.Eventing.Subscribe<ResourceReadyEvent>(edge.Resource, async (_, cancellationToken) =>
        {
            var url = edge.GetEndpoint("http").Url;
            var value = await key.Resource.GetValueAsync(cancellationToken);
            await MakeAsync(url, value, cancellationToken);
            Console.WriteLine(Text(url, value));
        });

    // Processes that have just started compile their code with the first call, which may take longer than a call has.
    private static async Task MakeAsync(string url, string? key, CancellationToken cancellationToken)
    {
        using var client = new HttpClient { BaseAddress = new Uri(url), Timeout = TimeSpan.FromSeconds(10) };
        client.DefaultRequestHeaders.Add("x-api-key", key);
        client.DefaultRequestHeaders.Add("Accept", $"{MediaTypeNames.Application.Json}, {MediaTypeNames.Text.EventStream}");
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            if (await TryAsync(client, cancellationToken))
            {
                return;
            }
        }
    }

    private static async Task<bool> TryAsync(HttpClient client, CancellationToken cancellationToken)
    {
        try
        {
            using var content = new StringContent(Request, Encoding.UTF8, MediaTypeNames.Application.Json);
            using var response = await client.PostAsync(new Uri("/mcp", UriKind.Relative), content, cancellationToken);
            var answer = await response.Content.ReadAsStringAsync(cancellationToken);

            return !answer.Contains("\"isError\":true", StringComparison.Ordinal);
        }
        catch (Exception lost) when (lost is HttpRequestException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            // The call only warms up: an exception would count as the edge's failure to start.
            return false;
        }
    }

    private static string Text(string url, string? key) => $"""

        The edge is at   {url}/mcp
        Your key is      {key}

        A first call, to paste into another terminal:

        curl -s {url}/mcp -H 'content-type: application/json' -H 'accept: application/json, text/event-stream' -H 'x-api-key: {key}' -d '{Request}'

        Ctrl+C stops everything; the data are kept.

        """;
}
