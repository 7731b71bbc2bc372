using McpEdge.Speech;

namespace McpEdge.Approvals;

/// <summary>How the state of an approval is said to the caller.</summary>
internal static class ApprovalSpeech
{
    private static readonly Phrase Waiting = new(
        "{0} is still waiting for a colleague to decide.", "Über {0} muss noch entschieden werden.", "{0} attend encore la décision d'un collègue.");

    private static readonly Phrase Approved = new(
        "{0} is approved and is being carried out now.", "{0} ist genehmigt und wird gerade ausgeführt.", "{0} est approuvé et en cours d'exécution.");

    private static readonly Phrase Denied = new("{0} was not approved.{1}", "{0} wurde nicht genehmigt.{1}", "{0} n'a pas été approuvé.{1}");

    private static readonly Phrase Expired = new(
        "Nobody decided on {0} in time, so nothing was done.",
        "Über {0} hat niemand rechtzeitig entschieden, deshalb ist nichts geschehen.",
        "Personne n'a décidé de {0} à temps, donc rien n'a été fait.");

    private static readonly Phrase Done = new("{0} was approved. {1}", "{0} wurde genehmigt. {1}", "{0} a été approuvé. {1}");

    private static readonly Phrase Failed = new(
        "{0} was approved, but it could not be done. {1}",
        "{0} wurde genehmigt, konnte aber nicht ausgeführt werden. {1}",
        "{0} a été approuvé, mais n'a pas pu être fait. {1}");

    private static readonly Phrase Unknown = new(
        "{0} was approved, but I can't say whether it went through.",
        "{0} wurde genehmigt, aber ich kann nicht sagen, ob es geklappt hat.",
        "{0} a été approuvé, mais je ne peux pas dire si c'est fait.");

    private static readonly Phrase Because = new(
        " The reason given is: {0}.", " Der angegebene Grund ist: {0}.", " La raison donnée est : {0}.");

    public static string Say(ApprovalRequest request, SpokenLanguage language)
    {
        var reference = ApprovalReference.Say(request.Reference, language);
        return request.State switch
        {
            ApprovalState.Pending => Waiting.In(language, reference),
            ApprovalState.Approved => Approved.In(language, reference),
            ApprovalState.Denied => Denied.In(language, reference, Reason(request, language)),
            ApprovalState.Expired => Expired.In(language, reference),
            ApprovalState.Done => Done.In(language, reference, request.ResultSpeech ?? ""),
            ApprovalState.Failed => Failed.In(language, reference, request.ResultSpeech ?? ""),
            _ => Unknown.In(language, reference),
        };
    }

    private static string Reason(ApprovalRequest request, SpokenLanguage language) =>
        string.IsNullOrWhiteSpace(request.Reason) ? "" : Because.In(language, request.Reason.Trim().TrimEnd('.'));
}
