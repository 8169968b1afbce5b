using System.Text.Json;
using Mcp.Daemon.Answers;

namespace Mcp.Daemon.Workflows.Answering;

/// <summary>
/// The members of one finding, sorted by what they mean. What has no place of its own in a finding, or takes a place that
/// is taken, goes into its text with its name, so that no word is lost.
/// </summary>
internal sealed class FindingMembers
{
    private readonly List<string> _texts = [];
    private readonly List<string> _rest = [];
    private string? _title;
    private string? _kind;
    private string? _file;
    private string? _quote;
    private string? _fix;
    private int? _line;
    private int? _endLine;
    private Severity? _severity;

    public FindingMembers(JsonElement finding)
    {
        foreach (var member in Member.Of(finding).Where(member => member.HasContent))
        {
            if (!Take(FindingRoles.Of(member.Name), member.Value))
            {
                _rest.Add(ValueText.Named(member.Name, member.Value));
            }
        }
    }

    /// <summary>The finding, or null when it says nothing at all.</summary>
    /// <param name="label">Under what name it stood in a map: a severity, a file, or a name that its text begins with.</param>
    public Finding? Finding(string? label)
    {
        var severity = label is null ? null : SeverityWords.Read(label);
        if (severity is null && _file is null && label?.AsSpan().ContainsAny('.', '/') is true)
        {
            TakePlace(FindingPlace.Read(label) is { File: not null } place ? place : new FindingPlace(label, null, null));
            label = null;
        }

        var text = Text(severity is null ? label : null);
        return text is null && _severity is null && _kind is null && _file is null && _line is null && _quote is null && _fix is null ? null : new Finding
        {
            Kind = _kind ?? "issue",
            Severity = _severity ?? severity ?? Severity.Medium,
            Text = text ?? "(no description)",
            File = _file,
            Line = _line,
            EndLine = _endLine > _line ? _endLine : null,
            Quote = _quote,
            Source = FindingSource.Expert,
            Fix = _fix,
        };
    }

    private string? Text(string? label)
    {
        string?[] lead = [label, _title];
        var head = string.Join(": ", lead.OfType<string>());
        var body = string.Join('\n', _texts.Distinct());
        var first = head.Length > 0 && body.Length > 0 ? $"{head}: {body}" : head + body;
        var all = string.Join('\n', first.Length > 0 ? [first, .. _rest] : _rest);
        return all.Length > 0 ? all : null;
    }

    private bool Take(FindingRole role, JsonElement value) => role switch
    {
        FindingRole.Title when _title is null => Take(ref _title, value, oneLine: true),
        FindingRole.Title or FindingRole.Text => AddText(value),
        FindingRole.Kind => Take(ref _kind, value, oneLine: true),
        FindingRole.Severity => TakeSeverity(value),
        FindingRole.File => TakeFile(value),
        FindingRole.Line => TakePlace(FindingPlace.Read(value)),
        FindingRole.EndLine => TakeEnd(value),
        FindingRole.Quote => Take(ref _quote, value, oneLine: false),
        FindingRole.Fix => Take(ref _fix, value, oneLine: false),
        _ => false,
    };

    private static bool Take(ref string? place, JsonElement value, bool oneLine)
    {
        var text = value.ValueKind is JsonValueKind.Array && value.EnumerateArray().All(item => item.ValueKind is JsonValueKind.String)
            ? string.Join('\n', value.EnumerateArray().Select(item => item.GetString()))
            : value.ValueKind is JsonValueKind.String ? value.GetString() : null;
        if (place is not null || string.IsNullOrWhiteSpace(text) || (oneLine && text.Contains('\n', StringComparison.Ordinal)))
        {
            return place is not null && place == text;
        }

        place = text;
        return true;
    }

    private bool AddText(JsonElement value)
    {
        _texts.Add(ValueText.Of(value));
        return true;
    }

    private bool TakeSeverity(JsonElement value)
    {
        if (_severity is not null || value.ValueKind is not JsonValueKind.String || SeverityWords.Read(value.GetString()!) is not { } severity)
        {
            return false;
        }

        _severity = severity;
        // "Critical, because it is reachable" says more than its first word.
        return value.GetString()!.Count(char.IsLetter) <= 16;
    }

    private bool TakeFile(JsonElement value)
    {
        if (!Take(ref _file, value, oneLine: true))
        {
            return false;
        }

        if (FindingPlace.Read(_file!) is { File: { } file } place)
        {
            _file = file;
            return SetLines(place);
        }

        return true;
    }

    private bool TakePlace(FindingPlace? place)
    {
        if (place is not { } at || (at.File is not null && _file is not null && at.File != _file))
        {
            return false;
        }

        _file ??= at.File;
        return SetLines(at);
    }

    private bool SetLines(FindingPlace place)
    {
        if (_line is not null && place.Line is not null && place.Line != _line)
        {
            return false;
        }

        (_line, _endLine) = (place.Line ?? _line, place.EndLine ?? _endLine);
        return true;
    }

    private bool TakeEnd(JsonElement value)
    {
        if (FindingPlace.Read(value) is not { File: null, EndLine: null } place)
        {
            return false;
        }

        _endLine ??= place.Line;
        return true;
    }
}
