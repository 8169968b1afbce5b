namespace Mcp.Daemon.Code.Lexing;

/// <summary>What must be known of a language to tell its code from its comments and literals.</summary>
internal sealed record Syntax
{
    public required CommentStyle Comments { get; init; }

    /// <summary>The characters at which a literal may begin; a word that begins with one of them may be a prefix.</summary>
    public required string Starters { get; init; }

    public required QuoteReader Quotes { get; init; }

    /// <summary>Patterns stand between slashes.</summary>
    public bool Patterns { get; init; }

    /// <summary>What follows <c>&lt;&lt;</c> and a word is text up to a line with that word.</summary>
    public bool Heredocs { get; init; }

    public static Syntax? Of(Language language) => language switch
    {
        Language.CSharp => CSharp,
        Language.Java => Java,
        Language.Kotlin => Kotlin,
        Language.Scala => Scala,
        Language.Swift => Swift,
        Language.Go => Go,
        Language.Rust => Rust,
        Language.C => C,
        Language.Cpp => Cpp,
        Language.JavaScript or Language.TypeScript => Script,
        Language.Python => Python,
        Language.Ruby => Ruby,
        Language.Php => Php,
        Language.Shell => Shell,
        Language.Sql => Sql,
        Language.Lua => Lua,
        Language.Dart => Dart,
        _ => null,
    };

    private const CommentStyle NestedSlashes = CommentStyle.Slashes | CommentStyle.Nested;

    private static readonly Syntax CSharp = new()
    {
        Comments = CommentStyle.Slashes,
        Starters = "\"'@$",
        Quotes = BraceQuotes.CSharp,
    };

    private static readonly Syntax Java = new()
    {
        Comments = CommentStyle.Slashes,
        Starters = "\"'",
        Quotes = BraceQuotes.Java,
    };

    private static readonly Syntax Kotlin = new()
    {
        Comments = NestedSlashes,
        Starters = "\"'`",
        Quotes = BraceQuotes.Kotlin,
    };

    private static readonly Syntax Scala = new()
    {
        Comments = NestedSlashes,
        Starters = "\"'`sfr",
        Quotes = BraceQuotes.Scala,
    };

    private static readonly Syntax Swift = new()
    {
        Comments = NestedSlashes,
        Starters = "\"#`",
        Quotes = BraceQuotes.Swift,
    };

    private static readonly Syntax Go = new()
    {
        Comments = CommentStyle.Slashes,
        Starters = "\"'`",
        Quotes = BraceQuotes.Go,
    };

    private static readonly Syntax Rust = new()
    {
        Comments = NestedSlashes,
        Starters = "\"'rbc",
        Quotes = BraceQuotes.Rust,
    };

    private static readonly Syntax C = new()
    {
        Comments = CommentStyle.Slashes,
        Starters = "\"'",
        Quotes = BraceQuotes.C,
    };

    private static readonly Syntax Cpp = C with { Starters = "\"'RLuU", Quotes = BraceQuotes.Cpp };

    private static readonly Syntax Script = new()
    {
        Comments = CommentStyle.Slashes,
        Starters = "\"'`",
        Quotes = BraceQuotes.Script,
        Patterns = true,
    };

    private static readonly Syntax Dart = new()
    {
        Comments = NestedSlashes,
        Starters = "\"'r",
        Quotes = BraceQuotes.Dart,
    };

    private static readonly Syntax Python = new()
    {
        Comments = CommentStyle.Hash,
        Starters = "\"'rRbBfFuUtT",
        Quotes = ScriptQuotes.Python,
    };

    private static readonly Syntax Ruby = new()
    {
        Comments = CommentStyle.Hash | CommentStyle.BeginEnd,
        Starters = "\"'`%?",
        Quotes = ScriptQuotes.Ruby,
        Patterns = true,
        Heredocs = true,
    };

    private static readonly Syntax Php = new()
    {
        Comments = CommentStyle.Slashes | CommentStyle.Hash,
        Starters = "\"'",
        Quotes = ScriptQuotes.Php,
        Heredocs = true,
    };

    private static readonly Syntax Shell = new()
    {
        Comments = CommentStyle.Hash,
        Starters = "\"'$",
        Quotes = ScriptQuotes.Shell,
        Heredocs = true,
    };

    private static readonly Syntax Sql = new()
    {
        Comments = CommentStyle.Dashes | CommentStyle.Blocks,
        Starters = "\"'`",
        Quotes = ScriptQuotes.Sql,
    };

    private static readonly Syntax Lua = new()
    {
        Comments = CommentStyle.Dashes | CommentStyle.LongBrackets,
        Starters = "\"'[",
        Quotes = ScriptQuotes.Lua,
    };
}
