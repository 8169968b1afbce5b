using Mcp.Daemon.Answers;
using Mcp.Daemon.Code;
using Mcp.Daemon.Code.Expressions;
using Mcp.Daemon.Code.Lexing;
using Mcp.Daemon.Code.Reading;
using Mcp.Daemon.Code.Searching;
using Mcp.Daemon.Secrets;
using Mcp.Daemon.Tools.SecAudit.Flow;
using Mcp.Daemon.Tools.SecAudit.Setup;

namespace Mcp.Daemon.Tools.SecAudit;

/// <summary>A file under audit, with everything that several checks ask of it, each read once.</summary>
internal sealed class AuditedFile
{
    private const int LongestShown = 60;

    private readonly Lazy<IReadOnlyList<Invocation>> _calls;
    private readonly Lazy<IReadOnlyList<Assignment>> _assignments;
    private readonly Lazy<ILookup<string, Assignment>> _assignedTo;
    private readonly Lazy<IReadOnlyList<Setting>> _settings;
    private readonly Lazy<Spans<Setting>> _givenSpans;
    private readonly Lazy<Spans<Invocation>> _callSpans;
    private readonly Lazy<Bodies> _bodies;
    private readonly Lazy<RequestFlow> _requests;
    private readonly Lazy<FixedValues> _fixed;
    private readonly Lazy<IReadOnlyList<ConfigLine>> _config;

    public AuditedFile(SourceFile code, bool isTest)
    {
        (Code, IsTest) = (code, isTest);
        Texts = new MadeTexts(code);
        _calls = new(() => Invocations.Of(code));
        _assignments = new(() => Assignments.Of(code));
        _assignedTo = new(() => Assigned.ToLookup(each => each.Path));
        _settings = new(() => Settings.Of(code, Assigned, Calls));
        _givenSpans = new(() => new Spans<Setting>(Given, set => (set.Token, set.Last)));
        _callSpans = new(() => new Spans<Invocation>([.. Calls.OrderBy(call => call.Token)], call => (call.Token, call.Last)));
        _bodies = new(() => new Bodies(code, Assigned));
        _requests = new(() => new RequestFlow(this));
        _fixed = new(() => new FixedValues(this));
        _config = new(() => ConfigLines.Of(code.Lines));
        Setup = SetupFiles.KindOf(code);
    }

    public SourceFile Code { get; }

    public bool IsTest { get; }

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

    public IReadOnlyList<Invocation> Calls => _calls.Value;

    public IReadOnlyList<Assignment> Assigned => _assignments.Value;

    /// <summary>Those of one path.</summary>
    public IEnumerable<Assignment> AssignedTo(string path) => _assignedTo.Value[path];

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
    public string Shown(int first, int last) => Excerpt.Of(Excerpt.OnOneLine(Tokens.Source(first, last)), LongestShown);

    /// <summary>A finding at a line of this file; what looks like a secret in the line is hidden.</summary>
    public Finding Finding(Weakness weakness, Severity severity, int line, string text, string? fix = null)
    {
        var (quote, masked) = SecretScan.Mask(line >= 1 && line <= Code.Lines.Count ? Code.Lines[line - 1] : "");
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
}
