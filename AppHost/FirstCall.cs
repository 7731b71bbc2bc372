namespace AppHost;

/// <summary>Prints what a newcomer needs for a first call, as soon as the edge answers.</summary>
internal static class FirstCall
{
    private const string Request =
        """{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"get_customer","arguments":{"customer_id":"1"}}}""";

    public static void PrintWhenReady(IResourceBuilder<ProjectResource> edge, IResourceBuilder<ParameterResource> key) =>
        edge.ApplicationBuilder.Eventing.Subscribe<ResourceReadyEvent>(edge.Resource, async (_, cancellationToken) =>
        {
            var url = edge.GetEndpoint("http").Url;
            var value = await key.Resource.GetValueAsync(cancellationToken);
            Console.WriteLine(Text(url, value));
        });

    private static string Text(string url, string? key) => $"""

        The edge is at   {url}/mcp
        Your key is      {key}

        A first call, to paste into another terminal:

        curl -s {url}/mcp -H 'content-type: application/json' -H 'accept: application/json, text/event-stream' -H 'x-api-key: {key}' -d '{Request}'

        Ctrl+C stops everything; the data are kept.

        """;
}
