namespace Mcp.Daemon.Code.Lexing;

/// <summary>Code inside a string, up to the mark that ends it and lets the string go on.</summary>
internal sealed class Hole(Quote quote)
{
    public Quote Quote => quote;

    /// <summary>How many brackets of the hole's own kind stand open in it.</summary>
    public int Depth { get; set; }

    public char Open => Close == ')' ? '(' : '{';

    public char Close => quote.HoleClose;

    /// <summary>A hole of several braces ends with as many; <c>${</c> and <c>{$</c> end with one.</summary>
    public int CloseLength => quote.Hole is { } mark && mark.AsSpan().IndexOfAnyExcept('{') < 0 ? mark.Length : 1;

    /// <summary>Where the code of a hole begins if the string has one at this position, or how far to go on if it has not.</summary>
    public static bool Begins(in Quote quote, string text, int at, out int next)
    {
        next = at;
        if (quote.Hole is not { } mark || text[at] != mark[0])
        {
            return false;
        }

        if (mark[0] == '{' && mark[^1] == '{')
        {
            var run = Literals.Run(text, at, '{');
            next = at + run;
            return quote.HoleDoubles ? run % 2 == 1 : run >= mark.Length;
        }

        if (string.CompareOrdinal(text, at, mark, 0, mark.Length) != 0)
        {
            return false;
        }

        // In PHP the dollar belongs to the name that follows.
        next = at + (mark == "{$" ? 1 : mark.Length);
        return true;
    }
}
