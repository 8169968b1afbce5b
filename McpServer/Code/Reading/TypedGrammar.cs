namespace Mcp.Daemon.Code.Reading;

/// <summary>The words of a language in which a member's type stands before its name.</summary>
internal sealed record TypedGrammar
{
    public required Language Language { get; init; }

    public required WordSet Modifiers { get; init; }

    public required WordSet TypeWords { get; init; }

    /// <summary>Words that begin a statement or stand in an expression: what has one of them is no declaration.</summary>
    public required WordSet Statements { get; init; }

    /// <summary>What stands after the parameters before the body.</summary>
    public required WordSet Tails { get; init; }

    public static readonly TypedGrammar CSharp = new()
    {
        Language = Language.CSharp,
        Modifiers = new("public private protected internal static abstract sealed virtual override readonly const async unsafe extern new "
            + "partial volatile required file ref event fixed implicit explicit scoped"),
        TypeWords = new("class struct interface enum record delegate"),
        Statements = new("return throw new await yield if for foreach while do switch case default else try catch finally lock using goto "
            + "break continue typeof nameof sizeof base this in is as when where checked stackalloc from"),
        Tails = new("where"),
    };

    public static readonly TypedGrammar Java = new()
    {
        Language = Language.Java,
        Modifiers = new("public private protected static final abstract native synchronized transient volatile strictfp default sealed non"),
        TypeWords = new("class interface enum record"),
        Statements = new("return throw new yield if for while do switch case else try catch finally goto break continue this super assert "
            + "instanceof extends implements import package throws"),
        Tails = new("throws default"),
    };

    public static readonly TypedGrammar Dart = new()
    {
        Language = Language.Dart,
        Modifiers = new("static final const late external abstract covariant factory sealed base var get set"),
        TypeWords = new("class mixin enum extension typedef"),
        Statements = new("return throw new await yield if for while do switch case default else try catch finally break continue this super "
            + "assert in is as on import export part library show hide rethrow"),
        Tails = new("async sync native"),
    };
}
