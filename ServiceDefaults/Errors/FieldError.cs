namespace ServiceDefaults.Errors;

/// <summary>One field of a request that is wrong.</summary>
/// <param name="Field">Path of the field on the wire, such as <c>lines[0].quantity</c>.</param>
/// <param name="Reason">Stable, upper snake case, such as <c>OUT_OF_RANGE</c>.</param>
/// <param name="Description">What would be right, in plain words.</param>
public sealed record FieldError(string Field, string Reason, string? Description = null);
