namespace CustomersService.Feedback;

/// <summary>What to do about feedback: one step for each complaint, and one towards the customer.</summary>
internal static class Suggestions
{
    private static readonly Dictionary<string, string> Remedies = new()
    {
        ["food"] = "Pass the remark about the food to the kitchen, and check the dish before it goes out.",
        ["product"] = "Offer a replacement or a refund, and check the other pieces of that product in stock.",
        ["service"] = "Talk the visit over with the team that was on duty.",
        ["waiting"] = "Look at how many were on duty at that time, and tell customers the waiting time when they order.",
        ["price"] = "Check the bill, and compare the price with the portion or product that was sold.",
        ["cleanliness"] = "Have the place inspected today, and check the cleaning rota.",
        ["accuracy"] = "Compare what was handed over with the order, and send what was missing or wrong.",
        ["delivery"] = "Ask the courier what happened, and check how the order was packed.",
        ["place"] = "Look into seating and noise at the time of the visit.",
        ["ordering"] = "Go through the way the order was placed, and write down where it went wrong.",
    };

    public static IReadOnlyList<string> For(Sentiment sentiment, IReadOnlyList<TopicMood> topics, bool isKnownCustomer)
    {
        List<string> steps = [.. topics.Where(topic => topic.Mood.Sentiment is Sentiment.Negative or Sentiment.Mixed).Select(topic => Remedies[topic.Name])];
        var reachable = isKnownCustomer ? "" : " if they can be reached";

        switch (sentiment)
        {
            case Sentiment.Negative:
                steps.Add($"Call the customer back{reachable}, apologise, and say what will change.");
                break;
            case Sentiment.Mixed:
                steps.Add($"Thank the customer{reachable}, and say what will change.");
                break;
            case Sentiment.Positive:
                steps.Add($"Thank the customer{reachable}, and pass the praise on to the team.");
                break;
            case Sentiment.Neutral:
                steps.Add($"Ask the customer{reachable} what would have made it better.");
                break;
        }

        return steps;
    }
}
