using Mcp.Daemon.Answers;
using Mcp.Daemon.Code;
using Mcp.Daemon.Tools.Debug.Traces;
using Mcp.Daemon.Tools.Words;

namespace Mcp.Daemon.Tools.Debug.Places;

/// <summary>Whether a file is the one that a frame was written about, judged by what the trace itself says of the line.</summary>
/// <param name="Fits">True when the quoted line or the function agrees, false when one cannot; null when the trace says too little.</param>
/// <param name="WhyNot">Why it cannot, as the second half of a sentence.</param>
internal readonly record struct FrameFit(bool? Fits, string? WhyNot)
{
    /// <summary>A shorter piece of a line stands in many.</summary>
    private const int FewestQuoted = 8;

    public static FrameFit Of(StackFrame frame, SourceFile file)
    {
        var line = frame.Line ?? 0;
        if (line < 1 || line > file.Lines.Count)
        {
            return new FrameFit(false, $"the file has {Counted.Of(file.Lines.Count, "line")}");
        }

        return frame.Quote is { } quote ? ByQuote(quote, line, file) : ByFunction(FunctionName.Of(frame), line, file);
    }

    private static FrameFit ByQuote(string quote, int line, SourceFile file)
    {
        if (IsSame(quote, file.Lines[line - 1]))
        {
            return new FrameFit(true, null);
        }

        var elsewhere = Enumerable.Range(1, file.Lines.Count).Where(at => IsSame(quote, file.Lines[at - 1])).ToList();
        var where = elsewhere.Count == 0 ? "stands nowhere in the file" : $"stands in line {string.Join(", ", elsewhere.Take(3))} now";
        return new FrameFit(false, $"the trace shows \"{ShownLine.Of(quote, 80)}\" there, which {where}");
    }

    private static FrameFit ByFunction(FunctionName name, int line, SourceFile file)
    {
        if (name.Member is not { } member)
        {
            return new FrameFit(null, null);
        }

        var around = Surroundings.Of(file, line).ToList();
        var isConstructor = member == name.Type || member is "constructor";
        if (around.Any(declared => declared.Name == member || (isConstructor && declared.Name == name.Type)))
        {
            return new FrameFit(true, null);
        }

        var declared = file.Declared.Where(each => each.Name == member && each.Kind is DeclarationKind.Function or DeclarationKind.Property).ToList();
        if (declared.Count > 0)
        {
            var lies = around.Count > 0 ? $"lies in {new Symbol(file, around[0]).Name}" : "lies in no function";
            return new FrameFit(false, $"line {line} {lies}, and {member} is in {Lines(declared)}");
        }

        // A name that stands there undeclared may have been given at run time.
        return file.Lines.Any(text => text.Contains(member, StringComparison.Ordinal))
            ? new FrameFit(null, null)
            : new FrameFit(false, $"the file has no {member}");
    }

    private static string Lines(List<Declaration> declared) => string.Join(
        " and ", declared.Take(3).Select(each => each.Line == each.EndLine ? $"line {each.Line}" : $"lines {each.Line}-{each.EndLine}"));

    /// <summary>White space apart; who copies a trace may have cut the line.</summary>
    private static bool IsSame(string quote, string line)
    {
        var (cited, here) = (Excerpt.OnOneLine(quote), Excerpt.OnOneLine(line));
        var cut = cited.TrimEnd('.', '…', ' ');
        return cited == here || (cut.Length >= FewestQuoted && cut.Length < cited.Length && here.StartsWith(cut, StringComparison.Ordinal));
    }
}
