using System.Text.RegularExpressions;
using Mcp.Daemon.Code;
using Mcp.Daemon.Code.Web;

namespace Mcp.Daemon.Tools.SecAudit.Flow;

/// <summary>Parameters into which a framework puts what a caller sent.</summary>
internal sealed partial class HandlerParameters
{
    private readonly AuditedFile _file;
    private readonly Dictionary<int, Dictionary<string, string>> _texts = [];
    private readonly Dictionary<(int Function, string Name), RequestSource?> _known = [];
    private readonly ILookup<int, Route> _routes;

    public HandlerParameters(AuditedFile file)
    {
        _file = file;
        _routes = Routes.Of(file.Code).Where(route => route.Function is not null).ToLookup(route => route.Function!.NameToken);
    }

    /// <summary>The parameter of this name of the function around a token, if a route fills it.</summary>
    public RequestSource? Of(string name, int token)
    {
        if (_file.Bodies.FunctionAt(token) is not { } function || !_routes.Contains(function.NameToken))
        {
            return null;
        }

        var key = (function.NameToken, name);
        if (!_known.TryGetValue(key, out var source))
        {
            _known[key] = source = _file.Bodies.HasParameter(function, name) ? Of(function, name) : null;
        }

        return source;
    }

    private RequestSource? Of(Declaration function, string name)
    {
        var (isSegment, converter) = Segment(_routes[function.NameToken].First().Pattern, name);
        return converter is "int" or "float" or "uuid" || !IsFilled(function, name, isSegment)
            ? null
            : new RequestSource(name, function.NameLine, isSegment && converter != "path");
    }

    /// <summary>Whether the name stands for a part of the address, and what it is converted by: <c>path</c> for one with slashes.</summary>
    private static (bool IsSegment, string Converter) Segment(string pattern, string name)
    {
        foreach (var part in pattern.Split('/'))
        {
            var inner = part.Trim('{', '}', '<', '>', ':', '?', '*');
            var colon = inner.IndexOf(':', StringComparison.Ordinal);
            var (before, after) = colon < 0 ? ("", inner) : (inner[..colon], inner[(colon + 1)..]);
            if (inner != part && (after == name || before == name))
            {
                return (true, part.Contains('*', StringComparison.Ordinal) ? "path" : after == name ? before : after);
            }
        }

        return (false, "");
    }

    /// <summary>Where a framework fills only some of the parameters, the others come from the program itself.</summary>
    private bool IsFilled(Declaration function, string name, bool isSegment) => _file.Language switch
    {
        Language.Go or Language.JavaScript => false,
        Language.Python => !Injected().IsMatch(Parameter(function, name)),
        Language.CSharp => !Parameter(function, name).Contains("FromServices", StringComparison.Ordinal) && IsText(function, name),
        _ => isSegment || Sent().IsMatch(Parameter(function, name)),
    };

    // Of objects the members are unknown; of a text all is.
    private bool IsText(Declaration function, string name) => Parameter(function, name).Contains("string", StringComparison.Ordinal);

    /// <summary>The text of a parameter, with its type and marks.</summary>
    private string Parameter(Declaration function, string name)
    {
        if (!_texts.TryGetValue(function.NameToken, out var texts))
        {
            _texts[function.NameToken] = texts = Texts(function);
        }

        return texts.GetValueOrDefault(name, "");
    }

    /// <summary>For each word between the name of a function and its body the parameter in which it stands first.</summary>
    private Dictionary<string, string> Texts(Declaration function)
    {
        var tokens = _file.Tokens;
        var (texts, words, first) = (new Dictionary<string, string>(), new List<string>(), function.NameToken + 1);
        for (var at = function.NameToken + 1; at <= function.BodyToken; at++)
        {
            if (at == function.BodyToken || tokens.Is(at, ','))
            {
                foreach (var word in words)
                {
                    texts.TryAdd(word, tokens.Source(first, at - 1));
                }

                words.Clear();
                first = at + 1;
            }
            else if (tokens.IsWord(at))
            {
                words.Add(tokens.Text(at).ToString());
            }

            at = tokens.Mark(at) is '(' && at > function.NameToken + 1 ? Math.Min(tokens.Close(at), function.BodyToken - 1) : at;
        }

        return texts;
    }

    [GeneratedRegex(@"\b(Depends|Security|BackgroundTasks|Request|Response|WebSocket|Session|int|float|bool|UUID|date|datetime)\b")]
    private static partial Regex Injected();

    [GeneratedRegex(@"@(RequestParam|PathVariable|RequestBody|RequestHeader|CookieValue|ModelAttribute|QueryParam|PathParam|FormParam|Query|Param|Body|Headers)\b")]
    private static partial Regex Sent();
}
