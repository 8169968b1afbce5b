using Mcp.Daemon.Answers;
using Mcp.Daemon.Code;
using Mcp.Daemon.Code.Expressions;
using Mcp.Daemon.Code.Lexing;
using Mcp.Daemon.Code.Reading;
using Mcp.Daemon.Code.Searching;
using Mcp.Daemon.Secrets;
using Mcp.Daemon.Tools.SecAudit.Checks;
using Mcp.Daemon.Tools.SecAudit.Flow;
using Mcp.Daemon.Tools.SecAudit.Setup;

namespace Mcp.Daemon.Tools.SecAudit;

/// <summary>A file under audit, with everything that several checks ask of it, each read once.</summary>
internal sealed class AuditedFile
{
    /// <summary>An expression inside a sentence.</summary>
    private const int LongestShown = 60;

    /// <summary>
    /// Calls, and values that are given a name, that may stand in each other: nobody nests deeper, and checks that look through
    /// all of each look at no token more often. Values whose end is not seen look as if they held those behind them, too.
    /// </summary>
    private const int Deepest = 32;

    private readonly Lazy<IReadOnlyList<Invocation>> _calls;
    private readonly Lazy<IReadOnlyList<Assignment>> _assignments;
    private readonly Lazy<ILookup<int, Assignment>> _assignedFrom;
    private readonly Lazy<IReadOnlyList<Setting>> _settings;
    private readonly Lazy<Spans<Setting>> _givenSpans;
    private readonly Lazy<Spans<Invocation>> _callSpans;
    private readonly Lazy<Bodies> _bodies;
    private readonly Lazy<RequestFlow> _requests;
    private readonly Lazy<FixedValues> _fixed;
    private readonly Lazy<IReadOnlyList<ConfigLine>> _config;
    private readonly Lazy<HashSet<string>> _imports;
    private readonly Lazy<PasswordNames> _passwords;
    private readonly Lazy<SeenText> _seen;
    private readonly Dictionary<int, (string Text, bool IsMasked)> _quotes = [];

    /// <param name="cancellationToken">Of the call that the audit is for: what takes long in one file breaks off with it.</param>
    public AuditedFile(SourceFile code, bool isTest, CancellationToken cancellationToken)
    {
        (Code, IsTest, Cancellation) = (code, isTest, cancellationToken);
        Texts = new MadeTexts(code);
        _calls = new(() => NotTooDeep(Invocations.Of(code), call => (call.Token, call.Last), Deepest));
        _assignments = new(() => NotTooDeep(Assignments.Of(code), set => (set.Token, set.Last), Deepest));
        _assignedFrom = new(() => Assigned.ToLookup(each => each.First));
        _settings = new(() => NotTooDeep(Settings.Of(code, Assigned, Calls), set => (set.Token, set.Last), Deepest));
        _givenSpans = new(() => new Spans<Setting>(Given, set => (set.Token, set.Last)));
        _callSpans = new(() => new Spans<Invocation>([.. Calls.OrderBy(call => call.Token)], call => (call.Token, call.Last)));
        _bodies = new(() => new Bodies(code, Assigned));
        _requests = new(() => new RequestFlow(this));
        _fixed = new(() => new FixedValues(this));
        _config = new(() => ConfigLines.Of(code.Lines));
        _imports = new(() => [.. code.Imported.Select(import => import.Target)]);
        _seen = new(() => new SeenText(this));
        _passwords = new(() => new PasswordNames(this));
        Setup = SetupFiles.KindOf(code);
    }

    public SourceFile Code { get; }

    public bool IsTest { get; }

    public CancellationToken Cancellation { get; }

    /// <summary>Whether comments, strings and code can be told apart in it, and something is done by it.</summary>
    public bool IsCode => Languages.IsCode(Language) && Language is not Language.Sql;

    /// <summary>Which file of a service's setup it is, if one.</summary>
    public SetupKind Setup { get; }

    /// <summary>Its lines as YAML has them.</summary>
    public IReadOnlyList<ConfigLine> Config => _config.Value;

    public string Name => Code.Path;

    public Language Language => Code.Language;

    public TokenList Tokens => Code.Tokens;

    public MadeTexts Texts { get; }

    /// <summary>The texts that arguments may be.</summary>
    public SeenText Seen => _seen.Value;

    /// <summary>Which variables hold passwords.</summary>
    public PasswordNames Passwords => _passwords.Value;

    /// <summary>Whether it imports one of some modules.</summary>
    public bool Imports(params ReadOnlySpan<string> targets)
    {
        foreach (var target in targets)
        {
            if (_imports.Value.Contains(target))
            {
                return true;
            }
        }

        return false;
    }

    public IReadOnlyList<Invocation> Calls => _calls.Value;

    public IReadOnlyList<Assignment> Assigned => _assignments.Value;

    /// <summary>Those whose value begins with a token.</summary>
    public IEnumerable<Assignment> AssignedFrom(int token) => _assignedFrom.Value[token];

    /// <summary>Whatever is given a value under a name.</summary>
    public IReadOnlyList<Setting> Given => _settings.Value;

    /// <summary>The call that something is an argument of; null where it is none.</summary>
    public Invocation? CallAround(Setting set) => _callSpans.Value.Around(set.Token).FirstOrDefault(call => call.Token < set.Token && call.Last > set.Last);

    /// <summary>What is given a value among the arguments of a call.</summary>
    public IEnumerable<Setting> GivenIn(Invocation call) => _givenSpans.Value.Between(call.Token, call.Last);

    public Bodies Bodies => _bodies.Value;

    /// <summary>Where data of a request flows.</summary>
    public RequestFlow Requests => _requests.Value;

    /// <summary>Which values are the same in every run.</summary>
    public FixedValues Fixed => _fixed.Value;

    /// <summary>Whether an expression is this one word.</summary>
    public bool Is(int first, int last, string word) => first == last && Tokens.Is(first, word);

    /// <summary>The content of an expression that is a literal and nothing else; null for anything else.</summary>
    public string? Literal(int first, int last) => Texts.Of(first, last) is { Holes.Count: 0 } text ? text.Written : null;

    /// <summary>Whether one of these names stands between two tokens.</summary>
    public bool Mentions(int first, int last, WordSet names)
    {
        for (var at = first; at <= last; at++)
        {
            if (names.Has(Tokens, at))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What is given a value on a token's line, and the function around it: what the token's value is for.</summary>
    public IEnumerable<string> PurposesOf(int token)
    {
        foreach (var each in _givenSpans.Value.Around(token).Where(each => each.First <= token).Reverse())
        {
            yield return each.Name;
        }

        if (Bodies.FunctionAt(token) is { } function)
        {
            yield return function.Name;
        }
    }

    /// <summary>Code as it is written, on one line and short enough for a sentence.</summary>
    public string Shown(int first, int last) =>
        Excerpt.Of(Excerpt.OnOneLine(Tokens.Source(first, Math.Min(last, first + (2 * LongestShown)))), LongestShown);

    /// <summary>A finding at a line of this file; what looks like a secret in the line is hidden.</summary>
    public Finding Finding(Weakness weakness, Severity severity, int line, string text, string? fix = null)
    {
        Cancellation.ThrowIfCancellationRequested();
        if (!_quotes.TryGetValue(line, out var shown))
        {
            _quotes[line] = shown = SecretScan.Mask(line >= 1 && line <= Code.Lines.Count ? Code.Lines[line - 1] : "");
        }

        var (quote, masked) = shown;
        return new Finding
        {
            Kind = weakness.Kind,
            Severity = severity,
            Text = $"{text} {weakness.Label}",
            File = Name,
            Line = line,
            Quote = quote.Length > 0 ? quote : null,
            Masked = masked ? true : null,
            Source = FindingSource.Local,
            Fix = fix,
        };
    }

    private static List<T> NotTooDeep<T>(IReadOnlyList<T> parts, Func<T, (int First, int Last)> span, int deepest)
    {
        var (kept, open) = (new List<T>(parts.Count), new Stack<int>());
        foreach (var part in parts)
        {
            var (first, last) = span(part);
            while (open.TryPeek(out var end) && end < first)
            {
                open.Pop();
            }

            if (open.Count < deepest)
            {
                kept.Add(part);
            }

            open.Push(last);
        }

        return kept;
    }
}
