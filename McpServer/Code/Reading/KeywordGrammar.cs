namespace Mcp.Daemon.Code.Reading;

/// <summary>The words of a language in which a keyword tells what is declared, and types follow names.</summary>
internal sealed record KeywordGrammar
{
    public required WordSet Modifiers { get; init; }

    public required WordSet Functions { get; init; }

    public required WordSet Types { get; init; }

    public required WordSet Properties { get; init; }

    /// <summary>Words that declare a type without a body.</summary>
    public required WordSet Aliases { get; init; }

    /// <summary>The modifiers that make a declaration public, or, when everything else is public, those that do not.</summary>
    public required WordSet Visibility { get; init; }

    public bool IsPublicByDefault { get; init; } = true;

    /// <summary>Bodies may be marked by indentation alone.</summary>
    public bool HasIndentedBodies { get; init; }

    public static readonly KeywordGrammar Kotlin = new()
    {
        Modifiers = new("public private protected internal abstract final open override data sealed enum annotation inner value inline suspend "
            + "operator infix tailrec external const lateinit companion expect actual vararg noinline crossinline fun"),
        Functions = new("fun constructor"),
        Types = new("class interface object"),
        Properties = new("val var"),
        Aliases = new("typealias"),
        Visibility = new("private internal"),
    };

    public static readonly KeywordGrammar Scala = new()
    {
        Modifiers = new("private protected abstract final sealed override implicit lazy case inline transparent open opaque"),
        Functions = new("def"),
        Types = new("class trait object enum"),
        Properties = new("val var given"),
        Aliases = new("type"),
        Visibility = new("private"),
        HasIndentedBodies = true,
    };

    public static readonly KeywordGrammar Swift = new()
    {
        Modifiers = new("public open internal private fileprivate static class final override mutating nonmutating indirect lazy weak unowned "
            + "required convenience optional dynamic prefix postfix infix nonisolated isolated async distributed"),
        Functions = new("func init deinit subscript"),
        Types = new("class struct enum protocol actor extension"),
        Properties = new("let var"),
        Aliases = new("typealias"),
        Visibility = new("public open"),
        IsPublicByDefault = false,
    };
}
