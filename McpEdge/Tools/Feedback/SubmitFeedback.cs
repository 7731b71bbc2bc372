using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using McpEdge.Intents;
using McpEdge.Schemas;
using McpEdge.Speech;
using Wire = Platform.Contracts.Customers.V1;

namespace McpEdge.Tools.Feedback;

internal sealed record SubmitFeedbackArguments
{
    [Description("What was said, in the caller's own words.")]
    [Ask("What would you like us to know?", "Was möchten Sie uns mitteilen?", "Que souhaitez-vous nous dire ?")]
    [StringLength(4000, MinimumLength = 1)]
    public required string Text { get; init; }

    [Description("Whose feedback it is: the customer's number, such as 12, or UUID; nobody's when left out.")]
    [Ask("What is the customer number?", "Wie lautet die Kundennummer?", "Quel est le numéro de client ?")]
    [Handle]
    public string? CustomerId { get; init; }

    [Description("The order that it is about: number, such as 1042, or UUID.")]
    [Ask("Which order is it about?", "Um welche Bestellung geht es?", "De quelle commande s'agit-il ?")]
    [Handle]
    public string? OrderId { get; init; }

    [Description("Stars, if the caller gives any.")]
    [Ask("How many stars, from one to five?", "Wie viele Sterne, von eins bis fünf?", "Combien d'étoiles, de un à cinq ?")]
    [Range(1, 5)]
    public int? Rating { get; init; }

    [Description("Names this feedback: a repeated call with the same key and content is the same feedback.")]
    [StringLength(200, MinimumLength = 1)]
    public string? IdempotencyKey { get; init; }
}

internal sealed class SubmitFeedback(Wire.FeedbackService.FeedbackServiceClient feedback) : Tool<SubmitFeedbackArguments, FeedbackView>(Published)
{
    private static readonly ToolProfile Published = new(
        "submit_feedback",
        new Phrase("Submit feedback", "Rückmeldung abgeben", "Laisser un avis"),
        "Keeps praise or a complaint in the caller's own words. analyze_customer_feedback tells what it means.",
        "feedback:write")
    {
        Risk = Risk.Low,
        KeptBy = "customers",
    };

    protected override Task<PendingEffect> EffectAsync(
        SubmitFeedbackArguments arguments, ToolContext context, CancellationToken cancellationToken) =>
        Task.FromResult(new PendingEffect(FeedbackSpeech.Effect(arguments.Text, context.Language)));

    protected override async Task<ToolAnswer<FeedbackView>> AnswerAsync(
        SubmitFeedbackArguments arguments, ToolContext context, CancellationToken cancellationToken)
    {
        var request = new Wire.SubmitFeedbackRequest
        {
            Text = arguments.Text,
            CustomerId = arguments.CustomerId ?? "",
            OrderId = arguments.OrderId ?? "",
            Rating = arguments.Rating ?? 0,
            IntentKey = IntentKey.For(context, arguments.IdempotencyKey),
        };
        var kept = (await feedback.SubmitFeedbackAsync(request, context.Required(cancellationToken))).ToView();

        return new(FeedbackSpeech.Thanks(kept, context.Language), kept);
    }
}
