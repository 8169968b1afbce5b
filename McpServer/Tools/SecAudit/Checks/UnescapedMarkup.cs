using System.Text.RegularExpressions;
using Mcp.Daemon.Answers;
using Mcp.Daemon.Code;
using Mcp.Daemon.Code.Expressions;
using Mcp.Daemon.Code.Reading;
using Mcp.Daemon.Tools.SecAudit.Flow;

namespace Mcp.Daemon.Tools.SecAudit.Checks;

/// <summary>Values that become part of a page without being escaped.</summary>
internal sealed partial class UnescapedMarkup : IAuditCheck
{
    private const string Fix = "Set it as text, or let the template escape it; markup that is wanted goes through a sanitizer.";

    private static readonly Weakness Weakness = new("cross_site_scripting", Owasp.Injection, 79);

    private static readonly string[] Templates = [".html", ".htm", ".jinja", ".jinja2", ".j2", ".cshtml", ".razor", ".erb", ".vue", ".svelte", ".twig", ".njk", ".ejs", ".hbs"];

    public string Title => "markup written without escaping";

    public bool Sees(AuditedFile file) => !file.IsTest && (file.IsCode || IsTemplate(file));

    public IEnumerable<Finding> Check(AuditedFile file)
    {
        var places = IsTemplate(file) ? InTemplate(file) : [];
        return file.Language switch
        {
            Language.JavaScript or Language.TypeScript => places.Concat(InScript(file)),
            Language.Python => InPython(file),
            Language.CSharp => file.Calls.Where(call => call.Path is "Html.Raw").SelectMany(call => Judged(file, call, call.At(0), "writes markup as it is")),
            Language.Php => InPhp(file),
            Language.Go => file.Calls.Where(call => call.Path is "template.HTML" or "template.JS").SelectMany(call => Judged(file, call, call.At(0), "passes by the template's escaping"))
                .Concat(file.Calls.Where(call => call.Path is "fmt.Fprintf" or "fmt.Fprint" or "w.Write" or "io.WriteString").SelectMany(call => Answered(file, call, call.Arguments.Skip(1)))),
            Language.Java or Language.Kotlin => Returning(file).Concat(file.Calls.Where(call => IsPageWriter(file, call)).SelectMany(call => Answered(file, call, call.Arguments))),
            Language.Ruby => file.Calls.Where(call => call.Path is "raw").SelectMany(call => Judged(file, call, call.At(0), "writes markup as it is")),
            _ => places,
        };
    }

    private static bool IsTemplate(AuditedFile file) => Templates.Contains(Path.GetExtension(file.Name).ToLowerInvariant());

    private static IEnumerable<Finding> InScript(AuditedFile file)
    {
        foreach (var set in file.Assigned.Where(set => set.Name is "innerHTML" or "outerHTML"))
        {
            foreach (var finding in Judged(file, set.Line, set.First, set.Last, $"`{set.Path}` becomes markup"))
            {
                yield return finding;
            }
        }

        foreach (var set in file.Given.Where(set => set.Name == "__html"))
        {
            foreach (var finding in Judged(file, set.Line, set.First, set.Last, "dangerouslySetInnerHTML writes markup as it is"))
            {
                yield return finding;
            }
        }

        foreach (var call in file.Calls)
        {
            var markup = call.Path is "document.write" or "document.writeln" ? call.At(0) : call.Name == "insertAdjacentHTML" ? call.At(1) : null;
            var found = markup is not null ? Judged(file, call, markup, $"`{call.Name}` writes markup as it is")
                : call.Path is "res.send" or "res.write" or "res.end" or "response.send" or "reply.send" ? Answered(file, call, call.Arguments)
                : [];
            foreach (var finding in found)
            {
                yield return finding;
            }
        }
    }

    private static IEnumerable<Finding> InPython(AuditedFile file)
    {
        foreach (var call in file.Calls)
        {
            var found = call.Name is "mark_safe" or "Markup" ? Judged(file, call, call.At(0), $"`{call.Name}` declares a text to be safe markup")
                : call.Name is "HttpResponse" or "HTMLResponse" or "make_response" ? Answered(file, call, call.Arguments.Take(1))
                : [];
            foreach (var finding in found)
            {
                yield return finding;
            }
        }

        foreach (var finding in Returning(file))
        {
            yield return finding;
        }
    }

    private static IEnumerable<Finding> Returning(AuditedFile file)
    {
        foreach (var (line, first, last) in Returned(file))
        {
            if (IsMarkup(file, first, last) && file.Requests.In(first, last, Safe.ForMarkup) is { } source)
            {
                yield return Reflected(file, line, source);
            }
        }
    }

    /// <summary>Whether a call writes into a servlet's answer: <c>response.getWriter().println</c>, or on the writer that was kept.</summary>
    private static bool IsPageWriter(AuditedFile file, Invocation call) => call.Name is "print" or "println" or "printf" or "write" or "append" or "format"
        && (call.Qualifier.EndsWith("getWriter()", StringComparison.Ordinal)
            || (call.First == call.Token - 2 && file.Bodies.ValuesOf(call.Qualifier, call.First).Any(value => file.Tokens.Source(Math.Max(value.First, value.Last - 2), value.Last).EndsWith("getWriter()", StringComparison.Ordinal))));

    /// <summary>What the functions of routes give back.</summary>
    private static IEnumerable<(int Line, int First, int Last)> Returned(AuditedFile file)
    {
        for (var at = 0; at < file.Tokens.Count; at++)
        {
            if (file.Tokens.Is(at, "return") && (file.Tokens.StartsLine(at) || file.Language is Language.Java))
            {
                var last = file.Language is Language.Java ? StatementEnd.AtSemicolon(file.Tokens, at + 1, file.Tokens.Count - 1) - 1
                    : StatementEnd.AtLineEnd(file.Tokens, at + 1, file.Tokens.Count - 1, file.Tokens.Indent(at));
                if (last > at)
                {
                    yield return (file.Tokens.Line(at), at + 1, last);
                }
            }
        }
    }

    private static IEnumerable<Finding> InPhp(AuditedFile file)
    {
        List<int> words = [.. Enumerable.Range(0, file.Tokens.Count).Where(at => file.Tokens.Is(at, "echo") || file.Tokens.Is(at, "print"))];
        foreach (var (index, at) in words.Index())
        {
            // In a page no semicolon need end the statement; the next one of its kind is another one.
            var next = index + 1 < words.Count ? words[index + 1] - 1 : file.Tokens.Count - 1;
            var last = StatementEnd.AtSemicolon(file.Tokens, at + 1, next);
            if (file.Requests.In(at + 1, last, Safe.ForMarkup) is { } source)
            {
                yield return Reflected(file, file.Tokens.Line(at), source);
            }
        }
    }

    private static IEnumerable<Finding> Answered(AuditedFile file, Invocation call, IEnumerable<Argument> arguments)
    {
        var all = arguments.ToList();
        if (all.Count == 0 || !all.Exists(argument => IsMarkup(file, argument.First, argument.Last)))
        {
            return [];
        }

        return all.Select(argument => file.Requests.In(argument.First, argument.Last, Safe.ForMarkup)).OfType<RequestSource>().Take(1).Select(source => Reflected(file, call.Line, source));
    }

    private static bool IsMarkup(AuditedFile file, int first, int last) => file.Seen.Of(first, last).Any(text => file.Seen.IsMarkup(text.Made));

    private static Finding Reflected(AuditedFile file, int line, RequestSource source) =>
        file.Finding(Weakness, Severity.High, line, $"The page repeats {source.Words(line)} as it came: whoever makes the link runs script in the reader's browser.", Fix);

    private static IEnumerable<Finding> Judged(AuditedFile file, Invocation call, Argument? markup, string what) =>
        markup is { } value ? Judged(file, call.Line, value.First, value.Last, what) : [];

    private static IEnumerable<Finding> Judged(AuditedFile file, int line, int first, int last, string what)
    {
        if (file.Mentions(first, last, Safe.ForMarkup) || Sanitizing().IsMatch(file.Tokens.Source(first, last)))
        {
            yield break;
        }

        if (file.Requests.In(first, last, Safe.ForMarkup) is { } source)
        {
            yield return file.Finding(Weakness, Severity.High, line, $"{Upper(what)}, and holds {source.Words(line)}, which the caller chooses.", Fix);
        }
        else if (!file.Fixed.Is(first, last))
        {
            yield return file.Finding(
                Weakness, Severity.Medium, line, $"{Upper(what)}: `{file.Shown(first, last)}`; whether it was escaped before is not seen here.", Fix);
        }
    }

    private static IEnumerable<Finding> InTemplate(AuditedFile file)
    {
        foreach (var (index, line) in file.Code.Lines.Index())
        {
            if (line.Length < 2_000 && Raw().Match(line) is { Success: true } raw)
            {
                yield return file.Finding(
                    Weakness, Severity.Medium, index + 1, $"The template writes `{raw.Value.Trim()}` as it is; whether it was escaped before is not seen here.", Fix);
            }
        }
    }

    private static string Upper(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    [GeneratedRegex(@"[Ss]anitiz|DOMPurify|purify|[Ee]scape[HX]|encodeFor|unwrapHtml|\bDomSanitizer\b")]
    private static partial Regex Sanitizing();

    // Jinja's and Django's filter, Razor's Html.Raw, ERB's double equals, Vue's and Svelte's own, Twig's raw, EJS's dash, three braces.
    [GeneratedRegex(@"\{\{[^{}]{1,120}\|\s*(safe|raw)\b[^{}]{0,40}\}\}|@Html\.Raw\([^""][^)]{0,80}\)|<%==[^%]{1,80}%>|\bv-html=""[^""]{1,80}""|\{@html\s[^}]{1,80}\}|<%-(?!\s*include)[^%]{1,80}%>|\{\{\{[^{}]{1,80}\}\}\}|\.html_safe\b")]
    private static partial Regex Raw();
}
