using CustomersService.Data;
using Grpc.Core;
using ServiceDefaults.Intents;
using Wire = Platform.Contracts.Customers.V1;

namespace CustomersService.Feedback;

internal sealed class FeedbackGrpcService(
    SubmitFeedbackHandler submitFeedback, GetFeedbackHandler getFeedback, AnalyseFeedbackHandler analyseFeedback, IntentLedger<CustomersDbContext> intents)
    : Wire.FeedbackService.FeedbackServiceBase
{
    public override Task<Wire.Feedback> SubmitFeedback(Wire.SubmitFeedbackRequest request, ServerCallContext context) => intents.RunAsync(
        request,
        async token => (await submitFeedback.HandleAsync(new(request.Text, request.CustomerId, request.OrderId, request.Rating), token)).ToWire(),
        context.CancellationToken);

    public override async Task<Wire.Feedback> GetFeedback(Wire.GetFeedbackRequest request, ServerCallContext context) =>
        (await getFeedback.HandleAsync(new(request.FeedbackId), context.CancellationToken)).ToWire();

    public override async Task<Wire.FeedbackAnalysis> AnalyseFeedback(Wire.AnalyseFeedbackRequest request, ServerCallContext context) =>
        (await analyseFeedback.HandleAsync(new(request.FeedbackId, request.IncludeSuggestions), context.CancellationToken)).ToWire();
}
