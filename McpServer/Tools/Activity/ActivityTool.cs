using System.Globalization;
using System.Text.RegularExpressions;
using Mcp.Contract;
using Mcp.Daemon.Answers;
using Mcp.Daemon.Logging;
using Mcp.Daemon.Schemas;

namespace Mcp.Daemon.Tools.Activity;

/// <summary>
/// <c>activity</c>: what the daemon's log says of this session, and of the daemon itself. Lines of other sessions are
/// theirs; prompts and answers are in nobody's.
/// </summary>
internal sealed class ActivityTool(LogPath log) : ITool
{
    /// <summary>About an hour of one editor.</summary>
    private const int DefaultLines = 200;

    private static readonly string[] Sources = ["auto", "activity", "server"];

    public ToolDefinition Definition { get; } = new()
    {
        Name = "activity",
        Title = "Activity",
        Description = "Recent log lines of this session.",
        Arguments = new ObjectSchema(
            new Property("lines", PropertyType.Integer, "") { Minimum = 10, Maximum = 5000, Default = "200" },
            new Property("filter", PropertyType.Text, "Regex"),
            new Property("source", PropertyType.Text, "") { Allowed = Sources, Default = "\"auto\"" },
            new Property("since", PropertyType.Text, ""),
            new Property("until", PropertyType.Text, ""),
            new Property("structured", PropertyType.Boolean, "") { Default = "false" }),
        AsksExpert = false,
        Gives = ["activity"],
    };

    public async Task<Answer> RunAsync(ToolCall call, CancellationToken cancellationToken)
    {
        var arguments = call.Arguments;
        var filter = Filter(arguments.Text("filter"));
        var (since, until) = (Instant(arguments, "since"), Instant(arguments, "until"));
        var source = arguments.Text("source") ?? "auto";
        var lines = await SessionLog.ReadAsync(
            log.Path, line => IsWanted(line, call.SessionId, source) && Passes(line, filter, since, until), arguments.Integer("lines") ?? DefaultLines, cancellationToken);
        return new Answer
        {
            Tool = Definition.Name,
            State = AnswerState.Complete,
            Text = lines.Count > 0 ? string.Join('\n', lines.Select(Render))
                : log.Path is null ? "The daemon writes no log here." : filter is null && since is null && until is null ? "The log has no such lines. LOG_LEVEL=debug writes more of them."
                : "The log has no such lines: filter, since and until let none through.",
            Activity = arguments.Flag("structured", otherwise: false) ? [.. lines.Select(line => line.Line)] : null,
        };
    }

    private static bool IsWanted(LogLine line, string session, string source) =>
        (source is not "server" && line.Session == session) || (source is not "activity" && line.Session is null);

    private static bool Passes(LogLine line, Regex? filter, DateTimeOffset? since, DateTimeOffset? until) =>
        (since is null || line.At >= since) && (until is null || line.At <= until) && (filter is null || filter.IsMatch(Render(line)));

    private static string Render(LogLine line) => string.Join(
        ' ', new[] { line.Line.Time, line.Line.Level, line.Line.Tool, line.Line.Call, line.Line.Message }.Where(part => !string.IsNullOrEmpty(part)));

    private static Regex? Filter(string? pattern)
    {
        try
        {
            // Without backtracking no pattern takes longer than the text is long.
            return pattern is null ? null : new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            throw new ToolFailureException(
                ErrorCode.InvalidArgument, $"Reading filter: \"{pattern}\" is no regular expression that can be used here ({e.Message}) Back references and look-arounds are not supported.");
        }
    }

    private static DateTimeOffset? Instant(ToolArguments arguments, string name)
    {
        if (arguments.Text(name) is not { Length: > 0 } text)
        {
            return null;
        }

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? at
            : throw new ToolFailureException(ErrorCode.InvalidArgument, $"Reading {name}: \"{text}\" is no time. Write it as 2026-01-31T14:05:00Z; without a zone it is UTC.");
    }
}
