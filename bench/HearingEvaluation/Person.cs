namespace HearingEvaluation;

/// <summary>A customer of the evaluation.</summary>
/// <param name="Id">UUID in text.</param>
/// <param name="Number">Beyond the seeded customers.</param>
/// <param name="First">First name.</param>
/// <param name="Family">Family name.</param>
/// <param name="Email">Unique.</param>
/// <param name="Phone">E.164, of the North American plan, unique.</param>
public sealed record Person(string Id, long Number, string First, string Family, string Email, string Phone)
{
    /// <summary>First and family name.</summary>
    public string Name => $"{First} {Family}";
}
