namespace Mcp.Daemon.Code.Lexing;

/// <summary>How literals begin in the languages of the C family.</summary>
internal static class BraceQuotes
{
    private static readonly Quote Plain = new(1, "\"") { Escapes = true };

    private static readonly Quote Character = new(1, "'") { Escapes = true };

    private static readonly Quote Name = new(1, "`") { IsName = true };

    private static readonly Quote Block = new(3, "\"\"\"") { MultiLine = true, EndsLate = true };

    public static Quote? CSharp(string text, int at)
    {
        if (text[at] == '\'')
        {
            return Literals.IsCharacter(text, at) ? Character : null;
        }

        var (dollars, verbatim, open) = (0, false, at);
        while (open < text.Length && text[open] is '$' or '@')
        {
            dollars += text[open] == '$' ? 1 : 0;
            verbatim |= text[open++] == '@';
        }

        var quotes = Literals.Run(text, open, '"');
        if (quotes == 0)
        {
            return null;
        }

        if (quotes >= 3 && !verbatim)
        {
            var raw = new Quote(open - at + quotes, Literals.Repeated('"', quotes)) { MultiLine = true, EndsLate = true };
            return dollars == 0 ? raw : raw.WithHole(Literals.Repeated('{', dollars));
        }

        var quote = new Quote(open - at + 1, "\"") { Escapes = !verbatim, Doubled = verbatim, MultiLine = verbatim };
        return dollars == 0 ? quote : quote.WithHole("{") with { HoleDoubles = true };
    }

    public static Quote? Java(string text, int at) =>
        text[at] == '\'' ? Literals.IsCharacter(text, at) ? Character : null
        : Literals.Run(text, at, '"') >= 3 ? Block with { Escapes = true }
        : Plain;

    public static Quote? Kotlin(string text, int at) => text[at] switch
    {
        '`' => Name,
        '\'' => Literals.IsCharacter(text, at) ? Character : null,
        _ when Literals.Run(text, at, '"') >= 3 => Block.WithHole("${") with { Names = true },
        _ => Plain.WithHole("${") with { Names = true },
    };

    public static Quote? Scala(string text, int at)
    {
        if (text[at] is '`' or '\'')
        {
            return text[at] == '`' ? Name : Literals.IsCharacter(text, at) ? Character : null;
        }

        var prefix = text[at] == '"' ? 0 : text.AsSpan(at).StartsWith("raw\"") ? 3 : 1;
        var quotes = at + prefix < text.Length ? Literals.Run(text, at + prefix, '"') : 0;
        var quote = quotes >= 3 ? Block : Plain;
        quote = quote with { OpenLength = quote.OpenLength + prefix };
        return quotes == 0 ? null : prefix == 0 ? quote : quote.WithHole("${") with { Names = true };
    }

    public static Quote? Swift(string text, int at)
    {
        if (text[at] == '`')
        {
            return Name;
        }

        var hashes = Literals.Run(text, at, '#');
        var quotes = Literals.Run(text, at + hashes, '"');
        if (quotes == 0)
        {
            return null;
        }

        var close = Literals.Repeated('"', quotes >= 3 ? 3 : 1) + Literals.Repeated('#', hashes);
        return new Quote(hashes + close.Length - hashes, close) { Escapes = hashes == 0, MultiLine = quotes >= 3 }
            .WithHole("\\" + Literals.Repeated('#', hashes) + "(", ')');
    }

    public static Quote? Go(string text, int at) => text[at] switch
    {
        '`' => new Quote(1, "`") { MultiLine = true },
        '\'' => Literals.IsCharacter(text, at) ? Character : null,
        _ => Plain,
    };

    /// <summary>A lifetime begins like a character and has no end.</summary>
    public static Quote? Rust(string text, int at)
    {
        if (text[at] is '\'' or '"')
        {
            return text[at] == '"' ? Plain with { MultiLine = true } : Literals.IsCharacter(text, at) ? Character : null;
        }

        var open = text[at] == 'r' ? at : at + 1;
        var raw = open < text.Length && text[open] == 'r';
        open += raw ? 1 : 0;
        var hashes = raw ? Literals.Run(text, open, '#') : 0;
        open += hashes;
        if (open >= text.Length || text[open] is not ('"' or '\''))
        {
            return null;
        }

        return text[open] == '\'' ? (text[at] == 'b' && !raw && Literals.IsCharacter(text, open) ? Character with { OpenLength = 2 } : null)
            : new Quote(open - at + 1, "\"" + Literals.Repeated('#', hashes)) { MultiLine = true, Escapes = !raw };
    }

    public static Quote? C(string text, int at) =>
        text[at] == '"' ? Plain with { Continues = true } : Literals.IsShortText(text, at) ? Character : null;

    public static Quote? Cpp(string text, int at)
    {
        if (text[at] is '"' or '\'')
        {
            return C(text, at);
        }

        var open = text.AsSpan(at, Math.Min(3, text.Length - at)).IndexOf('R') + at + 1;
        var isRaw = open > at && open < text.Length && text[open] == '"'
            && text[at..(open - 1)] is "" or "L" or "u" or "U" or "u8";
        if (!isRaw)
        {
            return null;
        }

        // The standard allows 16 characters between the quote and the parenthesis.
        var delimiter = text.AsSpan(open + 1, Math.Min(17, text.Length - open - 1)).IndexOf('(');
        return delimiter < 0 ? null
            : new Quote(open + 2 + delimiter - at, string.Concat(")", text.AsSpan(open + 1, delimiter), "\""))
            {
                MultiLine = true,
                Delimiter = delimiter + 1,
            };
    }

    public static Quote? Script(string text, int at) => text[at] switch
    {
        '`' => (new Quote(1, "`") { Escapes = true, MultiLine = true }).WithHole("${"),
        _ => new Quote(1, text[at] == '"' ? "\"" : "'") { Escapes = true, Continues = true },
    };

    public static Quote? Dart(string text, int at)
    {
        var prefix = text[at] == 'r' ? 1 : 0;
        var open = at + prefix;
        if (open >= text.Length || text[open] is not ('"' or '\''))
        {
            return null;
        }

        var marks = Literals.Run(text, open, text[open]) >= 3 ? 3 : 1;
        var quote = new Quote(prefix + marks, Literals.Repeated(text[open], marks)) { Escapes = prefix == 0, MultiLine = marks == 3 };
        return prefix == 1 ? quote : quote.WithHole("${") with { Names = true };
    }
}
