using McpEdge.Speech;

namespace McpEdge.Schemas;

/// <summary>What can be wrong with an argument: each ends a sentence that begins with the argument's name.</summary>
internal static class Reasons
{
    public static readonly Phrase Required = new("is required", "fehlt", "manque");

    public static readonly Phrase Unknown = new(
        "is not an argument of this tool", "ist kein Argument dieses Werkzeugs", "n'est pas un argument de cet outil");

    public static readonly Phrase GivenTwice = new(
        "is given twice with different values", "ist zweimal mit verschiedenen Werten angegeben", "est donné deux fois avec des valeurs différentes");

    public static readonly Phrase NoRecord = new("must be an object", "muss ein Objekt sein", "doit être un objet");

    public static readonly Phrase NoList = new("must be a list", "muss eine Liste sein", "doit être une liste");

    public static readonly Phrase NoText = new("must be text", "muss Text sein", "doit être du texte");

    public static readonly Phrase UnreadableText = new("must be readable text", "muss lesbarer Text sein", "doit être du texte lisible");

    public static readonly Phrase NoneOf = new("must be one of: {0}", "muss einer dieser Werte sein: {0}", "doit être l'une de ces valeurs : {0}");

    public static readonly Phrase ControlCharacters = new(
        "must not have control characters", "darf keine Steuerzeichen enthalten", "ne doit pas contenir de caractères de contrôle");

    public static readonly Phrase Empty = new("must not be empty", "darf nicht leer sein", "ne doit pas être vide");

    public static readonly Phrase NoMatch = new("must match {0}", "muss zu {0} passen", "doit correspondre à {0}");

    public static readonly Phrase NoEmail = new(
        "must be an e-mail address such as name@example.com",
        "muss eine E-Mail-Adresse wie name@example.com sein",
        "doit être une adresse e-mail comme name@example.com");

    public static readonly Phrase NoUuid = new("must be a UUID", "muss eine UUID sein", "doit être un UUID");

    public static readonly Phrase NoDate = new(
        "must be a date written as YYYY-MM-DD", "muss ein Datum der Form YYYY-MM-DD sein", "doit être une date de la forme YYYY-MM-DD");

    public static readonly Phrase NoWholeNumber = new("must be a whole number", "muss eine ganze Zahl sein", "doit être un nombre entier");

    public static readonly Phrase NoNumber = new("must be a number", "muss eine Zahl sein", "doit être un nombre");

    public static readonly Phrase NoBoolean = new("must be true or false", "muss true oder false sein", "doit être true ou false");

    public static readonly Phrase NoHandle = new(
        "must be a whole number or a UUID", "muss eine ganze Zahl oder eine UUID sein", "doit être un nombre entier ou un UUID");

    public static readonly Phrase NoArguments = new(
        "This tool takes no arguments.", "Dieses Werkzeug hat keine Argumente.", "Cet outil n'a pas d'arguments.");

    public static readonly Phrase KnownArguments = new("Known arguments: {0}.", "Bekannte Argumente: {0}.", "Arguments connus : {0}.");
}
