using System.ComponentModel;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace ModelContextProtocol.AspNetCore.Conformance;

[McpServerPromptType]
internal sealed class FixturePrompts
{
    [McpServerPrompt(Name = "test_simple_prompt"), Description("A prompt.")]
    public static string Simple() => "This is a simple prompt for testing.";

    [McpServerPrompt(Name = "test_prompt_with_arguments"), Description("A prompt with arguments.")]
    public static string Arguments([Description("First test argument")] string arg1, [Description("Second test argument")] string arg2) =>
        $"Prompt with arguments: arg1='{arg1}', arg2='{arg2}'";

    [McpServerPrompt(Name = "test_prompt_with_embedded_resource"), Description("A prompt with a resource.")]
    public static PromptMessage[] Embedded([Description("URI of the resource to embed")] string resourceUri) =>
    [
        User(new EmbeddedResourceBlock
        {
            Resource = new TextResourceContents { Uri = resourceUri, MimeType = "text/plain", Text = "Embedded resource content for testing." },
        }),
        User(new TextContentBlock { Text = "Please process the embedded resource above." }),
    ];

    [McpServerPrompt(Name = "test_prompt_with_image"), Description("A prompt with a picture.")]
    public static PromptMessage[] Image() =>
    [
        User(ImageContentBlock.FromBytes(Samples.Png, "image/png")),
        User(new TextContentBlock { Text = "Please analyze the image above." }),
    ];

    [McpServerPrompt(Name = "test_input_required_result_prompt"), Description("A prompt that asks first.")]
    public static string InputRequired(RequestContext<GetPromptRequestParams> request) =>
        Questions.Field(request.Params, "user_context", "context") is { } context
            ? $"Use this context: {context}"
            : throw InputRequiredTools.Ask(null, ("user_context", Questions.Elicit("What context should the prompt use?", "context")));

    private static PromptMessage User(ContentBlock content) => new() { Role = Role.User, Content = content };
}
