using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

public static partial class ResourceBuilderExtensions
{
    /// <summary>Adds a URL that is shown with the resource.</summary>
    public static IResourceBuilder<T> WithUrl<T>(this IResourceBuilder<T> builder, string url, string? displayText = null)
        where T : IResource => builder.WithAnnotation(new ResourceUrlAnnotation { Url = url, DisplayText = displayText });

    /// <summary>Adds a URL with parts that are known only when the application runs.</summary>
    public static IResourceBuilder<T> WithUrl<T>(
        this IResourceBuilder<T> builder, in ReferenceExpression.ExpressionInterpolatedStringHandler url, string? displayText = null)
        where T : IResource
    {
        var expression = ReferenceExpression.Create(url);
        return builder.WithAnnotation(new ResourceUrlsCallbackAnnotation(async context =>
            context.Urls.Add(new ResourceUrlAnnotation
            {
                Url = await expression.GetValueAsync(CancellationToken.None).ConfigureAwait(false) ?? "",
                DisplayText = displayText,
            })));
    }

    /// <summary>Changes the URLs when the endpoints are known.</summary>
    public static IResourceBuilder<T> WithUrls<T>(this IResourceBuilder<T> builder, Action<ResourceUrlsCallbackContext> callback)
        where T : IResource => builder.WithAnnotation(new ResourceUrlsCallbackAnnotation(context =>
    {
        callback(context);
        return Task.CompletedTask;
    }));

    /// <summary>Changes the URL of one endpoint when it is known.</summary>
    public static IResourceBuilder<T> WithUrlForEndpoint<T>(
        this IResourceBuilder<T> builder, string endpointName, Action<ResourceUrlAnnotation> callback)
        where T : IResource => builder.WithUrls(context =>
    {
        foreach (var url in context.Urls.Where(url => url.Endpoint?.EndpointName == endpointName))
        {
            callback(url);
        }
    });
}
