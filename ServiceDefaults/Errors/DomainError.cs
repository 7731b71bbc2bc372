namespace ServiceDefaults.Errors;

/// <summary>
/// Makes the refusals that handlers throw. A message is for a caller's ear: plain words, no ids that nobody can say, no internals.
/// </summary>
public static class DomainError
{
    /// <summary>What the request names does not exist.</summary>
    public static DomainException NotFound(string code, string message) => new(DomainErrorKind.NotFound, code, message, []);

    /// <summary>Fields of the request are wrong: name all of them at once.</summary>
    public static DomainException Invalid(params FieldError[] fields) => Invalid(ErrorCodes.InvalidArgument, Sentence(fields), fields);

    /// <summary>The request is wrong as <paramref name="code"/> says.</summary>
    public static DomainException Invalid(string code, string message, params FieldError[] fields) =>
        new(DomainErrorKind.Invalid, code, message, fields);

    /// <summary>Somebody else changed the data first.</summary>
    public static DomainException Conflict(string code, string message) => new(DomainErrorKind.Conflict, code, message, []);

    /// <summary>The present state does not allow the request.</summary>
    public static DomainException Refused(string code, string message) => new(DomainErrorKind.Refused, code, message, []);

    /// <summary>What was to be created is already there.</summary>
    public static DomainException AlreadyExists(string code, string message) => new(DomainErrorKind.AlreadyExists, code, message, []);

    /// <summary>The request asks for a part of something that is not there any more.</summary>
    public static DomainException OutOfRange(string code, string message) => new(DomainErrorKind.OutOfRange, code, message, []);

    /// <summary>It cannot be done at the moment.</summary>
    public static DomainException Unavailable(string code, string message) => new(DomainErrorKind.Unavailable, code, message, []);

    private static string Sentence(FieldError[] fields)
    {
        var described = fields.Where(field => !string.IsNullOrWhiteSpace(field.Description)).Select(field => field.Description!.Trim());
        var text = string.Join(' ', described.Select(part => part.EndsWith('.') ? part : part + "."));

        return text.Length > 0 ? text : "Some of the details are not right.";
    }
}
