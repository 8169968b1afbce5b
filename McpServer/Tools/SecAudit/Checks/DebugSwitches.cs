using System.Text.RegularExpressions;
using Mcp.Daemon.Answers;
using Mcp.Daemon.Code;

namespace Mcp.Daemon.Tools.SecAudit.Checks;

/// <summary>Settings of development that show a service's inside to whoever calls it.</summary>
internal sealed partial class DebugSwitches : IAuditCheck
{
    private const string Fix = "Take it from the environment, and let it be off where nothing is set.";

    private static readonly Weakness Weakness = new("debug_enabled", Owasp.Configuration, 489);

    public string Title => "debugging left on";

    public bool Sees(AuditedFile file) => !file.IsTest && (file.IsCode || IsWebConfig(file));

    public IEnumerable<Finding> Check(AuditedFile file) => file.Language switch
    {
        Language.Python => InPython(file),
        _ when IsWebConfig(file) => InWebConfig(file),
        _ => [],
    };

    private static bool IsWebConfig(AuditedFile file) => file.Name.EndsWith(".config", StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<Finding> InPython(AuditedFile file)
    {
        foreach (var call in file.Calls.Where(call => call.Name == "run" && call.Named("debug") is { } debug && file.Is(debug.First, debug.Last, "True")))
        {
            if (file.Imports("flask", "bottle", "quart", "dash"))
            {
                yield return file.Finding(
                    Weakness, Severity.High, call.Line, "The server runs with its debugger on: an error page lets whoever caused it run code.", Fix);
            }
        }

        // Settings of Django; those for development are meant so.
        var isSettings = Settings().IsMatch(file.Name) && !Development().IsMatch(file.Name);
        foreach (var set in file.Assigned.Where(set => isSettings && set.Path is "DEBUG" && file.Is(set.First, set.Last, "True") && file.Tokens.Indent(set.Token) == 0))
        {
            yield return file.Finding(Weakness, Severity.Medium, set.Line, "DEBUG is on: error pages show settings, code and values to whoever caused the error.", Fix);
        }

        foreach (var set in file.Assigned.Where(set => set.Path is "app.debug" && file.Is(set.First, set.Last, "True")))
        {
            yield return file.Finding(Weakness, Severity.Medium, set.Line, "Debugging is on: error pages show code and values to whoever caused the error.", Fix);
        }
    }

    private static IEnumerable<Finding> InWebConfig(AuditedFile file)
    {
        foreach (var (index, line) in file.Code.Lines.Index().Where(line => line.Item.Length < 2_000))
        {
            if (Compilation().IsMatch(line))
            {
                yield return file.Finding(Weakness, Severity.Medium, index + 1, "Compilation for debugging is on.", "Set debug to false, or leave it out.");
            }
            else if (Errors().IsMatch(line))
            {
                yield return file.Finding(Weakness, Severity.Medium, index + 1, "Every caller gets the details of errors.", "Set the mode to RemoteOnly or On.");
            }
        }
    }

    [GeneratedRegex(@"(^|/)settings(/|\.py$|_\w+\.py$)")]
    private static partial Regex Settings();

    [GeneratedRegex("(^|[/_.-])(dev|develop|development|local|tests?|testing|debug)([/_.-]|$)")]
    private static partial Regex Development();

    [GeneratedRegex(@"<compilation\b[^>]{0,200}\bdebug=""true""", RegexOptions.IgnoreCase)]
    private static partial Regex Compilation();

    [GeneratedRegex(@"<customErrors\b[^>]{0,200}\bmode=""Off""", RegexOptions.IgnoreCase)]
    private static partial Regex Errors();
}
