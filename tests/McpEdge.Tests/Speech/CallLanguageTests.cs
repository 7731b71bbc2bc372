using System.Text.Json.Nodes;
using McpEdge.Auth;
using McpEdge.Pipeline;
using McpEdge.Speech;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace McpEdge.Tests.Speech;

public sealed class CallLanguageTests
{
    [Theory]
    [InlineData("""{"locale":"de"}""", "fr", "de")]
    [InlineData("""{"locale":"FR-ca"}""", "de", "fr")]
    [InlineData("""{"locale":"de_AT"}""", null, "de")]
    [InlineData("""{"locale":"pt-BR"}""", "fr", "fr")]
    [InlineData("""{"locale":7}""", "de", "de")]
    [InlineData("""{"locale":null}""", null, null)]
    [InlineData("{}", "de-CH, fr;q=0.5", "de")]
    [InlineData("{}", "fr;q=0.5, de;q=0.9", "de")]
    [InlineData("{}", "pt, fr;q=0.1", "fr")]
    [InlineData("{}", "de;q=0, fr;q=0.1", "fr")]
    [InlineData("{}", "*", null)]
    [InlineData("{}", "!!!", null)]
    [InlineData("{}", "", null)]
    public void The_call_comes_before_its_request(string meta, string? header, string? language)
    {
        var request = new DefaultHttpContext().Request;
        if (header is not null)
        {
            request.Headers.AcceptLanguage = header;
        }

        Assert.Equal(language, CallLanguage.AskedFor((JsonObject)JsonNode.Parse(meta)!, request)?.Code);
    }

    [Theory]
    [InlineData("fr", "de", "en", "fr")]
    [InlineData(null, "de-DE", "en", "de")]
    [InlineData(null, "pt", "fr", "fr")]
    [InlineData(null, null, "de", "de")]
    public void The_key_comes_next_and_the_setting_last(string? asked, string? key, string setting, string language)
    {
        var languages = new CallLanguage(Options.Create(new SpeechOptions { Language = setting }));
        var caller = new Caller("acme", "key", new HashSet<string>()) { Locale = key };

        Assert.Equal(language, languages.Of(new ToolCall("x", null, caller) { Language = asked is null ? null : Languages.Of(asked) }).Code);
    }
}
